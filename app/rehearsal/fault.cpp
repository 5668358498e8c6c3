// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/fault.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

std::optional<Fault> Fault::read(const QString &text)
{
    static const QRegularExpression form(u"^\\s*([a-z]+)(?:\\s+(\\d{1,5})\\s*ms)?\\s*$"_s);
    const auto match = form.match(text);
    const Kind kind = valueIn(faultWords, match.captured(1).toStdString(), Kind::None);
    const bool hasDelay = !match.captured(2).isEmpty();
    if (kind == Kind::None || (hasDelay && kind != Kind::Slow))
        return {};
    if (kind != Kind::Slow)
        return Fault{kind, 0ms};
    return Fault{kind, hasDelay ? std::chrono::milliseconds(match.captured(2).toInt()) : 1500ms};
}

} // namespace Chaos
