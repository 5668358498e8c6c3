// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clockbook.h"
#include "models/day/instant.h"

#include <optional>

namespace Chaos {

/// One glance at a far clock: asked and answered on the room's clock, and in between the far clock
/// stood somewhere from `earliest` to `latest`.
struct ClockSample
{
    Instant askedAt{};
    Instant answeredAt{};
    Instant earliest{};
    Instant latest{};
    bool operator==(const ClockSample &) const = default;
};

/// How far a far clock is ahead of the room's, from samples.
///
/// A sample bounds the offset θ (far minus room): `earliest − answeredAt ≤ θ ≤ latest − askedAt`,
/// which is Cristian's θ ± (δ/2 + r). Bounds of several samples are intersected; those of old ones
/// widen by what the two clocks may have drifted apart since. An empty intersection means that one
/// of the clocks was set: the newest sample alone then counts. The sample of the smallest delay
/// thus rules for as long as drift allows.
class ClockOffset
{
public:
    /// Two undisciplined quartz clocks drift apart by at most some 100 µs a second.
    explicit ClockOffset(double driftPerSecond = 100e-6);

    /// Takes the next sample; true if the clock has stepped. Samples answered before they were
    /// asked, or older than the last one taken, are passed over.
    bool take(const ClockSample &sample);
    /// The offset now and how far off it may be; nothing before the first sample.
    [[nodiscard]] std::optional<ClockReading> reading(Instant now) const;
    /// The instant (room clock) at which the far clock next begins a new second, as far as is
    /// known: a sample taken there halves what is unknown when stamps are whole seconds.
    [[nodiscard]] std::optional<Instant> nextSecond(Instant after) const;

private:
    [[nodiscard]] Micros driftUntil(Instant now) const;

    double m_driftPerSecond;
    bool m_known = false;
    Instant m_at{}; ///< when the bounds held
    Micros m_low{0};
    Micros m_high{0};
};

} // namespace Chaos
