// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/stream/bareear.h"

#include <chrono>
#include <cstdlib>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;

BareEar::BareEar(const QString &folder, quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    , m_file(::open((folder + u"/heard"_s).toLocal8Bit().constData(), O_CREAT | O_TRUNC | O_WRONLY,
                    0600))
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const QByteArray wish =
        "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
    if (m_file < 0 || ::connect(m_socket, reinterpret_cast<sockaddr *>(&place), sizeof place) != 0
        || ::write(m_socket, wish.constData(), std::size_t(wish.size())) != wish.size())
        qFatal("the stream could not be opened");
    m_thread = std::thread([this] { listen(); });
}

BareEar::~BareEar()
{
    ::shutdown(m_socket, SHUT_RDWR);
    m_thread.join();
    ::close(m_socket);
    ::close(m_file);
}

std::vector<double> BareEar::lags() const
{
    const std::scoped_lock lock(m_guard);
    return m_lags;
}

void BareEar::listen()
{
    QByteArray rest;
    QByteArray piece(64 << 10, Qt::Uninitialized);
    for (;;) {
        const ssize_t length = ::read(m_socket, piece.data(), std::size_t(piece.size()));
        if (length <= 0)
            return;
        rest.append(piece.constData(), length);
        const qsizetype end = rest.lastIndexOf('\n') + 1;
        if (end == 0)
            continue;
        if (::write(m_file, rest.constData(), std::size_t(end)) != end || ::fdatasync(m_file) != 0)
            qFatal("what was heard could not be kept");
        note(rest.first(end));
        rest.remove(0, end);
    }
}

void BareEar::note(const QByteArray &lines)
{
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    constexpr std::string_view before = "\"execution_end\":";
    const std::scoped_lock lock(m_guard);
    for (qsizetype at = lines.indexOf(before.data()); at >= 0;
         at = lines.indexOf(before.data(), at + 1)) {
        const double stamp = std::strtod(lines.constData() + at + before.size(), nullptr);
        m_lags.push_back((now.count() - stamp) * 1e6);
    }
    m_heard = int(m_lags.size());
}

} // namespace Chaos::Bench
