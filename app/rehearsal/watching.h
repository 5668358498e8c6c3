// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/matching.h"

#include <QStringList>

namespace Chaos {

/// What the people of an unattended rehearsal read off the room's screen: questions to a day about
/// one run. Pure.
class Watching
{
public:
    Watching(const Day &day, const Run &run, const Experiment &experiment, Instant now);

    /// Every host has been seen, no alert is about to fire, and whoever is on call knows of those
    /// that do.
    [[nodiscard]] bool isCalm() const;

    /// Names of alerts that fire since the trigger and that nobody named.
    [[nodiscard]] QStringList firingUnexpectedly() const;
    /// Name of a guard alert that fires since the trigger, or nothing.
    [[nodiscard]] QString firingGuard() const;

    enum class Outcome { Open, Known, FiredBefore };
    [[nodiscard]] Outcome outcomeOf(const ExpectedAlert &expected) const;
    /// The outcome of every expected alert is known, and told to somebody where that can be seen;
    /// a moment has passed in which others might have fired.
    [[nodiscard]] bool isOutcomeSeen() const;
    [[nodiscard]] bool isTimeBoxOver() const;

    /// What was up at the trigger is up again, and no alert is active that was not active before.
    [[nodiscard]] bool isAsBefore() const;

private:
    [[nodiscard]] bool isFiringSinceTrigger(const Lane &lane) const;
    [[nodiscard]] bool hasOnCall() const;
    [[nodiscard]] bool wasTold(const std::string &alert) const;
    [[nodiscard]] std::optional<Instant> settledAt(const ExpectedAlert &expected) const;
    [[nodiscard]] bool wasUp(const QString &host, Instant when) const;
    [[nodiscard]] bool isUp(const QString &host) const;
    [[nodiscard]] Instant trigger() const;

    const Day &m_day;
    const Run &m_run;
    const Experiment &m_experiment;
    Instant m_now;
};

} // namespace Chaos
