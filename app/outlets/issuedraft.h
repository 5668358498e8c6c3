// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Chaos {

/// An action item as it becomes an issue: plain text on single lines, of bounded length. Each
/// tracker escapes it in its own way.
struct IssueDraft
{
    struct Line
    {
        QString about{}; ///< "Alert"
        QString text{}; ///< from people or the world
    };

    QString item{}; ///< its key
    /// What only the room writes, to be found again: letters, digits and hyphens. The same for the
    /// same item, in whatever store it stands.
    QString marker{};
    QString title{};
    QString text{};
    std::vector<Line> lines{};
    Instant openedAt{};
    QString due{}; ///< a date; empty: at no time
};

/// The items of that day, those still to be done first. `openOnly`: none but those.
[[nodiscard]] std::vector<IssueDraft> issueDrafts(const Day &day, bool openOnly, Instant now,
                                                  Micros utcOffset = Micros(0));

/// "<!-- chaosroom-… -->", for texts that do not show it.
[[nodiscard]] QString hiddenMarker(const QString &marker);
/// The markers hidden in a text.
[[nodiscard]] QStringList hiddenMarkersIn(const QString &text);

/// A line that calls nobody and refers to nothing in the tracker: "@all", "#12", "!3", "%4" read
/// as before, with a break of no width in them.
[[nodiscard]] QString uncalling(QString text);
/// The same as Markdown, in which nothing else is markup either, nor a command to GitLab
/// ("/close").
[[nodiscard]] QString issueMarkdown(const QString &text);

} // namespace Chaos
