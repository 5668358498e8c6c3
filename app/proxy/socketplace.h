// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>

#include <algorithm>

#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace Chaos {

/// An address and a port as the system's calls take them.
struct SocketPlace
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    SocketPlace(const QHostAddress &address, quint16 port)
    {
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            auto *place = reinterpret_cast<sockaddr_in *>(&storage);
            place->sin_family = AF_INET;
            place->sin_port = htons(port);
            place->sin_addr.s_addr = htonl(address.toIPv4Address());
            size = sizeof *place;
            return;
        }
        auto *place = reinterpret_cast<sockaddr_in6 *>(&storage);
        place->sin6_family = AF_INET6;
        place->sin6_port = htons(port);
        place->sin6_scope_id = ::if_nametoindex(qUtf8Printable(address.scopeId()));
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::copy_n(bytes.c, sizeof bytes.c, place->sin6_addr.s6_addr);
        size = sizeof *place;
    }

    [[nodiscard]] int family() const { return storage.ss_family; }
    [[nodiscard]] const sockaddr *at() const
    {
        return reinterpret_cast<const sockaddr *>(&storage);
    }
};

} // namespace Chaos
