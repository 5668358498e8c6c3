// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace Chaos {

class Day;

/// Whether a title names an alert: its whole name stands in it, and not as a part of longer words.
/// "[FIRING:2] CheckoutDown (web staging)" names CheckoutDown, and neither Checkout nor Down.
[[nodiscard]] bool isSaidIn(std::string_view title, std::string_view name);

/// Whether alerts and pages of that source are called by a title, in which the name of the alert
/// that was passed on to it stands among other words: an on-call system of the plan.
[[nodiscard]] bool writesTitles(const Day &day, std::string_view source);

/// Whether that is a title of such a source, and names the alert.
[[nodiscard]] bool isTitled(const Day &day, std::string_view source, std::string_view title,
                            std::string_view name);

} // namespace Chaos
