// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace Chaos::Test {

/// An entry whose payload tells its number, of a length that differs from one to the next.
inline Entry numberedEntry(std::int64_t number)
{
    Entry entry;
    entry.at = instantOf(1'800'000'000'000'000 + number);
    entry.id = Uuid::make(entry.at, {std::uint64_t(number), 7});
    entry.kind = Kind::NoteWritten;
    entry.actor = "Ada";
    entry.subject = "checkout";
    entry.payload = R"({"tag":"note","text":")" + std::string(std::size_t(number * 37 % 501), 'x')
        + R"(","number":)" + std::to_string(number) + "}";
    return entry;
}

inline std::vector<Entry> numberedEntries(std::int64_t first, std::int64_t count)
{
    std::vector<Entry> entries;
    for (std::int64_t number = first; number < first + count; ++number)
        entries.push_back(numberedEntry(number));
    return entries;
}

/// Any bytes a text column must give back as they were, now and then far more than a page.
inline std::string randomText(std::mt19937_64 &random)
{
    static const std::vector<std::string> pieces = {
        "a", "ä", "→", "\"", "\\", "'", "%1", "\n", std::string(1, '\0'), "🔥", ";--"};
    const std::size_t most = random() % 50 == 0 ? 4000 : 20;
    std::string text;
    for (std::size_t left = random() % most; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text;
}

inline Entry randomEntry(std::mt19937_64 &random)
{
    Entry entry;
    entry.at = instantOf(std::int64_t(random() % 4'000'000'000'000'000));
    entry.id = Uuid::make(entry.at, {random(), random()});
    entry.kind = kindWords[random() % kindWords.size()].first;
    entry.actor = randomText(random);
    entry.subject = randomText(random);
    entry.payload = "{\"x\":" + std::to_string(random()) + "}" + randomText(random);
    return entry;
}

inline Entry copyOf(const EntryView &view)
{
    return {.sequence = view.sequence,
            .id = view.id,
            .at = view.at,
            .kind = view.kind,
            .actor = std::string(view.actor),
            .subject = std::string(view.subject),
            .payload = std::string(view.payload)};
}

} // namespace Chaos::Test
