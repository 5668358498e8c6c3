// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QStringList>

namespace Chaos {

/// What an edit does to a value of the plan, member by member (see `PlanJson`): so that it can be
/// made, or taken back, although other members of the same value have changed meanwhile.
struct MemberChange
{
    QJsonObject from{};
    QJsonObject to{};

    /// `now` with the changed members as they are in `to`, and all others as they were.
    [[nodiscard]] QJsonObject appliedTo(const QJsonObject &now) const;
    /// The same, but only for members that are still as they are in `from`: what somebody else has
    /// changed since then stays.
    [[nodiscard]] QJsonObject dueIn(const QJsonObject &now) const;
    /// The changed members, sorted.
    [[nodiscard]] QStringList members() const;
};

} // namespace Chaos
