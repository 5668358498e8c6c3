// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace Chaos {

/// What a proxy does to those who pass through it: one fault, or none. Faults of WebSockets leave
/// everything else alone.
struct ProxyFault
{
    enum class Kind {
        None,
        Latency, ///< answers come later by `delay` ± `jitter`, in order
        Bandwidth, ///< `bytes` a second, each way by itself
        Refuse, ///< nobody listens; open connections end
        Reset, ///< open connections and new ones are reset
        BlackHole, ///< connections stay open and nothing passes; it does when the fault is over
        CutAfter, ///< a connection ends after `bytes` more of the answer
        HttpStatus, ///< requests are answered with `code` by the proxy
        SlowBody, ///< heads of HTTP answers pass, their bodies at `bytes` a second
        WsRefuse, ///< requests for a WebSocket are answered with `code`
        WsBadAccept, ///< the server's Sec-WebSocket-Accept is replaced by a wrong one
        WsClose, ///< a close frame with `code`, which need not be an allowed one, then FIN
        WsEmptyClose, ///< a close frame without a code, then FIN
        WsNoPong, ///< pings of clients are swallowed, and pongs of servers
        WsCloseUnanswered, ///< close frames of clients are swallowed
        // Each of these is sent once, between two frames or messages of the server.
        WsMaskedFrame,
        WsInvalidUtf8,
        WsReservedBits,
        WsReservedOpcode,
        WsFragmentedControl,
        WsTruncatedFrame, ///< half a frame, then FIN
        WsTruncatedSilence, ///< half a frame, then nothing more
        WsOversizeFrame, ///< the header of a frame of 2^63 - 1 bytes, then nothing more
    };

    Kind kind = Kind::None;
    Micros delay{0};
    Micros jitter{0};
    std::int64_t bytes = 0;
    int code = 0;
    bool operator==(const ProxyFault &) const = default;

    /// Reads a plain line such as "latency 200 ms jitter 50 ms" or "ws close 1011". A failure says
    /// what is wrong with it and what is known.
    [[nodiscard]] static Outcome<ProxyFault> read(const QString &line);
    /// The line that reads back as this fault.
    [[nodiscard]] QString line() const;
    /// How each fault is written, with an example of what goes with it.
    [[nodiscard]] static QStringList known();

    [[nodiscard]] bool breaks() const { return kind != Kind::None; }
    [[nodiscard]] bool isOfWebSockets() const { return kind >= Kind::WsRefuse; }
};

} // namespace Chaos
