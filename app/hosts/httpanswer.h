// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Chaos {

/// Reads one HTTP/1 answer as it comes in, and never keeps more of it than its bounds allow.
class HttpAnswer
{
public:
    enum class Standing {
        More, ///< not all there yet
        Complete,
        Enough, ///< the bound is reached; nobody wants the rest
        Garbage, ///< not HTTP, or a head over its bound
    };

    static constexpr qsizetype headBound = 64 * 1024;
    static constexpr qsizetype bodyBound = 1024 * 1024;

    [[nodiscard]] Standing take(const QByteArray &bytes);
    /// The connection has ended: More becomes Complete where only the end was missing.
    [[nodiscard]] Standing close();

    [[nodiscard]] bool hasHead() const { return m_phase != Phase::Head; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const QByteArray &body() const { return m_body; }
    [[nodiscard]] const QByteArray &location() const { return m_location; }

private:
    enum class Phase { Head, Counted, ChunkSize, Chunk, ChunkEnd, Trailer, UntilClose };

    Standing readHead();
    bool readFields(const QByteArray &head);
    Standing readBody();
    Standing readChunks();
    bool keep(qsizetype count);

    Phase m_phase = Phase::Head;
    Standing m_standing = Standing::More;
    QByteArray m_bytes; ///< come in and not read yet
    QByteArray m_body;
    QByteArray m_location;
    qsizetype m_left = 0; ///< of the body, or of the chunk
    int m_status = 0;
};

} // namespace Chaos
