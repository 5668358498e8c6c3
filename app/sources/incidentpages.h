// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/poll.h"
#include "models/day/pagebook.h"

#include <optional>
#include <string>
#include <unordered_set>

namespace Chaos {

/// Tells once of each incident that an on-call system told a person of: of the first time.
class IncidentPages
{
public:
    explicit IncidentPages(std::string source);

    /// From when on they are told, on the source's clock: what came before has been told by the
    /// last session, or is none of this day's. Counts once.
    void startAt(Instant since);
    /// Whether nothing more is to be told of that incident.
    [[nodiscard]] bool isSettled(const std::string &id) const { return m_settled.contains(id); }

    /// Somebody was first told at that stamp, as an answer that came just now says.
    [[nodiscard]] std::optional<Page> stamped(const std::string &id, const std::string &name,
                                              const Stamp &at, const Poll &poll);

    /// Somebody has been told, as the poll says, and nobody had before the last one; at the
    /// earliest when it was `triggered`, if that is said. Nothing at the first poll of a session:
    /// the last one may have told of it.
    [[nodiscard]] std::optional<Page> noticed(const std::string &id, const std::string &name,
                                              const Stamp &triggered, const Poll &poll);

private:
    [[nodiscard]] bool settle(const std::string &id);

    std::string m_source;
    std::optional<Instant> m_since;
    std::unordered_set<std::string> m_settled; ///< ids
};

} // namespace Chaos
