// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/stepdeed.h"
#include "models/day/clock.h"

#include <QObject>
#include <QTimer>

namespace Chaos {

/// One deed under way: starts once, ends exactly once, and not much later than it may.
class Performance : public QObject
{
    Q_OBJECT

public:
    Performance(const Activity &activity, const Clock &clock, QObject *parent);

    void start();
    /// Ends it as stopped, as soon as that can be.
    void stop();

signals:
    /// Without its key, and not yet held against a tolerance.
    void ended(const Chaos::StepEnd &end);

protected:
    virtual void begin() = 0;
    /// The time is over, or somebody said so: to be ended.
    virtual void cut() = 0;

    void acted(Micros plusMinus);
    void end(StepEnd end);
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// How it ended where it was cut; nothing: it was not.
    [[nodiscard]] const std::optional<StepOutcome> &cutAs() const { return m_cutAs; }
    [[nodiscard]] QString whyCut() const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    void cutAs(StepOutcome outcome);

    const Clock &m_clock;
    Micros m_timeout;
    QTimer m_deadline;
    std::optional<Stamp> m_actedAt;
    std::optional<StepOutcome> m_cutAs;
    bool m_hasEnded = false;
};

} // namespace Chaos
