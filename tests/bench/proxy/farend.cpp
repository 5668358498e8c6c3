// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/proxy/farend.h"

#include "tests/support/loopback.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Bench {

namespace {

constexpr std::size_t pieceSize = 256 << 10;

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

FarEnd::FarEnd(Use use)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in place = Test::loopback(0);
    socklen_t size = sizeof place;
    auto *any = reinterpret_cast<sockaddr *>(&place);
    if (::bind(m_socket, any, size) != 0 || ::listen(m_socket, 64) != 0
        || ::getsockname(m_socket, any, &size) != 0)
        qFatal("no port for the far end");
    m_port = ntohs(place.sin_port);
    m_thread = std::thread([this, use] { serve(use); });
}

FarEnd::~FarEnd()
{
    ::shutdown(m_socket, SHUT_RDWR); // which ends accept()
    m_thread.join();
    ::close(m_socket);
}

void FarEnd::serve(Use use) const
{
    std::vector<std::thread> all;
    for (;;) {
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            break;
        sendAtOnce(client);
        all.emplace_back([client, use] {
            std::vector<char> bytes(pieceSize);
            ssize_t size = 0;
            while ((size = ::recv(client, bytes.data(), bytes.size(), 0)) > 0) {
                if (use == Use::Echo)
                    ::send(client, bytes.data(), std::size_t(size), MSG_NOSIGNAL);
            }
            if (use == Use::Sink)
                ::send(client, "!", 1, MSG_NOSIGNAL);
            ::close(client);
        });
    }
    for (std::thread &one : all)
        one.join();
}

NearEnd::NearEnd(quint16 port)
{
    const sockaddr_in place = Test::loopback(port);
    for (int i = 0; i < 1000; ++i) {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sendAtOnce(m_socket);
        if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0)
            return;
        ::close(m_socket);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    qFatal("nobody listens at port %d", int(port));
}

NearEnd::~NearEnd()
{
    ::close(m_socket);
}

void NearEnd::roundTrip() const
{
    char byte = 'x';
    if (::send(m_socket, &byte, 1, MSG_NOSIGNAL) != 1 || ::recv(m_socket, &byte, 1, 0) != 1)
        qFatal("a relay lost a byte");
}

void NearEnd::pour(qint64 bytes) const
{
    const std::vector<char> piece(pieceSize, 'x');
    for (qint64 left = bytes; left > 0;) {
        const auto size = std::min<qint64>(left, qint64(piece.size()));
        const ssize_t sent = ::send(m_socket, piece.data(), std::size_t(size), MSG_NOSIGNAL);
        if (sent <= 0)
            qFatal("a relay hung up");
        left -= sent;
    }
    ::shutdown(m_socket, SHUT_WR);
    char byte = 0;
    if (::recv(m_socket, &byte, 1, 0) != 1)
        qFatal("a relay lost the end");
}

} // namespace Chaos::Bench
