// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/latency/pagefloor.h"

#include <QByteArray>
#include <QFile>

#include <arpa/inet.h>
#include <array>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Bench {

namespace {

constexpr off_t room = 16 << 20;
constexpr std::size_t frame = 4120; // a page of 4096 bytes and its header in SQLite's log

} // namespace

PageFloor::PageFloor(const QString &folder)
    : m_listener(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const plain = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener, plain, size) != 0 || listen(m_listener, 1) != 0
        || getsockname(m_listener, plain, &size) != 0)
        qFatal("the floor finds no port");
    m_port = ntohs(address.sin_port);
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/floor.log"));
    m_file = open(path.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0 || posix_fallocate(m_file, 0, room) != 0)
        qFatal("the floor has no file");
    // Written once, as a log that is used again and again is.
    const QByteArray zeros(1 << 20, 0);
    for (off_t at = 0; at < room; at += zeros.size()) {
        if (pwrite(m_file, zeros.constData(), std::size_t(zeros.size()), at) != zeros.size())
            qFatal("the floor's file cannot be written");
    }
    fsync(m_file);
    m_thread = std::thread([this] { serve(); });
}

PageFloor::~PageFloor()
{
    shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
    ::close(m_file);
}

void PageFloor::serve()
{
    const int caller = accept(m_listener, nullptr, nullptr);
    if (caller < 0)
        return;
    const int yes = 1;
    setsockopt(caller, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    QByteArray request;
    std::array<char, 8192> bytes{};
    while (true) {
        const ssize_t count = recv(caller, bytes.data(), bytes.size(), 0);
        if (count <= 0)
            break;
        request.append(bytes.data(), count);
        const qsizetype body = request.indexOf("\r\n\r\n") + 4;
        const qsizetype length = request.indexOf("Content-Length: ") + 16;
        if (body < 4 || length < 16)
            continue;
        const int wanted = request.mid(length, request.indexOf('\r', length) - length).toInt();
        if (request.size() < body + wanted)
            continue;
        request.clear();
        keepAndPaint();
        constexpr std::string_view answer = "HTTP/1.1 204 No Content\r\n\r\n";
        if (send(caller, answer.data(), answer.size(), 0) != ssize_t(answer.size()))
            break;
    }
    ::close(caller);
}

void PageFloor::keepAndPaint()
{
    const QByteArray page(qsizetype(frame), 'x');
    if (pwrite(m_file, page.constData(), frame, m_place) != ssize_t(frame)
        || fdatasync(m_file) != 0)
        qFatal("the floor cannot write");
    m_place = (m_place + off_t(frame)) % (room - off_t(frame));
    m_lane.fill(0xff000000u | unsigned(m_place));
}

} // namespace Chaos::Bench
