// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QScreen;
class QWidget;

namespace Chaos {

/// A screen that `desk` is not on, which others look at; null where there is but one.
[[nodiscard]] QScreen *screenBeside(const QWidget &desk);

} // namespace Chaos
