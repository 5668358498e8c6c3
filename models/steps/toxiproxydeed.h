// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonObject>
#include <QString>

namespace Chaos {

/// Something that Toxiproxy is told: a fault put into one of its proxies, or taken away.
struct ToxiproxyDeed
{
    enum class Act : std::uint8_t {
        Add, ///< a toxic
        Remove, ///< that toxic
        Switch, ///< the proxy as a whole, off or on
        Reset, ///< all proxies on, no toxics
    };

    QString url{}; ///< of its API
    Act act = Act::Add;
    QString proxy{}; ///< empty: of Reset
    QString toxic{}; ///< its name; of Add and Remove
    QJsonObject added{}; ///< of Add: as the API takes it
    bool isOn = true; ///< of Switch
    bool operator==(const ToxiproxyDeed &) const = default;

    /// For people: "Toxiproxy redis: add latency (jitter=10, latency=1000)".
    [[nodiscard]] QString command() const;
    /// Whether it takes away what `fault` does.
    [[nodiscard]] bool takesBack(const ToxiproxyDeed &fault) const;
    /// Whether it breaks something.
    [[nodiscard]] bool isFault() const { return act == Act::Add || (act == Act::Switch && !isOn); }
};

/// What a provider of type "toxiproxy" says: beside `url` and `proxy` one of `toxic` (fields, which
/// adds it), `remove` (a name), `enabled` (true or false) and `reset` (true). A failure says what
/// is wrong with it.
[[nodiscard]] Outcome<ToxiproxyDeed> toxiproxyIn(const QJsonObject &provider);

} // namespace Chaos
