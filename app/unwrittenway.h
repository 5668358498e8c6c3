// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <optional>
#include <span>
#include <vector>

namespace Chaos {

/// The way back while the disk takes nothing. Nothing is begun before it is durable, but for this:
/// a fault must be taken away though its record has to wait.
///
/// What tells of it (a stop, that it is backed out, steps that begin and end) is kept here until it
/// is durable. Once it is known that writing fails and it says that something goes back, there is a
/// day ahead of the durable one, to which all of it has come already.
class UnwrittenWay
{
public:
    /// Signed, and on their way to the disk.
    void expect(std::span<const Entry> entries, const Day &durable);
    /// These have become durable, `durable` may show them later.
    void written(std::span<const EntryView> entries);
    void setWritingFails(bool fails, const Day &durable);
    /// Lets go of the day ahead once the durable one shows all of it.
    void catchUp(const Day &durable);

    /// Null: the durable one is all there is.
    [[nodiscard]] const Day *day() const { return m_ahead ? &*m_ahead : nullptr; }

private:
    void goAhead(const Day &durable);
    void add(Entry &entry);

    std::vector<Entry> m_unwritten;
    std::optional<Day> m_ahead;
    std::int64_t m_lastWritten = 0; ///< sequence of the last of them that is durable
    bool m_fails = false;
};

} // namespace Chaos
