// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/wsframe.h"

#include <QtEndian>

#include <algorithm>

namespace Chaos {

namespace {

constexpr std::uint8_t finalBit = 0x80;
constexpr std::uint8_t maskBit = 0x80;
constexpr std::uint8_t shortLength = 0x7f;
constexpr std::uint8_t twoBytes = 126;
constexpr std::uint8_t eightBytes = 127;

std::uint8_t byteOf(QByteArrayView bytes, qsizetype at)
{
    return std::uint8_t(bytes[at]);
}

} // namespace

qsizetype WsFrameHeader::sizeOf(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return 2;
    const std::uint8_t length = byteOf(bytes, 1) & shortLength;
    const qsizetype more = length == eightBytes ? 8 : length == twoBytes ? 2 : 0;
    return 2 + more + (byteOf(bytes, 1) & maskBit ? 4 : 0);
}

std::optional<WsFrameHeader> WsFrameHeader::read(QByteArrayView bytes)
{
    const qsizetype size = sizeOf(bytes);
    if (bytes.size() < size)
        return {};
    const std::uint8_t first = byteOf(bytes, 0);
    const std::uint8_t second = byteOf(bytes, 1);
    WsFrameHeader header{.isFinal = bool(first & finalBit),
                         .reserved = std::uint8_t(first >> 4 & 7),
                         .opcode = std::uint8_t(first & 0x0f),
                         .length = std::uint64_t(second & shortLength)};
    if (header.length == twoBytes)
        header.length = qFromBigEndian<quint16>(bytes.data() + 2);
    else if (header.length == eightBytes)
        header.length = qFromBigEndian<quint64>(bytes.data() + 2);
    if (second & maskBit) {
        header.mask.emplace();
        std::copy_n(bytes.data() + size - 4, 4, header.mask->begin());
    }
    return header;
}

QByteArray WsFrameHeader::bytes() const
{
    const std::uint8_t shown = length > 0xffff ? eightBytes
        : length >= twoBytes                   ? twoBytes
                                               : std::uint8_t(length);
    QByteArray head;
    head.append(char((isFinal ? finalBit : 0) | (reserved & 7) << 4 | (opcode & 0x0f)));
    head.append(char((mask ? maskBit : 0) | shown));
    if (shown >= twoBytes) {
        const qsizetype size = shown == twoBytes ? 2 : 8;
        const auto whole = qToBigEndian(quint64(length));
        head.append(reinterpret_cast<const char *>(&whole) + 8 - size, size);
    }
    if (mask)
        head.append(reinterpret_cast<const char *>(mask->data()), 4);
    return head;
}

QByteArray wsFrame(const WsFrameHeader &header, QByteArrayView payload)
{
    WsFrameHeader whole = header;
    whole.length = std::uint64_t(payload.size());
    QByteArray frame = whole.bytes();
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame.append(
            char(payload[i] ^ (whole.mask ? char((*whole.mask)[std::size_t(i) % 4]) : '\0')));
    return frame;
}

std::optional<WsFrameReader::Piece> WsFrameReader::next(QByteArrayView &bytes)
{
    if (m_left > 0) {
        if (bytes.isEmpty())
            return {};
        const auto size = qsizetype(std::min(m_left, std::uint64_t(bytes.size())));
        const QByteArrayView payload = bytes.first(size);
        bytes = bytes.sliced(size);
        m_left -= std::uint64_t(size);
        return Piece{.bytes = payload, .endsFrame = m_left == 0};
    }
    while (!bytes.isEmpty()) {
        m_head[std::size_t(m_size++)] = bytes.front();
        bytes = bytes.sliced(1);
        const QByteArrayView head(m_head.data(), m_size);
        if (m_size < WsFrameHeader::sizeOf(head))
            continue;
        m_header = *WsFrameHeader::read(head);
        m_left = m_header.length;
        m_size = 0;
        return Piece{.bytes = head, .isHeader = true, .endsFrame = m_left == 0};
    }
    return {};
}

} // namespace Chaos
