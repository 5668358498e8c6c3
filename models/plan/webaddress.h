// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// The web address that is meant where only the scheme is missing: "http://prom:9090" for
/// "prom:9090", which by itself is an address of the scheme "prom". Empty for anything else.
[[nodiscard]] QString withScheme(const QString &address);

} // namespace Chaos
