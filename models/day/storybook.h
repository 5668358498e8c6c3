// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/instant.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace Chaos {

/// One line of the day's story, as the scribe panel and the report list it.
struct StoryLine
{
    std::int64_t sequence = 0;
    Uuid id{};
    Instant at{}; ///< when it occurred, room clock; arrival order is `sequence`
    Kind kind = Kind::NoteWritten;
    QString actor{};
    QString subject{}; ///< experiment, alert key, host …
    QString experiment{}; ///< the experiment under way at the time; empty between two
    QString tag{}; ///< of a note: note, action, alert, question, todo, paged, live-qa …
    QString text{}; ///< what was written; empty where the kind says it all
    QString original{}; ///< of a corrected note: what was written first
    Uuid correctedBy{}; ///< of a corrected note: the newest correction
    int state = 0; ///< AlertState or HostState, for those kinds; Level of a result of live QA
    bool operator==(const StoryLine &) const = default;
};

/// A picture somebody pasted; the bytes lie in the store under their hash.
struct Picture
{
    QString sha256{};
    QString caption{};
    int width = 0;
    int height = 0;
    bool operator==(const Picture &) const = default;
};

} // namespace Chaos
