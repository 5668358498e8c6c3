// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

namespace Chaos {

/// Where "now" comes from. The room's own (app/clock) never steps while the program runs, whatever
/// happens to the desk's wall clock; a test's moves when it is told to.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Instant now() const = 0;
};

/// A clock that stands still until it is set.
class SetClock final : public Clock
{
public:
    explicit SetClock(Instant now = {})
        : m_now(now)
    {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(Micros by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace Chaos
