// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QString>

#include <optional>

namespace Chaos {

/// Why something is no address of the kind that is wanted.
struct AddressFault
{
    QString shown; ///< what was written, short and without a password
    QString remedy; ///< reads on after it: "is no web address. Write https://prom.staging"
};

/// Whether a source can be asked, or listened for, there; an empty address is none yet.
[[nodiscard]] std::optional<AddressFault> faultOf(AlertSource::Type type, const QString &address);
/// The same of a host that is probed.
[[nodiscard]] std::optional<AddressFault> faultOf(Probe::Protocol protocol, const QString &address);
/// The same of the name server that a host is looked up at.
[[nodiscard]] std::optional<AddressFault> faultOfNameserver(const QString &address);
/// The same of where a proxy listens: a port of loopback, or an address of this desk with its port.
[[nodiscard]] std::optional<AddressFault> faultOfListening(const QString &address);
/// The same of the service that a proxy passes on to.
[[nodiscard]] std::optional<AddressFault> faultOfTarget(const QString &address);

/// The web address that is meant where only the scheme is missing: "http://prom:9090" for
/// "prom:9090", which by itself is an address of the scheme "prom". Empty for anything else.
[[nodiscard]] QString withScheme(const QString &address);

} // namespace Chaos
