// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"

#include <QString>

#include <string>

namespace Chaos {

/// Who held back an alert that a source knew in the window of a run, as that source said it: a
/// silence, the alert that inhibited it, a downtime … One sentence; empty if it was not held back
/// there.
[[nodiscard]] QString holderOf(const Day &day, const Run &run, const NamedAlert &named,
                               const std::string &source, const Window &window);

} // namespace Chaos
