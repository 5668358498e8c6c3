// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/wordtable.h"

#include <QString>
#include <QUrl>

#include <cstdint>

namespace Chaos {

/// Where issues are kept.
enum class Tracker : std::uint8_t { GitHub, GitLab, Jira };

inline constexpr auto trackerWords = std::to_array<std::pair<Tracker, std::string_view>>({
    {Tracker::GitHub, "github"},
    {Tracker::GitLab, "gitlab"},
    {Tracker::Jira, "jira"},
});

/// A project of a tracker, and what opens its door.
struct TrackerPlace
{
    Tracker tracker = Tracker::GitHub;
    QString project{}; ///< "owner/repo", a project's path or number, or a project's key
    QUrl url{}; ///< of its API, or of the site
    QString user{}; ///< of Jira Cloud; empty: the token says who it is
    QString secret{}; ///< the token's name

    /// "github:owner/repo", "gitlab:group/project" or "jira:KEY", at the tracker's customary
    /// address and with the customary name of its token.
    [[nodiscard]] static Outcome<TrackerPlace> read(const QString &word);
    /// The same with what a person says of it: an address, which Jira needs, and a user, whom only
    /// Jira Cloud has. Either may be empty.
    [[nodiscard]] static Outcome<TrackerPlace> read(const QString &word, const QString &url,
                                                    const QString &user);
    /// Another address: http or https, without a user, a query or a fragment.
    [[nodiscard]] static Outcome<QUrl> readUrl(const QString &word);

    /// "github"
    [[nodiscard]] QString word() const;
    /// host:port, for the operator
    [[nodiscard]] QString host() const;
    bool operator==(const TrackerPlace &) const = default;
};

} // namespace Chaos
