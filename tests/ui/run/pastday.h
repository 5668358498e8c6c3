// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/replay.h"
#include "tests/models/day/listedentries.h"
#include "tests/ui/run/scenes.h"

namespace Chaos {

/// The day of the design's picture, with what runs it again.
class ReplayedDay
{
public:
    ReplayedDay()
        : clock(script.clock())
        , replay(script.live(), shown, clock)
    {
        Scenes::playFullDay(script);
        source = std::make_shared<ListedEntries>(script.entries());
        replay.setSource(source);
    }

    /// Goes on with the day, whatever is shown of it.
    void say(Entry entry)
    {
        script.say(std::move(entry));
        source->add(script.entries().back());
    }
    [[nodiscard]] Instant triggeredAt(const QString &experiment) const
    {
        return script.day().run(experiment)->triggeredAt->at;
    }

    DayScript script{Scenes::begin};
    LiveDay shown;
    TurnedClock clock;
    Replay replay;
    std::shared_ptr<ListedEntries> source;
};

} // namespace Chaos
