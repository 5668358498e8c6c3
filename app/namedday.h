// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/journal/store.h"

#include <memory>

namespace Chaos {

/// The store that a command line means.
[[nodiscard]] QString storePathOf(const CommandLine &line);

/// A store, opened for reading, and the day in it that a command line names.
struct NamedDay
{
    std::unique_ptr<Store> store{};
    DayInfo day{};
};
/// Where there is no such day the failure tells which ones there are.
[[nodiscard]] Outcome<NamedDay> namedDay(const CommandLine &line);

} // namespace Chaos
