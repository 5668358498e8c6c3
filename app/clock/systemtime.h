// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

namespace Chaos {

/// The two clocks of the machine and the name of its running boot: the only place that reads them.
class SystemTime
{
public:
    SystemTime() = default;
    SystemTime(const SystemTime &) = delete;
    SystemTime &operator=(const SystemTime &) = delete;
    virtual ~SystemTime() = default;

    /// Time since the machine was started, including sleep; never steps (CLOCK_BOOTTIME).
    [[nodiscard]] virtual Micros sinceBoot() const;
    /// What the desk's wall clock shows; steps whenever somebody sets it (CLOCK_REALTIME).
    [[nodiscard]] virtual Instant wall() const;
    /// Another one after every start of the machine; empty where the kernel does not tell.
    [[nodiscard]] virtual QString bootId() const;
};

} // namespace Chaos
