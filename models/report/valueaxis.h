// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace Chaos {

/// Turns numbers into places on an upright axis, whatever their size.
class ValueAxis
{
public:
    /// An axis that shows both, with room above and below. What is not finite is no number.
    ValueAxis(double least, double greatest);

    /// 0 at the foot, 1 at the head; never outside.
    [[nodiscard]] double place(double value) const;
    /// Round numbers to write beside it, ascending: up to five.
    [[nodiscard]] std::vector<double> marks() const;

private:
    double m_from;
    double m_to;
};

} // namespace Chaos
