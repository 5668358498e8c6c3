// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

namespace Chaos {

/// The head of a WebSocket frame as it stands on the wire (RFC 6455, section 5.2), also one that no
/// frame may have.
struct WsFrameHeader
{
    enum Opcode : std::uint8_t { Continuation, Text, Binary, Close = 8, Ping, Pong };

    bool isFinal = true;
    std::uint8_t reserved = 0; ///< RSV1 to RSV3, from 4 to 1
    std::uint8_t opcode = Text;
    std::uint64_t length = 0; ///< of the payload
    std::optional<std::array<std::uint8_t, 4>> mask{};
    bool operator==(const WsFrameHeader &) const = default;

    static constexpr qsizetype longest = 14;

    [[nodiscard]] bool isControl() const { return opcode >= Close; }

    /// Reads the head at the front of `bytes`; nothing: more of them are needed.
    [[nodiscard]] static std::optional<WsFrameHeader> read(QByteArrayView bytes);
    /// How many bytes a head takes that begins so; 2 where there are too few to know.
    [[nodiscard]] static qsizetype sizeOf(QByteArrayView bytes);
    /// The shortest form of it, as it must be sent.
    [[nodiscard]] QByteArray bytes() const;
};

/// A whole frame; masked where the head says so.
[[nodiscard]] QByteArray wsFrame(const WsFrameHeader &header, QByteArrayView payload);

/// Takes a stream of frames apart, however it was cut into pieces. Keeps a head at most, whatever
/// length a frame says it has.
class WsFrameReader
{
public:
    struct Piece
    {
        QByteArrayView bytes{}; ///< a whole head, or some of a payload; until the next call
        bool isHeader = false;
        bool endsFrame = false;
    };

    /// The next piece of `bytes`, which is taken away from them; nothing: all is taken.
    [[nodiscard]] std::optional<Piece> next(QByteArrayView &bytes);
    /// The frame that the last piece belongs to.
    [[nodiscard]] const WsFrameHeader &header() const { return m_header; }
    /// Whether the last frame is over and no next one has begun.
    [[nodiscard]] bool isBetweenFrames() const { return m_left == 0 && m_size == 0; }

private:
    std::array<char, WsFrameHeader::longest> m_head{};
    qsizetype m_size = 0; ///< of the head, so far
    std::uint64_t m_left = 0; ///< of the payload
    WsFrameHeader m_header{};
};

} // namespace Chaos
