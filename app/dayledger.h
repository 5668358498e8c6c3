// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/rules/ledger.h"

#include <QString>

#include <atomic>
#include <vector>

namespace Chaos {

/// What all days of a store have proved of their alerts. A store that is not there yet has proved
/// nothing, and a day that cannot be read to its end is passed over. Takes as long as reading the
/// store does; `stop` may be set from another thread: what is given then is of no use.
[[nodiscard]] Outcome<std::vector<LedgerLine>> ledgerOf(const QString &storePath,
                                                        const std::atomic<bool> &stop);

} // namespace Chaos
