// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

namespace Chaos {

/// How a proxy of the open day stands at this moment. Kept nowhere.
struct ProxyStanding
{
    QString proxy{}; ///< its key
    bool isListening = false;
    std::int64_t accepted = 0; ///< connections, since it listens
    std::int64_t open = 0;
    std::int64_t fromClients = 0; ///< bytes
    std::int64_t fromServers = 0; ///< bytes
    QString trouble{}; ///< why it does not listen, or what it last could not pass on
    bool operator==(const ProxyStanding &) const = default;
};

} // namespace Chaos
