// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/steadyseries.h"

#include <vector>

namespace Chaos {

/// A piece of a line that lies beyond one of its bounds. Where the line crosses the bound, it
/// begins and ends on it.
struct OutsidePiece
{
    double bound = 0;
    bool isAbove = true;
    std::vector<Sample> samples{};

    /// The one that is furthest from the bound.
    [[nodiscard]] const Sample &worst() const;
};

/// The pieces of an unbroken line, those above its greatest wanted number first.
[[nodiscard]] std::vector<OutsidePiece> outsidePieces(const std::vector<Sample> &line,
                                                      const SteadySeries &series);

} // namespace Chaos
