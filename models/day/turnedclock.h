// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"

#include <optional>

namespace Chaos {

/// Another clock, until it is turned to an instant of the past, where it stands until it is turned
/// on: for screens that show the day as it was. Of one thread.
class TurnedClock final : public Clock
{
public:
    /// `present` has to live longer.
    explicit TurnedClock(const Clock &present)
        : m_present(present)
    {}

    [[nodiscard]] Instant now() const override { return m_past ? *m_past : m_present.now(); }
    [[nodiscard]] const Clock &present() const { return m_present; }
    void turnTo(Instant past) { m_past = past; }
    void turnBack() { m_past.reset(); }

private:
    const Clock &m_present;
    std::optional<Instant> m_past;
};

} // namespace Chaos
