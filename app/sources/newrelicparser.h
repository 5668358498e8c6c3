// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// One issue of New Relic: what it tells people of, be it one condition or several. Its stamps are
/// whole milliseconds of New Relic's clock.
struct NewRelicIssue
{
    enum class State : std::uint8_t { Created, Activated, Deactivated, Closed };

    std::string id{};
    State state = State::Created;
    std::string title{};
    std::string priority{};
    std::vector<std::string> conditions{}; ///< names, each once; one at least
    std::vector<std::string> policies{}; ///< names
    std::vector<std::string> entities{}; ///< names of the first few
    std::vector<std::string> incidents{}; ///< ids
    std::optional<Instant> createdAt{};
    std::optional<Instant> activatedAt{}; ///< people are told from then on
    std::optional<Instant> closedAt{};
    bool operator==(const NewRelicIssue &) const = default;

    [[nodiscard]] bool isOpen() const
    {
        return state == State::Created || state == State::Activated;
    }
};

/// When each incident was created, by its id.
using NewRelicIncidents = std::unordered_map<std::string, Instant>;

/// A page of what was asked for, and where the next begins.
template<typename Content>
struct NewRelicPage
{
    Content content{};
    std::string nextCursor{}; ///< empty: this was the last
};

/// Bytes of NerdGraph → values. An answer with `errors` is a failure, whatever it holds besides.
namespace NewRelicParser {

[[nodiscard]] Outcome<NewRelicPage<std::vector<NewRelicIssue>>> issues(const QByteArray &body);
[[nodiscard]] Outcome<NewRelicPage<NewRelicIncidents>> incidents(const QByteArray &body);

} // namespace NewRelicParser

} // namespace Chaos
