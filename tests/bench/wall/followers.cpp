// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/wall/followers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Bench {

Followers::Followers(quint16 port, const QByteArray &token, int count)
    : m_token(token)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < count; ++i) {
        One &one = m_all.emplace_back(One{.socket = ::socket(AF_INET, SOCK_STREAM, 0)});
        if (::connect(one.socket, reinterpret_cast<sockaddr *>(&place), sizeof place) != 0)
            qFatal("a follower could not connect");
        ask(one, "0");
    }
    m_thread = std::thread([this] { follow(); });
}

Followers::~Followers()
{
    m_stop = true;
    m_thread.join();
    for (const One &one : m_all)
        ::close(one.socket);
}

int Followers::count(const QByteArray &text)
{
    const std::scoped_lock lock(m_guard);
    return int(
        std::ranges::count_if(m_all, [&text](const One &one) { return one.state.contains(text); }));
}

Followers::Steady::time_point Followers::lastHeard()
{
    const std::scoped_lock lock(m_guard);
    return m_lastHeard;
}

void Followers::ask(One &one, const QByteArray &after)
{
    const QByteArray wish = "GET /" + m_token + "/state?after=" + after
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
    if (::send(one.socket, wish.constData(), std::size_t(wish.size()), MSG_NOSIGNAL) != wish.size())
        qFatal("a follower was dropped");
}

void Followers::follow()
{
    std::vector<pollfd> all;
    for (const One &one : m_all)
        all.push_back({.fd = one.socket, .events = POLLIN, .revents = 0});
    while (!m_stop) {
        if (::poll(all.data(), all.size(), 20) <= 0)
            continue;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].revents)
                read(m_all[i]);
        }
    }
}

void Followers::read(One &one)
{
    std::array<char, 16 << 10> piece{};
    const ssize_t length = ::read(one.socket, piece.data(), piece.size());
    if (length <= 0)
        qFatal("a follower was dropped");
    one.heard.append(piece.data(), length);
    const qsizetype body = one.heard.indexOf("\r\n\r\n") + 4;
    if (body < 4)
        return;
    const QByteArray head = one.heard.first(body).toLower();
    const qsizetype at = head.indexOf("content-length: ");
    const qsizetype size =
        at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).toLongLong();
    if (one.heard.size() < body + size)
        return;
    const QByteArray state = one.heard.mid(body, size);
    one.heard.clear();
    ++m_answers;
    constexpr std::string_view before = "\"sequence\":";
    const qsizetype number = state.indexOf(before.data());
    const auto after =
        number < 0 ? 0 : std::strtoll(state.constData() + number + before.size(), nullptr, 10);
    ask(one, QByteArray::number(qlonglong(after)));
    const std::scoped_lock lock(m_guard);
    one.state = state;
    m_lastHeard = Steady::now();
}

} // namespace Chaos::Bench
