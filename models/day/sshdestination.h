// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// Whether ssh takes it for a host and nothing else: db-1, chaos@db-1.example, chaos@[2001:db8::7]
/// or ssh://chaos@db-1.example:2222. Not for an option, and nothing in it means anything to a
/// shell: what the user's configuration runs on the way may pass it through one.
[[nodiscard]] bool isSshDestination(const QString &text);

} // namespace Chaos
