// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/proxyconnection.h"

#include "app/proxy/socketplace.h"

#include <QHostInfo>
#include <QSocketNotifier>

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Fault = ProxyFault::Kind;

/// So much of one side is read before others have their turn.
constexpr int mostReads = 4;
/// A client that was told of the end has so long to close its side.
constexpr auto patience = 3s;

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

ProxyConnection::Side::Side() = default;
ProxyConnection::Side::~Side() = default;

ProxyConnection::ProxyConnection(int client, ProxyShared &shared, std::uint32_t seed,
                                 QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_seed(seed)
{
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &ProxyConnection::settle);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ProxyConnection::end);
    m_client.socket = client;
    m_client.isConnected = true;
    sendAtOnce(client);
    watch(m_client);
}

ProxyConnection::~ProxyConnection()
{
    for (Side *side : {&m_client, &m_server}) {
        side->readable.reset();
        side->writable.reset();
        if (side->socket >= 0)
            ::close(side->socket);
    }
}

void ProxyConnection::watch(Side &side)
{
    side.readable = std::make_unique<QSocketNotifier>(side.socket, QSocketNotifier::Read);
    side.readable->setEnabled(false);
    connect(side.readable.get(), &QSocketNotifier::activated, this,
            [this, &side] { readFrom(side); });
    side.writable = std::make_unique<QSocketNotifier>(side.socket, QSocketNotifier::Write);
    side.writable->setEnabled(false);
    connect(side.writable.get(), &QSocketNotifier::activated, this,
            [this, &side] { writeTo(side); });
}

void ProxyConnection::writeTo(const Side &side)
{
    if (side.isConnected)
        settle();
    else
        finishConnecting();
}

void ProxyConnection::setFault(const ProxyFault &fault)
{
    if (m_isOver)
        return;
    m_fault = fault;
    if (fault.kind == Fault::Reset) {
        reset();
        return;
    }
    const Instant now = m_shared.clock.now();
    m_up.setFault(fault, m_seed, now);
    m_down.setFault(fault, m_seed, now);
    if (fault.kind == Fault::Refuse)
        m_isFinishing = true;
    if (m_webSocket) {
        QByteArray out;
        m_webSocket->setFault(fault, out);
        m_down.push(out, now);
    }
    if (!m_request.isEmpty())
        judgeRequest();
    if (!m_isAsked && !m_isFinishing && !isHeld() && fault.kind != Fault::HttpStatus)
        lookUp();
    if (!m_isOver)
        settle();
}

void ProxyConnection::lookUp()
{
    m_isAsked = true;
    if (const QHostAddress address(m_shared.target.host); !address.isNull()) {
        m_addresses = {address};
        tryNextAddress();
        return;
    }
    QHostInfo::lookupHost(m_shared.target.host, this, [this](const QHostInfo &found) {
        m_addresses = found.addresses();
        if (m_addresses.isEmpty())
            failUpstream(
                tr("%1 cannot be looked up: %2").arg(m_shared.target.host, found.errorString()));
        else
            tryNextAddress();
    });
}

void ProxyConnection::tryNextAddress()
{
    if (m_isOver || m_isFinishing)
        return;
    closeSide(m_server);
    const QHostAddress address = m_addresses.takeFirst();
    const SocketPlace place(address, m_shared.target.port);
    m_server.socket = ::socket(place.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_server.socket < 0) {
        failUpstream(qt_error_string(errno));
        return;
    }
    sendAtOnce(m_server.socket);
    watch(m_server);
    if (::connect(m_server.socket, place.at(), place.size) == 0 || errno == EINPROGRESS)
        m_server.writable->setEnabled(true);
    else if (m_addresses.isEmpty())
        failUpstream(qt_error_string(errno));
    else
        tryNextAddress();
}

void ProxyConnection::finishConnecting()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_server.socket, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error == 0) {
        m_server.isConnected = true;
        settle();
    } else if (m_addresses.isEmpty()) {
        failUpstream(qt_error_string(error));
    } else {
        // This is said by a notifier that goes with the socket.
        QMetaObject::invokeMethod(this, &ProxyConnection::tryNextAddress, Qt::QueuedConnection);
        m_server.writable->setEnabled(false);
    }
}

void ProxyConnection::failUpstream(const QString &why)
{
    if (m_isOver)
        return;
    emit upstreamFailed(why);
    closeSide(m_server);
    m_isAsked = false;
    if (!m_isFinishing && !judges()) // for these no server is wanted
        reset();
}

void ProxyConnection::readFrom(Side &side)
{
    for (int reads = 0; reads < mostReads && mayRead(side); ++reads) {
        const auto wanted = m_shared.buffer.size();
        const ssize_t size = ::recv(side.socket, m_shared.buffer.data(), wanted, 0);
        if (size < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                break;
            // Who resets a connection has it reset on the other side too.
            reset();
            return;
        }
        if (size == 0) {
            side.hasEnded = true;
            if (&side == &m_client && !m_request.isEmpty())
                end(); // half a request is none
            break;
        }
        const QByteArrayView bytes(m_shared.buffer.data(), size);
        if (&side == &m_client)
            takeFromClient(bytes);
        else
            takeFromServer(bytes);
        if (m_isOver)
            return;
        if (std::size_t(size) < wanted)
            break;
    }
    if (!m_isOver)
        settle();
}

bool ProxyConnection::judges() const
{
    if (m_webSocket || m_isFinishing)
        return false;
    return m_fault.kind == Fault::HttpStatus || m_fault.kind == Fault::WsRefuse;
}

void ProxyConnection::takeFromClient(QByteArrayView bytes)
{
    m_shared.counters.fromClients += bytes.size();
    if (m_isFinishing)
        return;
    if (judges()) {
        m_request += bytes;
        judgeRequest();
        return;
    }
    m_down.expectHead();
    if (m_webSocket) {
        QByteArray out;
        m_webSocket->fromClient(bytes, out);
        pass(m_up, m_server, out);
        return;
    }
    lookForUpgrade(bytes);
    pass(m_up, m_server, bytes);
}

void ProxyConnection::lookForUpgrade(QByteArrayView bytes)
{
    if (!m_upgrades.sees(bytes))
        return;
    QByteArray nothing; // it is not open yet
    m_webSocket.emplace().setFault(m_fault, nothing);
}

/// Answers what is held back, passes it on, or waits for more of it.
void ProxyConnection::judgeRequest()
{
    const qsizetype head = HttpHead::sizeOf(m_request);
    const bool isOfInterest = m_fault.kind == Fault::HttpStatus
        ? HttpHead::mayBeRequest(m_request)
        : HttpHead::mayAskForWebSocket(m_request);
    const bool isIncomplete = head == 0 && isOfInterest && m_request.size() < HttpHead::longest;
    if (judges() && isIncomplete)
        return;
    const QByteArray request = std::exchange(m_request, {});
    const bool isAnswered = judges()
        && (m_fault.kind == Fault::HttpStatus
            || HttpHead::asksForWebSocket(QByteArrayView(request).first(head)));
    if (isAnswered) {
        m_isFinishing = true;
        m_down.push(HttpHead::answer(m_fault.code, !request.startsWith("HEAD ")),
                    m_shared.clock.now());
        return;
    }
    lookForUpgrade(request);
    m_down.expectHead();
    pass(m_up, m_server, request);
    if (!m_isAsked)
        lookUp();
}

void ProxyConnection::takeFromServer(QByteArrayView bytes)
{
    m_shared.counters.fromServers += bytes.size();
    if (m_isFinishing)
        return;
    if (!m_webSocket) {
        pass(m_down, m_client, bytes);
        return;
    }
    QByteArray out;
    m_webSocket->fromServer(bytes, out);
    pass(m_down, m_client, out);
    if (m_webSocket && m_webSocket->isRefused())
        m_webSocket.reset();
}

void ProxyConnection::pass(ProxyLane &lane, Side &to, QByteArrayView bytes)
{
    if (lane.isBypassed() && to.isConnected && !to.isShut && !bytes.isEmpty()) {
        const ssize_t sent =
            ::send(to.socket, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent == bytes.size())
            return;
        if (sent > 0)
            bytes = bytes.sliced(sent);
        // An error is met again by whoever sends the rest.
    }
    lane.push(bytes, m_shared.clock.now());
}

bool ProxyConnection::mayRead(const Side &side) const
{
    if (m_isOver || !side.isConnected || side.hasEnded || isHeld())
        return false;
    if (&side == &m_server)
        return !m_isFinishing && !m_down.isFull();
    if (m_isFinishing)
        return true; // and is thrown away, so that the end is seen
    return (m_server.isConnected || judges()) && !m_up.isFull();
}

bool ProxyConnection::mayWrite(const ProxyLane &lane, const Side &to) const
{
    return !m_isOver && to.isConnected && !to.isShut && !isHeld() && !lane.isEmpty();
}

void ProxyConnection::sendReady(ProxyLane &lane, Side &to)
{
    while (mayWrite(lane, to)) {
        const QByteArrayView bytes = lane.ready(m_shared.clock.now());
        if (bytes.isEmpty())
            return;
        const ssize_t sent =
            ::send(to.socket, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
            reset();
            return;
        }
        if (sent > 0)
            lane.sent(sent);
        if (sent < bytes.size())
            return;
    }
}

/// Half a connection may end before the other one.
void ProxyConnection::passEnd(const Side &from, const ProxyLane &lane, Side &to)
{
    if (m_isOver || !from.hasEnded || !lane.isEmpty() || to.isShut || !to.isConnected || isHeld())
        return;
    ::shutdown(to.socket, SHUT_WR);
    to.isShut = true;
}

/// Sends what may go, and says what is waited for.
void ProxyConnection::settle()
{
    sendReady(m_up, m_server);
    sendReady(m_down, m_client);
    if (m_isOver)
        return;
    m_isFinishing = m_isFinishing || m_down.isCut() || (m_webSocket && m_webSocket->hasEnded());
    if (m_isFinishing) {
        farewell();
    } else {
        passEnd(m_client, m_up, m_server);
        passEnd(m_server, m_down, m_client);
        const bool isDone = m_client.hasEnded && m_client.isShut && m_server.hasEnded;
        if (isDone || (m_client.hasEnded && !m_isAsked))
            end();
    }
    if (m_isOver)
        return;

    const auto wait = std::min(waitFor(m_down, m_client), waitFor(m_up, m_server));
    if (wait != Micros::max())
        m_pace.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
    else if (m_pace.isActive())
        m_pace.stop();
    m_client.readable->setEnabled(mayRead(m_client));
    if (m_server.isConnected)
        m_server.readable->setEnabled(mayRead(m_server));
}

/// Waits until the socket takes more, or says how long it is until there is more for it.
Micros ProxyConnection::waitFor(ProxyLane &lane, const Side &to)
{
    if (!to.isConnected)
        return Micros::max();
    const bool isLeft = mayWrite(lane, to);
    const auto wait = isLeft ? lane.wait(m_shared.clock.now()) : std::nullopt;
    const bool isEarly = wait && *wait > Micros(0);
    to.writable->setEnabled(isLeft && !isEarly);
    return isEarly ? *wait : Micros::max();
}

/// The client gets what is there for it, then is told that this was all. What it still sends is
/// read, for a socket closed before that would be reset, and the client lose what it has not read.
void ProxyConnection::farewell()
{
    if (!m_patience.isActive() && !m_isLeft)
        m_patience.start(patience);
    closeSide(m_server);
    m_up.discard();
    if (m_down.isEmpty() && !m_isLeft) {
        m_isLeft = true;
        ::shutdown(m_client.socket, SHUT_WR);
        m_client.isShut = true;
        m_patience.start(patience);
    }
    if (m_isLeft && m_client.hasEnded)
        end();
}

void ProxyConnection::closeSide(Side &side)
{
    // A notifier may be what is calling. It goes with the proxy at the latest: its thread may end
    // before its turn comes.
    for (auto *one : {&side.readable, &side.writable}) {
        if (!*one)
            continue;
        (*one)->setEnabled(false);
        QSocketNotifier *notifier = one->release();
        notifier->setParent(parent());
        notifier->deleteLater();
    }
    if (side.socket >= 0)
        ::close(side.socket);
    side.socket = -1;
    side.isConnected = false;
}

void ProxyConnection::end()
{
    closeSide(m_client);
    closeSide(m_server);
    stop();
}

void ProxyConnection::reset()
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    for (const Side *side : {&m_client, &m_server}) {
        if (side->socket >= 0)
            ::setsockopt(side->socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    }
    end();
}

void ProxyConnection::stop()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_pace.stop();
    m_patience.stop();
    emit ended();
}

} // namespace Chaos
