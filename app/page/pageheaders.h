// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/httpdoor.h"

namespace Chaos {

/// What every answer of the page says to browsers, with the policy that goes with it.
[[nodiscard]] inline Caller::Headers pageHeaders(const QByteArray &type, const QByteArray &policy)
{
    return {{"Content-Type", type},
            {"Content-Security-Policy", policy},
            {"X-Content-Type-Options", "nosniff"},
            {"X-Frame-Options", "DENY"},
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Resource-Policy", "same-origin"},
            {"Cache-Control", "no-store"}};
}

} // namespace Chaos
