// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/httphead.h"
#include "app/proxy/wsfilter.h"
#include "models/rules/faulttext.h"
#include "tests/fuzz/targets.h"

#include <array>
#include <utility>

namespace Chaos::Fuzz {

namespace {

/// What stands before and behind the first mark.
std::pair<QByteArray, QByteArray> splitAtMark(const QByteArray &input)
{
    const qsizetype mark = input.indexOf(between);
    return {input.left(mark), mark < 0 ? QByteArray() : input.mid(mark + 1)};
}

/// The line of a fault, as somebody types it or a plan says it.
void proxyFault(const QByteArray &input)
{
    const QString typed = QString::fromUtf8(input);
    const auto fault = ProxyFault::read(typed);
    if (fault) {
        const auto again = ProxyFault::read(fault->line());
        FUZZ_PROMISE(again && *again == *fault);
        FUZZ_PROMISE(!faultText(*fault).isEmpty());
        FUZZ_PROMISE(fault->delay >= Micros(0) && fault->jitter >= Micros(0) && fault->bytes >= 0);
    } else {
        FUZZ_PROMISE(!fault.failure().detail.isEmpty());
    }
    for (const ProxyFault &offered : offeredFaults(typed)) {
        const auto again = ProxyFault::read(offered.line());
        FUZZ_PROMISE(again && *again == offered);
    }
}

/// A head of HTTP, whole and in pieces.
void proxyHttpHead(const QByteArray &input)
{
    const qsizetype size = HttpHead::sizeOf(input);
    FUZZ_PROMISE(size >= 0 && size <= input.size());
    const QByteArray head = input.left(size);
    const int status = HttpHead::statusOf(head);
    FUZZ_PROMISE(status >= 0 && status <= 999);
    const QByteArray wrong = HttpHead::withWrongAccept(head);
    FUZZ_PROMISE(HttpHead::sizeOf(wrong) == 0 || HttpHead::sizeOf(wrong) == wrong.size());
    FUZZ_PROMISE(HttpHead::statusOf(wrong) == status);
    // One that is found in one piece is found letter by letter.
    UpgradeWatch whole;
    UpgradeWatch letters;
    bool isFound = false;
    for (qsizetype i = 0; i < size; ++i)
        isFound = letters.sees(QByteArrayView(input).sliced(i, 1)) || isFound;
    const bool isAsked = whole.sees(head);
    FUZZ_PROMISE(!isAsked || isFound);
    FUZZ_PROMISE(isAsked == (size > 0 && HttpHead::asksForWebSocket(head)));
}

/// The line of a fault, the mark, what the server says from its answer on, the mark, and what the
/// client says; the fault is switched in the middle of it.
void proxyWebSocket(const QByteArray &input)
{
    const auto [line, streams] = splitAtMark(input);
    const auto [server, client] = splitAtMark(streams);
    const auto read = ProxyFault::read(QString::fromUtf8(line));
    const ProxyFault fault = read ? *read : ProxyFault();
    // The same, however it was cut into pieces.
    QByteArray toClient[2];
    QByteArray toServer[2];
    for (const bool isCut : {false, true}) {
        WsFilter filter;
        QByteArray &down = toClient[isCut];
        QByteArray &up = toServer[isCut];
        filter.setFault(fault, down);
        const auto feed = [isCut](QByteArrayView bytes, auto give) {
            const qsizetype piece = isCut ? 1 : std::max<qsizetype>(bytes.size(), 1);
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                give(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        };
        feed(server, [&](QByteArrayView bytes) { filter.fromServer(bytes, down); });
        feed(client, [&](QByteArrayView bytes) { filter.fromClient(bytes, up); });
        FUZZ_PROMISE(down.size() <= server.size() + 64);
        FUZZ_PROMISE(up.size() <= client.size());
        const QByteArray before = down;
        filter.setFault({}, down); // heals
        FUZZ_PROMISE(down == before);
        FUZZ_PROMISE(!filter.isSilenced() || filter.hasEnded());
    }
    FUZZ_PROMISE(toServer[0] == toServer[1]);
    const bool isHeadKnown = HttpHead::sizeOf(server) > 0;
    FUZZ_PROMISE(!isHeadKnown || toClient[0] == toClient[1]);
    if (fault.kind == ProxyFault::Kind::None && isHeadKnown) {
        // Only the beginning of a frame's head waits for the rest of it.
        const auto passes = [](const QByteArray &out, const QByteArray &in) {
            return in.startsWith(out) && in.size() - out.size() < WsFrameHeader::longest;
        };
        FUZZ_PROMISE(passes(toClient[0], server));
        FUZZ_PROMISE(passes(toServer[0], client));
    }
}

constexpr auto targets = std::to_array<Target>({
    {"proxy-fault", proxyFault},
    {"proxy-http-head", proxyHttpHead},
    {"proxy-websocket", proxyWebSocket},
});

} // namespace

std::span<const Target> proxyTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
