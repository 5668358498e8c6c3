// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace Chaos {

/// How long to leave something alone that has just been worked out again in `worked`, while its
/// causes come in storms: at most ten times a second, and at most a twentieth of the time.
[[nodiscard]] inline std::chrono::milliseconds restAfter(const QElapsedTimer &worked)
{
    using std::chrono::milliseconds;
    return std::clamp(milliseconds(20 * worked.elapsed()), milliseconds(100), milliseconds(5000));
}

} // namespace Chaos
