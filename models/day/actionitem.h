// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace Chaos {

/// What an action item is about.
enum class ItemKind : std::uint8_t {
    Other,
    Alert, ///< mends an alert: only these are counted as alerts fixed
    Runbook,
    Experiment, ///< a better experiment, or the same once more
    Tooling,
    System, ///< what was broken has to bear it
};

inline constexpr auto itemKindWords = std::to_array<std::pair<ItemKind, std::string_view>>({
    {ItemKind::Other, "other"},
    {ItemKind::Alert, "alert"},
    {ItemKind::Runbook, "runbook"},
    {ItemKind::Experiment, "experiment"},
    {ItemKind::Tooling, "tooling"},
    {ItemKind::System, "system"},
});

/// An action item as it stands in an issue tracker as well.
struct ItemCopy
{
    QString tracker{}; ///< "github", "gitlab" or "jira"
    QString project{}; ///< "owner/repo", a project's path, or a project's key
    QString id{}; ///< as people name it there: "#12", "SRE-7"
    QString url{};
    bool operator==(const ItemCopy &) const = default;
};

/// Something to be done, from a `/todo` or a retro.
struct ActionItem
{
    QString key{};
    QString text{};
    QString owner{}; ///< key of a person, or a name that nobody planned
    QString experiment{};
    QString alert{}; ///< name of the alert that it is about; empty: of none
    ItemKind kind = ItemKind::Other;
    std::optional<Instant> due{};
    Instant openedAt{};
    std::optional<Instant> closedAt{};
    QString retest{}; ///< key of the experiment that shall prove it
    std::vector<ItemCopy> copies{};
    bool operator==(const ActionItem &) const = default;
};

} // namespace Chaos
