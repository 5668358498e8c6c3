// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QString>

namespace Chaos {

/// Somebody has pulled the brake: nothing is broken any more until it is lifted.
struct EmergencyStop
{
    QString reason{};
    QString by{};
    Instant at{};
    bool operator==(const EmergencyStop &) const = default;
};

} // namespace Chaos
