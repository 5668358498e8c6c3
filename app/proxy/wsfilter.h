// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/wsframe.h"
#include "models/day/proxyfault.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Chaos {

/// One WebSocket connection, from the server's answer to the upgrade on: follows its frames, and
/// puts faults between them, alters them, or takes some away. Pure: bytes in, bytes out.
class WsFilter
{
public:
    /// At once where the server is between two frames, else at the end of this one. What is to be
    /// sent to the client right now is put into `toClient`.
    void setFault(const ProxyFault &fault, QByteArray &toClient);

    void fromServer(QByteArrayView bytes, QByteArray &toClient);
    void fromClient(QByteArrayView bytes, QByteArray &toServer);

    /// Nothing more is for the client: after what it was given the connection ends.
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// A frame was begun that will not be finished: there is no way back to a whole stream.
    [[nodiscard]] bool isSilenced() const { return m_isSilenced; }
    /// The server did not agree: the connection is one like any other.
    [[nodiscard]] bool isRefused() const { return m_phase == Phase::Refused; }

private:
    enum class Phase { Answer, Frames, Refused };

    void takeAnswer(QByteArrayView bytes, QByteArray &toClient);
    void inject(QByteArray &toClient);
    [[nodiscard]] bool swallows(const WsFrameHeader &header, bool isFromServer) const;

    ProxyFault m_fault{};
    Phase m_phase = Phase::Answer;
    QByteArray m_answer; ///< its head, as far as it has come
    WsFrameReader m_server;
    WsFrameReader m_client;
    bool m_isInMessage = false; ///< of several frames, from the server
    bool m_isDue = false; ///< a frame of the fault is to be sent
    bool m_hasEnded = false;
    bool m_isSilenced = false;
    bool m_isServerFrameSwallowed = false;
    bool m_isClientFrameSwallowed = false;
    bool m_wantsToClose = false; ///< the client; its close frame was swallowed
};

} // namespace Chaos
