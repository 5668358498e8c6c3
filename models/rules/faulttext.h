// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/proxyfault.h"

#include <QString>

#include <vector>

namespace Chaos {

/// What a proxy does, as people say it: "2 s late ± 0.5 s", "closes WebSockets with 1013".
[[nodiscard]] QString faultText(const ProxyFault &fault);

/// The faults that somebody may mean who has typed so much, the likeliest first: the one that the
/// line says, then those in whose words each typed word is found, with the typed numbers where they
/// fit. All of them, as examples, where nothing is typed.
[[nodiscard]] std::vector<ProxyFault> offeredFaults(const QString &typed);

} // namespace Chaos
