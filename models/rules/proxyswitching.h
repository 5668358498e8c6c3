// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

#include <optional>

namespace Chaos {

/// Why nobody may give a proxy that fault now, in words; nothing: one may. To heal is always
/// allowed; a fault only while an experiment is applied, for else nobody would take it away.
[[nodiscard]] std::optional<Failure> refusalOfSwitch(const Day &day, const QString &proxy,
                                                     const ProxyFault &fault);

/// By which a proxy shall have a fault right now; null: it shall pass everything on.
[[nodiscard]] const ProxySwitch *dueFault(const Day &day, const QString &proxy);

/// Keys of the proxies that the experiment's steps switch, each once.
[[nodiscard]] QStringList proxiesOf(const Experiment &experiment);

/// What a proxy is called.
[[nodiscard]] QString proxyTitle(const Plan &plan, const QString &proxy);

} // namespace Chaos
