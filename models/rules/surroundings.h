// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

namespace Chaos {

/// What a day's experiments are judged against, made ready to be asked for thousands of alerts:
/// `Surroundings around(day);` once, then every rule for every experiment. Refers to the day, which
/// must outlive it and not change meanwhile.
class Surroundings
{
public:
    explicit Surroundings(const Day &day);

    [[nodiscard]] const Day &day() const { return m_day; }
    [[nodiscard]] const Plan &plan() const { return m_day.plan(); }

private:
    const Day &m_day;
};

} // namespace Chaos
