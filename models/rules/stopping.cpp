// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/stopping.h"

#include "models/day/entries.h"

#include <QCoreApplication>

namespace Chaos {

namespace {

struct Stopping
{
    Q_DECLARE_TR_FUNCTIONS(Stopping)
};

Failure refusal(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

constexpr qsizetype longestReason = 500; ///< characters of a reason

} // namespace

Outcome<Entry> raiseStop(const Day &day, const QString &reason)
{
    if (day.stop())
        return refusal(Stopping::tr("The emergency stop is raised already."));
    return Entries::stopRaised(reason.simplified().left(longestReason));
}

Outcome<Entry> liftStop(const Day &day, const QString &why)
{
    if (!day.stop())
        return refusal(Stopping::tr("No emergency stop is raised."));
    const Run *run = day.current();
    if (run && run->isApplied())
        return refusal(Stopping::tr("Something is still applied. Confirm the reset first (F10), "
                                    "then lift the stop."));
    if (why.trimmed().isEmpty())
        return refusal(Stopping::tr("Say in a line why it is safe to go on."));
    return Entries::stopLifted(why.simplified().left(longestReason));
}

} // namespace Chaos
