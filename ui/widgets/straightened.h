// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos {

/// Text from outside without the marks that turn the reading direction by force: an alert cannot
/// make "gnp.live" read as "evil.png". Arabic and Hebrew read as they should without them.
[[nodiscard]] inline QString straightened(QString text)
{
    text.removeIf([](QChar c) {
        const char16_t code = c.unicode();
        return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    });
    return text;
}

} // namespace Chaos
