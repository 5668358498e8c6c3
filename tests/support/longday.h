// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/outcome.h"
#include "models/day/plan.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace Chaos::Test {

/// A whole day's work as it lies in a store: a plan of experiments, of which some were performed
/// and one is under way, and between them what rooms record: alerts of 40 lanes that come and go,
/// samples, hosts and clocks, and people who write and show pictures.
class LongDay
{
public:
    static constexpr int lanes = 40;

    struct Shape
    {
        int experiments = 40;
        int performed = 30; ///< one more is under way
        int pictures = 0; ///< of what live QA found; their results are among the entries
    };
    /// Of a picture, which is noise.
    static constexpr qsizetype pictureBytes = 200'000;

    /// So many entries in equal steps, the last one at `end`.
    LongDay(std::int64_t entries, Instant end, Shape shape);
    LongDay(std::int64_t entries, Instant end)
        : LongDay(entries, end, Shape{})
    {}

    /// Makes the store at that path with this day in it and gives the day's number. The store must
    /// not be there yet.
    [[nodiscard]] Outcome<qint64> write(const QString &path) const;

    [[nodiscard]] static const QString &key();
    /// The text of the last entry, which is a note.
    [[nodiscard]] static const QString &lastNote();

private:
    [[nodiscard]] static Plan plan(const Shape &shape);
    [[nodiscard]] Entry entry(std::int64_t number) const;
    [[nodiscard]] Entry act(std::int64_t number) const;
    [[nodiscard]] Entry sight(std::int64_t number) const;

    std::int64_t m_entries;
    Instant m_end;
    Shape m_shape;
    Micros m_step;
    std::vector<Entry> m_planned;
};

} // namespace Chaos::Test
