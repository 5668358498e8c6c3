// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtable.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace Chaos {

/// Where the sender of a webhook puts what matters, if it posts JSON of its own. Places are JSON
/// pointers (RFC 6901), such as "/event/name"; an empty one means that there is no such thing.
struct PayloadMapping
{
    /// What it means that something was posted.
    enum class Means : std::uint8_t {
        Page, ///< by now somebody is told of it
        Alert, ///< it is known, and no more than that
    };

    QString alerts{}; ///< the array of alerts; empty: the whole body, which is one if it is none
    // in each of them
    QString name{}; ///< empty: the payload is Alertmanager's, or Grafana's, and nothing else counts
    QString state{}; ///< empty: each of them fires
    QStringList over{}; ///< states in which it is over; empty: `customaryOver()`
    QString id{}; ///< tells alerts of one name apart; empty: their labels do
    QString labels{}; ///< an object
    Means means = Means::Page;
    bool operator==(const PayloadMapping &) const = default;

    [[nodiscard]] bool isSaid() const { return !name.isEmpty(); }
};

inline constexpr auto payloadMeansWords =
    std::to_array<std::pair<PayloadMapping::Means, std::string_view>>({
        {PayloadMapping::Means::Page, "page"},
        {PayloadMapping::Means::Alert, "alert"},
    });

/// In which most senders say that it is over.
[[nodiscard]] QStringList customaryOver();

/// Whether a text is a JSON pointer (RFC 6901 §3); the empty one points at the whole.
[[nodiscard]] bool isJsonPointer(QStringView text);

} // namespace Chaos
