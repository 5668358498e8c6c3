// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtable.h"

#include <cstdint>

namespace Chaos {

/// What an expected alert is put to: that it fires always, the others where the plan asks for them.
enum class AlertCheck : std::uint8_t {
    Fires,
    FiresOnNoData, ///< also when the data vanish that it looks at
    ClearsByItself, ///< once the fault is taken away, without anybody's hand
};

/// The words of entries.
inline constexpr auto alertCheckWords = std::to_array<std::pair<AlertCheck, std::string_view>>({
    {AlertCheck::Fires, "fires"},
    {AlertCheck::FiresOnNoData, "no data"},
    {AlertCheck::ClearsByItself, "clears by itself"},
});

/// Those that a plan has to ask for, in the order in which people read them, and its words.
inline constexpr auto subCheckWords = std::to_array<std::pair<AlertCheck, std::string_view>>({
    {AlertCheck::FiresOnNoData, "no data"},
    {AlertCheck::ClearsByItself, "clears by itself"},
});

} // namespace Chaos
