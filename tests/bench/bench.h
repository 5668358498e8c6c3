// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/benchresult.h"

#include <QString>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <concepts>
#include <vector>

namespace Chaos::Bench {

/// What a group of benchmarks is given.
struct Options
{
    QString folder{}; ///< an empty folder on a real disk, cleared after the run
    bool quick = false; ///< small sizes: does it run at all, figures mean little
};

/// What a group is: a function with this signature, named in its CMakeLists.txt.
using Group = std::vector<BenchResult> (*)(const Options &options);

/// The durations of one side, in microseconds.
class Samples
{
public:
    void add(double micros) { m_values.push_back(micros); }
    void add(const Samples &other)
    {
        m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
    }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] double median() const { return percentile(50); }
    /// Nearest rank; 0 when there are no values.
    [[nodiscard]] double percentile(double percent) const
    {
        if (m_values.empty())
            return 0;
        std::vector<double> sorted = m_values;
        const auto rank = std::size_t(std::ceil(percent / 100.0 * double(sorted.size())));
        const auto nth = sorted.begin() + std::ptrdiff_t(std::max<std::size_t>(rank, 1) - 1);
        std::ranges::nth_element(sorted, nth);
        return *nth;
    }

private:
    std::vector<double> m_values;
};

/// What `work` takes, in microseconds.
template<std::invocable Work>
[[nodiscard]] double timed(Work &&work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
        .count();
}

/// Runs the sides in turn, `rounds` times, each round starting with another side: whatever the
/// machine does meanwhile, it does to all of them.
template<std::invocable... Sides>
[[nodiscard]] std::array<Samples, sizeof...(Sides)> interleave(int rounds, Sides &&...sides)
{
    constexpr std::size_t count = sizeof...(Sides);
    std::array<Samples, count> samples;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t turn = 0; turn < count; ++turn) {
            const std::size_t due = (std::size_t(round) + turn) % count;
            std::size_t side = 0;
            (void(side++ == due ? samples[due].add(timed(sides)) : void()), ...);
        }
    }
    return samples;
}

} // namespace Chaos::Bench
