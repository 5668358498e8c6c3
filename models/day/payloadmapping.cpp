// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/payloadmapping.h"

namespace Chaos {

using namespace Qt::StringLiterals;

QStringList customaryOver()
{
    return {u"resolved"_s, u"ok"_s, u"closed"_s, u"recovered"_s};
}

bool isJsonPointer(QStringView text)
{
    if (!text.isEmpty() && !text.startsWith(u'/'))
        return false;
    for (qsizetype at = text.indexOf(u'~'); at >= 0; at = text.indexOf(u'~', at + 1)) {
        const QStringView escape = text.mid(at + 1, 1);
        if (escape != u"0" && escape != u"1")
            return false;
    }
    return true;
}

} // namespace Chaos
