// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QToolButton;
class QWidget;

namespace Chaos {

/// The quiet cross at the end of a line.
[[nodiscard]] QToolButton *makeRemoveButton(QWidget *parent);

} // namespace Chaos
