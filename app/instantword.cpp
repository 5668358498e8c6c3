// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/instantword.h"

#include <QDateTime>
#include <QTime>

namespace Chaos {

using namespace Qt::StringLiterals;

std::optional<InstantWord> InstantWord::read(const QString &word)
{
    if (const auto whole = fromRfc3339(word.toStdString()))
        return InstantWord{.whole = whole};
    for (const QString &format : {u"H:mm"_s, u"H:mm:ss"_s, u"H:mm:ss.z"_s}) {
        const QTime time = QTime::fromString(word, format);
        if (time.isValid())
            return InstantWord{.sinceMidnight =
                                   std::chrono::milliseconds(time.msecsSinceStartOfDay())};
    }
    return {};
}

Instant InstantWord::on(QDate date) const
{
    if (whole)
        return *whole;
    const QDateTime midnight(date, QTime(0, 0), Qt::UTC);
    return instantOf(midnight.toMSecsSinceEpoch() * 1000) + sinceMidnight;
}

} // namespace Chaos
