// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Chaos {

/// What a proxy has to know of HTTP/1.1: where a head ends, and what it asks for. Heads are
/// bounded; what is longer is none.
struct HttpHead
{
    static constexpr qsizetype longest = 64 << 10;

    /// How many bytes the head takes, with its empty line; 0: it has not come to its end.
    [[nodiscard]] static qsizetype sizeOf(QByteArrayView bytes);
    /// Whether bytes may be a request's beginning, however few: capitals, then a space.
    [[nodiscard]] static bool mayBeRequest(QByteArrayView bytes);
    [[nodiscard]] static bool mayBeAnswer(QByteArrayView bytes);
    [[nodiscard]] static bool mayAskForWebSocket(QByteArrayView bytes);
    [[nodiscard]] static bool asksForWebSocket(QByteArrayView head);
    [[nodiscard]] static int statusOf(QByteArrayView head); ///< 0: none
    /// The head with another value of Sec-WebSocket-Accept, which no key goes with.
    [[nodiscard]] static QByteArray withWrongAccept(QByteArrayView head);
    /// A whole answer with that status, after which the connection ends.
    [[nodiscard]] static QByteArray answer(int status, bool hasBody);
};

/// Looks for requests for a WebSocket in what a client sends, and keeps no more than a head.
class UpgradeWatch
{
public:
    /// Whether the head of a request for a WebSocket comes to its end in these bytes, the client's
    /// next ones. Nothing follows it: a client waits for the answer before it sends frames.
    [[nodiscard]] bool sees(QByteArrayView bytes);

private:
    QByteArray m_head;
};

} // namespace Chaos
