// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <thread>

namespace Chaos::Bench {

/// The server behind a relay, in a thread of its own with plain sockets: says each byte back where
/// it is asked to, else reads as fast as it can and answers one byte at the end.
class FarEnd
{
public:
    enum class Use { Echo, Sink };

    explicit FarEnd(Use use);
    ~FarEnd();
    FarEnd(const FarEnd &) = delete;
    FarEnd &operator=(const FarEnd &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve(Use use) const;

    int m_socket = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

/// A client of a relay.
class NearEnd
{
public:
    explicit NearEnd(quint16 port); ///< waits until somebody listens there
    ~NearEnd();
    NearEnd(const NearEnd &) = delete;
    NearEnd &operator=(const NearEnd &) = delete;

    /// One byte there and back.
    void roundTrip() const;
    /// So many bytes there, until the other side has read them all.
    void pour(qint64 bytes) const;

private:
    int m_socket = -1;
};

} // namespace Chaos::Bench
