// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// A number as programs write it, with the sign that people read: "−40", "1e−05".
[[nodiscard]] inline QString withMinusSign(QString number)
{
    return number.replace(u'-', QChar(0x2212));
}

} // namespace Chaos
