// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/experiment.h"
#include "models/day/survey.h"

#include <memory>
#include <variant>

namespace Chaos {

/// What a wide entry says, read out of its bytes: the costly half of folding it, which needs no day
/// and may be done ahead, in any thread. Nothing for an entry that is quick to read.
using EntryReading = std::variant<std::monostate, Experiment, std::shared_ptr<const Survey>>;

[[nodiscard]] EntryReading readingOf(const EntryView &entry);

/// Bytes of it that take long to read; 0 where `readingOf` gives nothing.
[[nodiscard]] std::size_t longToRead(const EntryView &entry);

} // namespace Chaos
