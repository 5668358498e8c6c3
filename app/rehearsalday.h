// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/rehearsal.h"
#include "app/rehearsal/staging.h"
#include "models/day/plan.h"

#include <QObject>

namespace Chaos {

class OpenDay;

/// A rehearsal: a staging of its own, and the chaos day that is played on it.
class RehearsalDay final : public QObject
{
    Q_OBJECT

public:
    explicit RehearsalDay(const Clock &clock, QObject *parent = nullptr);

    /// Starts the staging. Gives the plan of the day, at the addresses where the staging listens.
    [[nodiscard]] Outcome<Plan> open();
    /// From here on the staging does what the day's entries say.
    void begin(OpenDay &day);

private:
    const Clock &m_clock;
    Staging m_staging;
    Rehearsal m_rehearsal;
    Plan m_plan;
};

} // namespace Chaos
