// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/kind.h"
#include "models/day/uuid.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace Chaos {

/// One thing that happened, as the fold reads it: a view into somebody else's bytes.
///
/// `payload` is one JSON object. At least `payloadPadding` readable bytes follow it, which is what
/// the JSON parser wants in order to read it in place.
struct EntryView
{
    std::int64_t sequence = 0; ///< position in its day, from 1; given by the journal
    Uuid id{};
    Instant at{}; ///< what the room's clock read when it happened to the room
    Kind kind = Kind::Unknown;
    std::string_view actor{}; ///< who: a person's name, or "room"
    std::string_view kindWord{}; ///< as stored, so that an unknown kind is not lost
    std::string_view subject{}; ///< what about: the key of an experiment, host, source, alert …
    std::string_view payload{};
};

inline constexpr std::size_t payloadPadding = 64;

/// One thing that happened, owning its bytes: what is appended to the journal.
struct Entry
{
    std::int64_t sequence = 0; ///< 0 until the journal has numbered it
    Uuid id{};
    Instant at{};
    Kind kind = Kind::Unknown;
    std::string actor{};
    std::string subject{};
    std::string payload = "{}";

    /// A view of this entry. Reserves the padding behind the payload first, hence not const.
    [[nodiscard]] EntryView view();
    /// What a view shows, to be kept for longer than its bytes.
    [[nodiscard]] static Entry of(const EntryView &view);
    bool operator==(const Entry &) const = default;
};

} // namespace Chaos
