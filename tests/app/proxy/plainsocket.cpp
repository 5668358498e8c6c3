// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/proxy/plainsocket.h"

#include "tests/support/loopback.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Test {

namespace {

constexpr int patience = 10; // s

void limit(int socket)
{
    const timeval time{.tv_sec = patience, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

} // namespace

PlainSocket::PlainSocket(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    limit(m_socket);
    const sockaddr_in place = loopback(port);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0)
        error = errno;
}

PlainSocket::PlainSocket(int descriptor, bool)
    : m_socket(descriptor)
{
    limit(m_socket);
}

PlainSocket::PlainSocket(PlainSocket &&other) noexcept
    : error(other.error)
    , isAtEnd(other.isAtEnd)
    , m_socket(std::exchange(other.m_socket, -1))
{}

PlainSocket::~PlainSocket()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void PlainSocket::send(const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t sent =
            ::send(m_socket, bytes.constData() + at, std::size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (sent < 0) {
            error = errno;
            return;
        }
        at += sent;
    }
}

void PlainSocket::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

QByteArray PlainSocket::read(qsizetype size)
{
    QByteArray all;
    QByteArray piece(256 << 10, Qt::Uninitialized);
    while (all.size() < size) {
        const auto wanted = std::size_t(std::min(piece.size(), size - all.size()));
        const ssize_t got = ::recv(m_socket, piece.data(), wanted, 0);
        if (got < 0)
            error = errno;
        isAtEnd = got == 0;
        if (got <= 0)
            break;
        all.append(piece.constData(), got);
    }
    return all;
}

bool PlainSocket::isQuiet() const
{
    pollfd one{.fd = m_socket, .events = POLLIN, .revents = 0};
    return ::poll(&one, 1, 0) == 0;
}

qsizetype PlainSocket::fill(qsizetype most)
{
    const QByteArray piece(64 << 10, 'x');
    qsizetype sent = 0;
    while (sent < most) {
        pollfd one{.fd = m_socket, .events = POLLOUT, .revents = 0};
        if (::poll(&one, 1, 300) != 1)
            break;
        const ssize_t some = ::send(m_socket, piece.constData(), std::size_t(piece.size()),
                                    MSG_NOSIGNAL | MSG_DONTWAIT);
        if (some <= 0)
            break;
        sent += some;
    }
    return sent;
}

PlainServer::PlainServer()
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in place = loopback(0);
    socklen_t size = sizeof place;
    auto *any = reinterpret_cast<sockaddr *>(&place);
    if (::bind(m_socket, any, size) != 0 || ::listen(m_socket, 64) != 0
        || ::getsockname(m_socket, any, &size) != 0)
        qFatal("no port for a test");
    m_port = ntohs(place.sin_port);
    limit(m_socket);
}

PlainServer::~PlainServer()
{
    ::close(m_socket);
}

PlainSocket PlainServer::accept() const
{
    return PlainSocket(::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC), true);
}

} // namespace Chaos::Test
