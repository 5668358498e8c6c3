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

/// One question under way: ends exactly once, with an answer or a failure, unless its asker (its
/// parent) dies before, which ends it without a word.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    /// Takes the reply.
    Exchange(QNetworkReply *reply, const Question &question, Instant askedAt, const Clock &clock,
             Answered answered, QObject *asker);
    ~Exchange() override;

    void cancel();

private:
    void headArrived();
    void keepHeaders();
    void readMore();
    void replyFinished();
    void end(Outcome<Answer> outcome);
    [[nodiscard]] Failure tooLarge() const;

    QNetworkReply *m_reply;
    const Clock &m_clock;
    Answered m_answered;
    Answer m_answer;
    std::int64_t m_maxBytes;
    bool m_anyStatus;
    bool m_keepsHeaders;
    QString m_place; ///< host:port, for the operator
    QString m_shownUrl; ///< for the log
    QTimer m_deadline;
};

} // namespace Chaos
