// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/pageserver.h"

#include "app/net/guardedlistener.h"
#include "app/net/sametoken.h"
#include "app/page/pageheaders.h"
#include "app/page/pagestate.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Status = QHttpServerResponder::StatusCode;

namespace {

constexpr std::int64_t mostRequestBytes = 16 << 10;
/// Longer than somebody who follows is kept waiting.
constexpr Micros requestPatience = 40s;
constexpr Micros idlePatience = 60s;

} // namespace

PageServer::PageServer(const QByteArray &token, const QByteArray &joinCode, QObject *parent)
    : QObject(parent)
    , m_token(token)
    , m_takesQa(!joinCode.isEmpty())
    , m_policy(pagePolicy())
    , m_door([this](const QHttpServerRequest &request,
                    Caller caller) { take(request, std::move(caller)); },
             this)
    , m_turn(this)
    , m_qa(joinCode, this)
{
    m_turn.setInterval(1s);
    connect(&m_turn, &QTimer::timeout, this, &PageServer::endWaiting);
}

PageServer::~PageServer() = default;

Outcome<quint16> PageServer::listen(const QHostAddress &address, quint16 port)
{
    auto *listener = new GuardedListener(
        {.maxBytes = mostRequestBytes,
         .patience = requestPatience,
         .idlePatience = idlePatience,
         .mostConnections = mostConnections,
         .mayBeLong = [this](const QByteArray &head) { return mayBeLong(head); },
         .maxLongBytes = mostResultBytes});
    if (!listener->listenAt(address, port)) {
        const QString error = listener->errorString();
        delete listener;
        return Failure{Failure::Kind::Refused,
                       tr("cannot listen at %1: %2").arg(address.toString(), error)};
    }
    m_door.bind(listener);
    m_listener = listener;
    m_turn.start();
    return listener->serverPort();
}

void PageServer::publish(const WallView &view)
{
    ++m_sequence;
    m_html = pageHtmlOf(view, m_takesQa);
    m_state = pageStateOf(view, m_sequence);
    for (Waiting &one : std::exchange(m_waiting, {}))
        send(one.caller, "application/json", m_state, false);
}

std::span<const PageServer::Route> PageServer::routes()
{
    static constexpr std::array table{Route{""_L1, &PageServer::answerPage},
                                      Route{"state"_L1, &PageServer::answerState},
                                      Route{"qa"_L1, &PageServer::answerQa},
                                      Route{"qa/board"_L1, &PageServer::answerBoard},
                                      Route{"qa/join"_L1, &PageServer::join, true},
                                      Route{"qa/send"_L1, &PageServer::takeResult, true}};
    return table;
}

/// Only somebody who has joined sends a picture, and nothing that is long comes from anybody else.
bool PageServer::mayBeLong(const QByteArray &head) const
{
    const QList<QByteArray> words =
        head.left(std::max<qsizetype>(head.indexOf('\r'), 0)).split(' ');
    if (words.size() != 3 || words[0] != "POST")
        return false;
    const QUrl url = QUrl::fromEncoded(words[1]);
    return isSameToken(url.path().section(u'/', 1, 1).toUtf8(), m_token)
        && url.path().section(u'/', 2) == "qa/send"_L1
        && m_qa.knows(QUrlQuery(url).queryItemValue(u"seat"_s).toLatin1());
}

void PageServer::take(const QHttpServerRequest &request, Caller caller)
{
    // "/TOKEN/state": nothing is said of what there would be with another token.
    const QString path = request.url().path().mid(1);
    const qsizetype slash = path.indexOf(u'/');
    const QString place = slash < 0 ? QString() : path.mid(slash + 1);
    const bool isAllowed = isSameToken(path.left(slash).toUtf8(), m_token);
    const auto all = routes();
    const auto route = std::ranges::find(all, place, &Route::path);
    const bool isThere = route != all.end() && (m_takesQa || !place.startsWith("qa"_L1));
    if (!isAllowed || !isThere)
        return caller.answer(Status::NotFound, u"Not found\n"_s);
    using Method = QHttpServerRequest::Method;
    const Method method = request.method();
    const bool isPost = method == Method::Post;
    if (route->isPosted ? !isPost : method != Method::Get && method != Method::Head)
        return caller.answer(Status::MethodNotAllowed,
                             {{"Allow", route->isPosted ? "POST" : "GET, HEAD"}}, QByteArray());
    if (m_sequence == 0)
        return caller.answer(Status::ServiceUnavailable, u"Nothing to show yet\n"_s);
    (this->*route->answer)(request, std::move(caller));
}

void PageServer::answerPage(const QHttpServerRequest &request, Caller caller)
{
    send(caller, "text/html; charset=utf-8", m_html,
         request.method() == QHttpServerRequest::Method::Head);
}

void PageServer::answerState(const QHttpServerRequest &request, Caller caller)
{
    const bool isHead = request.method() == QHttpServerRequest::Method::Head;
    const QString after = request.query().queryItemValue(u"after"_s);
    if (isHead || after != QString::number(m_sequence))
        return send(caller, "application/json", m_state, isHead);
    m_waiting.push_back({std::move(caller),
                         QDeadlineTimer(std::chrono::ceil<std::chrono::milliseconds>(m_patience))});
}

void PageServer::answerQa(const QHttpServerRequest &request, Caller caller)
{
    m_qa.answerPage(request, std::move(caller));
}

void PageServer::answerBoard(const QHttpServerRequest &request, Caller caller)
{
    m_qa.answerBoard(request, std::move(caller));
}

void PageServer::join(const QHttpServerRequest &request, Caller caller)
{
    m_qa.join(request, std::move(caller));
}

void PageServer::takeResult(const QHttpServerRequest &request, Caller caller)
{
    m_qa.take(request, std::move(caller));
}

void PageServer::send(Caller &caller, const QByteArray &type, const QByteArray &body,
                      bool isHead) const
{
    caller.answer(Status::Ok, pageHeaders(type, m_policy), body,
                  isHead ? Caller::Part::HeadersAlone : Caller::Part::Whole);
}

/// Nothing new for so long: they ask again, and those who are gone hold no place.
void PageServer::endWaiting()
{
    while (!m_waiting.empty() && m_waiting.front().until.hasExpired()) {
        Waiting one = std::move(m_waiting.front());
        m_waiting.pop_front();
        one.caller.answer(Status::NoContent, {{"Cache-Control", "no-store"}}, QByteArray());
    }
}

} // namespace Chaos
