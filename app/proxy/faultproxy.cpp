// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/faultproxy.h"

#include "app/proxy/socketplace.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Fault = ProxyFault::Kind;

constexpr std::size_t bufferSize = 256 << 10;
constexpr int backlog = 512;
/// So many are taken before others have their turn.
constexpr int mostArrivals = 64;

quint16 portOf(int socket)
{
    sockaddr_storage place{};
    socklen_t size = sizeof place;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&place), &size);
    return place.ss_family == AF_INET6
        ? ntohs(reinterpret_cast<const sockaddr_in6 *>(&place)->sin6_port)
        : ntohs(reinterpret_cast<const sockaddr_in *>(&place)->sin_port);
}

/// A socket with that address; below 0, and errno, where there can be none.
int boundSocket(const QHostAddress &address, quint16 port)
{
    const SocketPlace place(address, port);
    const int socket = ::socket(place.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    if (socket >= 0) {
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (::bind(socket, place.at(), place.size) == 0)
            return socket;
        const int error = errno;
        ::close(socket);
        errno = error;
    }
    return -1;
}

} // namespace

FaultProxy::FaultProxy(const ProxyTarget &target, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_rest(this)
    , m_buffer(std::make_unique_for_overwrite<char[]>(bufferSize))
    , m_shared{.clock = clock, .target = target, .buffer = {m_buffer.get(), bufferSize}}
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(100ms);
    connect(&m_rest, &QTimer::timeout, this, &FaultProxy::hearAgain);
}

FaultProxy::~FaultProxy()
{
    close();
}

Outcome<quint16> FaultProxy::listen(const QHostAddress &address, quint16 port)
{
    if (m_socket >= 0)
        return Failure{Failure::Kind::BadInput, tr("The proxy listens already.")};
    m_address = address;
    m_port = port;
    if (const auto opened = openSocket(); !opened)
        return opened.failure();
    if (m_fault.kind != Fault::Refuse)
        hear();
    return m_port;
}

Outcome<Done> FaultProxy::openSocket()
{
    m_socket = boundSocket(m_address, m_port);
    if (m_socket >= 0 && m_port == 0) {
        // A port that the system chose is given back whenever nobody listens; one that was asked
        // for is kept.
        m_port = portOf(m_socket);
        ::close(m_socket);
        m_socket = boundSocket(m_address, m_port);
    }
    if (m_socket < 0)
        return Failure{Failure::Kind::Refused,
                       tr("The proxy cannot listen at %1, port %2: %3")
                           .arg(m_address.toString())
                           .arg(m_port)
                           .arg(qt_error_string(errno))};
    m_arrival = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    m_arrival->setEnabled(false);
    connect(m_arrival.get(), &QSocketNotifier::activated, this, &FaultProxy::accept);
    return Done{};
}

void FaultProxy::hear()
{
    if (m_isHearing)
        return;
    if (::listen(m_socket, backlog) != 0) {
        emit failed({Failure::Kind::Refused,
                     tr("The proxy cannot listen at port %1 any more: %2")
                         .arg(m_port)
                         .arg(qt_error_string(errno))});
        return;
    }
    m_isHearing = true;
    hearAgain();
}

/// The port stays ours, and whoever connects to it is refused by the system.
void FaultProxy::refuse()
{
    if (!m_isHearing)
        return;
    m_isHearing = false;
    m_arrival->setEnabled(false);
    ::shutdown(m_socket, SHUT_RDWR);
}

void FaultProxy::close()
{
    const auto all = std::exchange(m_connections, {});
    for (ProxyConnection *connection : all) {
        connection->disconnect(this);
        connection->end();
        connection->deleteLater(); // it may be what is calling
    }
    m_shared.counters.open = 0;
    m_arrival.reset();
    m_rest.stop();
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_isHearing = false;
}

void FaultProxy::setFault(const ProxyFault &fault)
{
    m_fault = fault;
    if (m_socket >= 0) {
        if (fault.kind == Fault::Refuse)
            refuse();
        else
            hear();
    }
    // Some end by it.
    const auto all = m_connections;
    for (ProxyConnection *connection : all)
        connection->setFault(fault);
    emit faultChanged(fault);
}

void FaultProxy::accept()
{
    for (int i = 0; i < mostArrivals && std::ssize(m_connections) < mostConnections; ++i) {
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client >= 0) {
            take(client);
            continue;
        }
        if (errno == EINTR || errno == ECONNABORTED)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            // No sockets left: they are told of again and again until somebody has gone.
            m_arrival->setEnabled(false);
            m_rest.start();
        }
        break;
    }
    if (std::ssize(m_connections) >= mostConnections)
        m_arrival->setEnabled(false);
}

void FaultProxy::hearAgain()
{
    if (m_isHearing && std::ssize(m_connections) < mostConnections && !m_rest.isActive())
        m_arrival->setEnabled(true);
}

void FaultProxy::take(int client)
{
    ++m_shared.counters.accepted;
    auto *connection = new ProxyConnection(client, m_shared, ++m_seed, this);
    m_connections.push_back(connection);
    m_shared.counters.open = std::ssize(m_connections);
    connect(connection, &ProxyConnection::ended, this, [this, connection] { drop(connection); });
    connect(connection, &ProxyConnection::upstreamFailed, this, &FaultProxy::upstreamFailed);
    connection->setFault(m_fault);
    emit connectionsChanged();
}

void FaultProxy::drop(ProxyConnection *connection)
{
    std::erase(m_connections, connection);
    m_shared.counters.open = std::ssize(m_connections);
    connection->deleteLater();
    hearAgain();
    emit connectionsChanged();
}

} // namespace Chaos
