// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Chaos::Test {

/// A TCP socket as the system has it, which waits for everything, ten seconds at most.
class PlainSocket
{
public:
    /// One that connects to a port on loopback; `error` says why it is not connected.
    explicit PlainSocket(quint16 port);
    /// One that somebody else has opened.
    explicit PlainSocket(int descriptor, bool /*isOpen*/);
    ~PlainSocket();
    PlainSocket(PlainSocket &&other) noexcept;
    PlainSocket &operator=(PlainSocket &&) = delete;

    void send(const QByteArray &bytes);
    void endSending();
    /// So many bytes, or fewer where the connection ends; see `error`.
    [[nodiscard]] QByteArray read(qsizetype size);
    [[nodiscard]] QByteArray readToEnd() { return read(1 << 30); }
    /// Whether nothing is there to read, not even an end.
    [[nodiscard]] bool isQuiet() const;
    /// How many bytes it takes before it would have to wait.
    [[nodiscard]] qsizetype fill(qsizetype most);

    int error = 0; ///< errno of the last call that failed
    bool isAtEnd = false; ///< the other side sends no more

private:
    int m_socket = -1;
};

/// Somebody who listens on a free port on loopback.
class PlainServer
{
public:
    PlainServer();
    ~PlainServer();
    PlainServer(const PlainServer &) = delete;
    PlainServer &operator=(const PlainServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] PlainSocket accept() const;

private:
    int m_socket = -1;
    quint16 m_port = 0;
};

} // namespace Chaos::Test
