// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos::Bench {

/// One line of the benchmark's answer: what ours cost, what the floor cost in the same run, and
/// the bar their ratio is held against.
struct BenchResult
{
    /// AtMost: ours / floor must not be above the bar. AtLeast: floor / ours must reach it, for
    /// bars that say "so many times faster than".
    enum class Wanted { AtMost, AtLeast };

    QString name{};
    double ours = 0; ///< in `unit`, a median unless the name says otherwise
    double floor = 0; ///< in `unit`
    double ratio = 0;
    double bar = 0;
    QString floorName{};
    QString unit{};
    Wanted wanted = Wanted::AtMost;
    QString note{}; ///< what a reader should know; may be empty

    [[nodiscard]] bool isMet() const
    {
        return wanted == Wanted::AtMost ? ratio <= bar : ratio >= bar;
    }

    [[nodiscard]] static BenchResult atMost(double bar, const QString &name, double ours,
                                            const QString &floorName, double floor,
                                            const QString &unit)
    {
        return {name, ours, floor, ours / floor, bar, floorName, unit, Wanted::AtMost, {}};
    }
    [[nodiscard]] static BenchResult atLeast(double bar, const QString &name, double ours,
                                             const QString &floorName, double floor,
                                             const QString &unit)
    {
        return {name, ours, floor, floor / ours, bar, floorName, unit, Wanted::AtLeast, {}};
    }
};

} // namespace Chaos::Bench
