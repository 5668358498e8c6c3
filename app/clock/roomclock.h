// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/systemtime.h"
#include "models/day/clock.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

namespace Chaos {

/// What a later start of the program needs in order to go on with the same room time.
struct RoomAnchor
{
    QString bootId{};
    Micros anchor{0}; ///< room time at the start of the machine
    bool operator==(const RoomAnchor &) const = default;
};

/// The room's clock: the wall clock read once, carried on by a clock that never steps. Whoever sets
/// the desk's wall clock in the middle of an experiment changes nothing here.
///
/// May be read from any thread.
class RoomClock final : public Clock
{
public:
    /// Anchors to the wall clock now, or keeps `earlier` if the machine has not been started anew
    /// since.
    explicit RoomClock(const std::optional<RoomAnchor> &earlier = {});
    RoomClock(std::unique_ptr<const SystemTime> time, const std::optional<RoomAnchor> &earlier);

    [[nodiscard]] Instant now() const override;

    /// Goes on where an earlier start of the program left off, if the machine has not been started
    /// anew since. Only before anything is stamped with this clock; from any thread.
    bool continueFrom(const RoomAnchor &earlier);

    [[nodiscard]] Micros anchor() const { return Micros(m_anchor.load()); }
    [[nodiscard]] const QString &bootId() const { return m_bootId; }
    /// Whether this clock goes on where an earlier start of the program left off.
    [[nodiscard]] bool continues() const { return m_continues; }
    /// How far the desk's wall clock is ahead of the room's by now.
    [[nodiscard]] Micros wallStep() const;

private:
    std::unique_ptr<const SystemTime> m_time;
    QString m_bootId;
    std::atomic<std::int64_t> m_anchor{0}; ///< µs
    std::atomic<bool> m_continues = false;
};

} // namespace Chaos
