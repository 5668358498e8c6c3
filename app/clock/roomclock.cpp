// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"

namespace Chaos {

namespace {
/// Wall minus time since boot. The wall is read between two readings of the other; the tightest of
/// a few tries is kept, since the program may be put aside between any two.
Micros anchorNow(const SystemTime &time)
{
    auto tightest = Micros::max();
    Micros anchor{0};
    for (int i = 0; i < 5; ++i) {
        const Micros before = time.sinceBoot();
        const Instant wall = time.wall();
        const Micros after = time.sinceBoot();
        if (after - before >= tightest)
            continue;
        tightest = after - before;
        anchor = wall.time_since_epoch() - (before + tightest / 2);
    }
    return anchor;
}
} // namespace

RoomClock::RoomClock(const std::optional<RoomAnchor> &earlier)
    : RoomClock(std::make_unique<SystemTime>(), earlier)
{}

RoomClock::RoomClock(std::unique_ptr<const SystemTime> time,
                     const std::optional<RoomAnchor> &earlier)
    : m_time(std::move(time))
{
    m_bootId = m_time->bootId();
    if (!earlier || !continueFrom(*earlier))
        m_anchor = anchorNow(*m_time).count();
}

bool RoomClock::continueFrom(const RoomAnchor &earlier)
{
    if (m_bootId.isEmpty() || earlier.bootId != m_bootId)
        return false;
    m_anchor = earlier.anchor.count();
    m_continues = true;
    return true;
}

Instant RoomClock::now() const
{
    return Instant(anchor() + m_time->sinceBoot());
}

Micros RoomClock::wallStep() const
{
    return anchorNow(*m_time) - anchor();
}

} // namespace Chaos
