// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QString>

namespace Chaos {

/// A day of the store, as the start page lists it.
struct RecentDay
{
    enum class State : std::uint8_t {
        Planned, ///< nothing has been started yet
        UnderWay, ///< an experiment is under way, or was and others are still queued
        Held, ///< nothing is left in the queue
    };

    QString key{}; ///< what dayRequested() gives back
    QString title{};
    QDate date{}; ///< invalid: none given
    int experiments = 0;
    int performed = 0;
    State state = State::Planned;
    bool isRehearsal = false; ///< and no day that was held for real
    QString applied{}; ///< title of the experiment whose fault was not taken back; empty: none
    bool operator==(const RecentDay &) const = default;
};

/// "in 16 days", "today", "yesterday", "3 weeks ago".
[[nodiscard]] QString distanceOf(QDate date, QDate today);

} // namespace Chaos
