// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"

#include <QCoreApplication>
#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace Chaos {

class Clock;

/// An answer without an end, line by line: says once how it ended, unless its asker (its parent)
/// dies before. What is not heard yet is bounded: by one line, and what waits in the socket.
class LineStream final : public QObject
{
    Q_OBJECT

public:
    /// Takes the reply.
    LineStream(QNetworkReply *reply, const Question &question, const Clock &clock, Hearing hearing,
               QObject *asker);
    ~LineStream() override;

    void cancel();

private:
    void headArrived();
    void readMore();
    void replyFinished();
    /// Hands on the whole lines; false if nobody listens any more.
    [[nodiscard]] bool handOn(Instant at);
    void end(const Failure &failure);
    [[nodiscard]] bool isOpen() const { return m_status >= 200 && m_status < 300; }
    [[nodiscard]] Failure failureOfReply() const;

    QNetworkReply *m_reply;
    const Clock &m_clock;
    Hearing m_hearing;
    QByteArray m_rest; ///< the beginning of a line
    bool m_isSkipping = false; ///< the rest of a line that was cut
    qsizetype m_longest;
    int m_status = 0;
    QString m_place; ///< host:port, for the operator
    QTimer m_patience; ///< for the head
};

} // namespace Chaos
