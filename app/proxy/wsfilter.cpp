// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/wsfilter.h"

#include "app/proxy/httphead.h"

namespace Chaos {

namespace {

using Fault = ProxyFault::Kind;

constexpr std::array<std::uint8_t, 4> someMask{0x37, 0xfa, 0x21, 0x3d};

/// What a fault sends to the client; empty: nothing of its own.
QByteArray frameOf(const ProxyFault &fault)
{
    switch (fault.kind) {
    case Fault::WsClose: {
        const char code[2] = {char(fault.code >> 8), char(fault.code & 0xff)};
        return wsFrame({.opcode = WsFrameHeader::Close}, QByteArrayView(code, 2));
    }
    case Fault::WsEmptyClose:
        return wsFrame({.opcode = WsFrameHeader::Close}, {});
    case Fault::WsMaskedFrame:
        return wsFrame({.mask = someMask}, "Hello");
    case Fault::WsInvalidUtf8:
        return wsFrame({}, "\xff");
    case Fault::WsReservedBits:
        // Not RSV1, which compression gives a meaning.
        return wsFrame({.reserved = 3}, "Hello");
    case Fault::WsReservedOpcode:
        return wsFrame({.opcode = 3}, "Hello");
    case Fault::WsFragmentedControl:
        return wsFrame({.isFinal = false, .opcode = WsFrameHeader::Ping}, "Hello");
    case Fault::WsTruncatedFrame:
    case Fault::WsTruncatedSilence:
        return wsFrame({}, "Hello").first(4);
    case Fault::WsOversizeFrame:
        return WsFrameHeader{.opcode = WsFrameHeader::Binary, .length = 0x7fff'ffff'ffff'ffff}
            .bytes();
    case Fault::None:
    case Fault::Latency:
    case Fault::Bandwidth:
    case Fault::Refuse:
    case Fault::Reset:
    case Fault::BlackHole:
    case Fault::CutAfter:
    case Fault::HttpStatus:
    case Fault::SlowBody:
    case Fault::WsRefuse:
    case Fault::WsBadAccept:
    case Fault::WsNoPong:
    case Fault::WsCloseUnanswered:
        break;
    }
    return {};
}

/// Close frames may stand between the parts of a message, and so may any fault of a control frame.
bool mayStandInMessage(Fault kind)
{
    return kind == Fault::WsClose || kind == Fault::WsEmptyClose
        || kind == Fault::WsFragmentedControl;
}

} // namespace

void WsFilter::setFault(const ProxyFault &fault, QByteArray &toClient)
{
    // What was begun cannot be taken back.
    if (m_isSilenced)
        m_hasEnded = true;
    m_fault = fault;
    m_isDue = !frameOf(fault).isEmpty();
    m_wantsToClose = false;
    inject(toClient);
}

void WsFilter::inject(QByteArray &toClient)
{
    const bool isPlace = m_phase == Phase::Frames && m_server.isBetweenFrames()
        && (!m_isInMessage || mayStandInMessage(m_fault.kind));
    if (!m_isDue || !isPlace || m_hasEnded)
        return;
    m_isDue = false;
    toClient += frameOf(m_fault);
    m_hasEnded = m_fault.kind == Fault::WsClose || m_fault.kind == Fault::WsEmptyClose
        || m_fault.kind == Fault::WsTruncatedFrame;
    m_isSilenced =
        m_fault.kind == Fault::WsTruncatedSilence || m_fault.kind == Fault::WsOversizeFrame;
}

void WsFilter::takeAnswer(QByteArrayView bytes, QByteArray &toClient)
{
    m_answer += bytes;
    const qsizetype size = HttpHead::sizeOf(m_answer);
    if (size == 0 && HttpHead::mayBeAnswer(m_answer) && m_answer.size() < HttpHead::longest)
        return;
    const QByteArray all = std::exchange(m_answer, {});
    if (HttpHead::statusOf(all) != 101 || size == 0) {
        m_phase = Phase::Refused;
        toClient += all;
        return;
    }
    m_phase = Phase::Frames;
    const QByteArray head = all.first(size);
    toClient += m_fault.kind == Fault::WsBadAccept ? HttpHead::withWrongAccept(head) : head;
    fromServer(QByteArrayView(all).sliced(size), toClient);
}

bool WsFilter::swallows(const WsFrameHeader &header, bool isFromServer) const
{
    if (m_fault.kind == Fault::WsNoPong)
        return header.opcode == (isFromServer ? WsFrameHeader::Pong : WsFrameHeader::Ping);
    return m_fault.kind == Fault::WsCloseUnanswered && header.opcode == WsFrameHeader::Close
        && (!isFromServer || m_wantsToClose);
}

void WsFilter::fromServer(QByteArrayView bytes, QByteArray &toClient)
{
    if (m_phase == Phase::Answer) {
        takeAnswer(bytes, toClient);
        return;
    }
    if (m_phase == Phase::Refused) {
        toClient += bytes;
        return;
    }
    inject(toClient);
    while (!m_hasEnded && !m_isSilenced) {
        const auto piece = m_server.next(bytes);
        if (!piece)
            return;
        const WsFrameHeader &header = m_server.header();
        if (piece->isHeader) {
            m_isServerFrameSwallowed = swallows(header, true);
            if (!header.isControl())
                m_isInMessage = !header.isFinal;
        }
        if (!m_isServerFrameSwallowed)
            toClient += piece->bytes;
        if (piece->endsFrame)
            inject(toClient);
    }
}

void WsFilter::fromClient(QByteArrayView bytes, QByteArray &toServer)
{
    if (m_phase == Phase::Refused) {
        toServer += bytes;
        return;
    }
    while (const auto piece = m_client.next(bytes)) {
        const WsFrameHeader &header = m_client.header();
        if (piece->isHeader) {
            m_isClientFrameSwallowed = swallows(header, false);
            m_wantsToClose = m_wantsToClose
                || (m_isClientFrameSwallowed && header.opcode == WsFrameHeader::Close);
        }
        if (!m_isClientFrameSwallowed)
            toServer += piece->bytes;
    }
}

} // namespace Chaos
