// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

namespace Chaos {

/// The sheet that a retro is written on: light, whatever the room looks like, and as large as the
/// screen that it is shown on. Lengths are those of a sheet of 1600 × 900.
struct RetroPaper
{
    Theme theme = Theme::light();
    double scale = 1;

    [[nodiscard]] static RetroPaper filling(QSize screen);
    [[nodiscard]] int px(double length) const;
    [[nodiscard]] QFont words(double size, QFont::Weight weight = QFont::Normal) const;
    /// Figures whose digits are all of one width.
    [[nodiscard]] QFont figures(double size) const;
    /// Write the text itself in upper case.
    [[nodiscard]] QFont caps() const;
    bool operator==(const RetroPaper &) const = default;
};

} // namespace Chaos
