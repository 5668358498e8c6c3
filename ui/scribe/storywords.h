// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/storybook.h"
#include "ui/theme/theme.h"

#include <QString>

#include <optional>

namespace Chaos {

struct Plan;

/// A line of the story in words: pure, so that the list, its tooltip, its search and a screen
/// reader all say the same.
struct StoryWords
{
    QString chip{};
    Ink ink = Ink::Soft;
    QString text{};
    bool mono = false; ///< a command, as it was typed

    [[nodiscard]] static StoryWords of(const StoryLine &line, const Plan &plan);
    /// "T+1:47", "T+1:02:03", or the local time "14:08:12" when there is no trigger.
    [[nodiscard]] static QString time(Instant at, std::optional<Micros> sinceTrigger);
    /// Local date and time with milliseconds, who, and what was written first: plain text.
    [[nodiscard]] static QString particulars(const StoryLine &line);
    /// Whether that is something a shell would take, not a sentence.
    [[nodiscard]] static bool isCommand(const QString &text);
};

} // namespace Chaos
