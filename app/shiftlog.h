// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QStringList>

#include <map>

namespace Chaos {

/// What has happened on a day since it was looked at last, a line each, with the time (UTC) and how
/// long after the trigger: what the story tells, and of each expected alert when it was known and
/// when somebody was told. Everything from outside is tamed.
class ShiftLog
{
public:
    /// What the day tells already is no news.
    void begin(const Day &day);
    [[nodiscard]] QStringList news(const Day &day, Instant now);

private:
    struct Seen
    {
        bool isKnown = false;
        bool isTold = false;
    };

    void addStory(const Day &day, QStringList &lines);
    void addAlerts(const Day &day, Instant now, QStringList &lines);

    std::size_t m_told = 0; ///< lines of the story
    std::map<QString, Seen> m_seen; ///< by experiment, alert and source
};

/// "03:00:12  T+0:08.3    text"; `trigger`: nothing where it is not applied.
[[nodiscard]] QString shiftLine(Instant at, const std::optional<Stamp> &trigger,
                                const QString &text);

} // namespace Chaos
