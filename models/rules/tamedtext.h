// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// Text from outside on one line: control characters, line breaks and marks that turn the reading
/// direction are taken out of effect, and what is longer than `most` characters is cut.
[[nodiscard]] QString tamed(const QString &text, qsizetype most = 500);

} // namespace Chaos
