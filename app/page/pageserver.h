// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/httpdoor.h"
#include "app/page/qacounter.h"
#include "models/day/outcome.h"
#include "models/rules/wall.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <deque>
#include <span>

namespace Chaos {

class GuardedListener;

/// Serves the wall to the company, in a thread of its own: the page at `/TOKEN/`, and its state at
/// `/TOKEN/state?after=SEQUENCE`, which is answered as soon as there is another one. What live QA
/// finds is taken at `/TOKEN/qa`, from those who have the join code; nothing else is.
///
/// Everything else, and every other token, is answered by the same 404. What is served is made once
/// when the wall changes, and is the same bytes for everybody who follows.
class PageServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostConnections = 256;

    /// A picture of 1600 pixels as a browser packs it, and in the letters of JSON.
    static constexpr std::int64_t mostResultBytes = 4 << 20;

    /// Without a join code nothing is taken.
    PageServer(const QByteArray &token, const QByteArray &joinCode, QObject *parent = nullptr);
    ~PageServer() override;

    /// The port it listens at. With 0 the system chooses one.
    [[nodiscard]] Outcome<quint16> listen(const QHostAddress &address, quint16 port);
    /// What is shown from now on.
    void publish(const WallView &view);
    [[nodiscard]] QaCounter &qa() { return m_qa; }
    /// How long one who follows is kept waiting for something new.
    void setPatience(Micros patience) { m_patience = patience; }

private:
    /// Where a path of the page leads. There is one table of them.
    struct Route
    {
        QLatin1StringView path{};
        void (PageServer::*answer)(const QHttpServerRequest &, Caller) = nullptr;
        bool isPosted = false; ///< and nothing else; or else GET and HEAD
    };
    [[nodiscard]] static std::span<const Route> routes();

    struct Waiting
    {
        Caller caller;
        QDeadlineTimer until{};
    };

    void take(const QHttpServerRequest &request, Caller caller);
    void answerPage(const QHttpServerRequest &request, Caller caller);
    void answerState(const QHttpServerRequest &request, Caller caller);
    void answerQa(const QHttpServerRequest &request, Caller caller);
    void answerBoard(const QHttpServerRequest &request, Caller caller);
    void join(const QHttpServerRequest &request, Caller caller);
    void takeResult(const QHttpServerRequest &request, Caller caller);
    [[nodiscard]] bool mayBeLong(const QByteArray &head) const;
    void send(Caller &caller, const QByteArray &type, const QByteArray &body, bool isHead) const;
    void endWaiting();

    QByteArray m_token;
    bool m_takesQa = false;
    QByteArray m_policy;
    HttpDoor m_door;
    GuardedListener *m_listener = nullptr;
    Micros m_patience = std::chrono::seconds(20);
    qint64 m_sequence = 0;
    QByteArray m_html;
    QByteArray m_state;
    std::deque<Waiting> m_waiting; ///< in the order in which they came
    QTimer m_turn;
    QaCounter m_qa;
};

} // namespace Chaos
