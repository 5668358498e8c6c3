// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/mainwindow.h"

#include <chrono>
#include <functional>

namespace Chaos::Bench {

/// Lets the event loop go on meanwhile.
void wait(std::chrono::milliseconds time);
/// The same until `isThere`. True unless patience came to its end.
[[nodiscard]] bool waitUntil(const std::function<bool()> &isThere);
/// Null: none is.
[[nodiscard]] MainWindow *shownWindow();
/// The window dresses the application; what is measured after it must not wear its look.
void undress();

} // namespace Chaos::Bench
