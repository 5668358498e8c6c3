// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/httpdoor.h"
#include "app/page/joindesk.h"
#include "app/page/qapage.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <list>

namespace Chaos {

/// Takes results of live QA from those who have joined, in the thread of the page. What it is sent
/// it passes on, and answers when it is told that it was kept, or why not.
///
/// No cookie is set: every request names its seat, a secret that no other site knows.
class QaCounter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostUnderWay = 32; ///< results that are not answered

    explicit QaCounter(const QByteArray &code, QObject *parent = nullptr);

    void answerPage(const QHttpServerRequest &request, Caller caller);
    void join(const QHttpServerRequest &request, Caller caller);
    void answerBoard(const QHttpServerRequest &request, Caller caller);
    void take(const QHttpServerRequest &request, Caller caller);

    /// Whether somebody who has joined sits there.
    [[nodiscard]] bool knows(const QByteArray &seat) const { return m_desk.nameOf(seat); }
    /// What is asked from now on.
    void publish(const QaBoard &board);
    /// That result is durable; or, where there is a reason, it was not taken.
    void tell(const QString &key, const QString &why);
    /// How long one who follows is kept waiting for something new, and a result to be written.
    void setPatience(Micros patience) { m_patience = patience; }

signals:
    void sent(const Chaos::QaSent &sent);

private:
    struct Waiting
    {
        Caller caller;
        QDeadlineTimer until{};
    };
    struct UnderWay
    {
        QString key{};
        Waiting one;
    };
    [[nodiscard]] const QString *sender(const QHttpServerRequest &request, Caller &caller) const;
    [[nodiscard]] QDeadlineTimer deadline() const;
    [[nodiscard]] Instant now() const;
    void endWaiting();

    JoinDesk m_desk;
    QByteArray m_html;
    QByteArray m_policy;
    qint64 m_sequence = 1;
    QByteArray m_board;
    Micros m_patience = std::chrono::seconds(20);
    std::deque<Waiting> m_waiting; ///< for another board
    std::list<UnderWay> m_underWay;
    QElapsedTimer m_clock; ///< for what was done within some minutes
    QTimer m_turn;
};

} // namespace Chaos
