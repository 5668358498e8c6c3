// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingasurvey.h"

#include "app/sources/icingaparser.h"

namespace Chaos::IcingaSurvey {

Outcome<Survey> status(const QByteArray &body)
{
    const auto status = IcingaParser::status(body);
    if (!status)
        return status.failure();
    return Survey{};
}

} // namespace Chaos::IcingaSurvey
