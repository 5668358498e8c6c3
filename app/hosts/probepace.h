// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/staginghost.h"

namespace Chaos {

/// How long after the start of one probe the next begins.
///
/// The planned interval is kept while it matters when a host comes back. A host that has failed 300
/// times in a row is nobody's experiment any more: the pause then doubles every sixty failures, up
/// to eight intervals or thirty seconds, give or take a tenth, so that a dead environment is not
/// knocked at in step. Longer pauses than planned can also be wished for, of any host.
class ProbePace
{
public:
    explicit ProbePace(const Probe &probe);

    /// `dice` is any random number; `atLeast`, give or take a tenth.
    [[nodiscard]] Micros pause(int failuresInARow, quint32 dice, Micros atLeast = {}) const;
    [[nodiscard]] Micros interval() const { return m_interval; }
    /// Between 50 ms and a minute, whatever the plan says.
    [[nodiscard]] Micros timeout() const { return m_timeout; }

private:
    [[nodiscard]] Micros usual(int failuresInARow) const;

    Micros m_interval;
    Micros m_timeout;
};

} // namespace Chaos
