// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/qacounter.h"

#include "app/page/pageheaders.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Status = QHttpServerResponder::StatusCode;

namespace {

constexpr qsizetype longestJoin = 1000;

void sayJson(Caller &caller, Status status, const QJsonObject &json)
{
    caller.answer(status, pageHeaders("application/json", "default-src 'none'"),
                  QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void sayWhy(Caller &caller, Status status, const QString &why)
{
    sayJson(caller, status, {{u"why"_s, why}});
}

/// A page of another site can send forms, but no JSON without having asked first; and it may not.
bool isJson(const QHttpServerRequest &request)
{
    return request.value("Content-Type").split(';').first().trimmed().toLower()
        == "application/json";
}

} // namespace

QaCounter::QaCounter(const QByteArray &code, QObject *parent)
    : QObject(parent)
    , m_desk(code)
    , m_html(qaHtml())
    , m_policy(qaPolicy())
    , m_board(qaBoardJson({}, 1))
    , m_turn(this)
{
    m_clock.start();
    m_turn.setInterval(1s);
    connect(&m_turn, &QTimer::timeout, this, &QaCounter::endWaiting);
}

Instant QaCounter::now() const
{
    return instantOf(m_clock.nsecsElapsed() / 1000);
}

QDeadlineTimer QaCounter::deadline() const
{
    return QDeadlineTimer(std::chrono::ceil<std::chrono::milliseconds>(m_patience));
}

void QaCounter::answerPage(const QHttpServerRequest &request, Caller caller)
{
    const bool isHead = request.method() == QHttpServerRequest::Method::Head;
    caller.answer(Status::Ok, pageHeaders("text/html; charset=utf-8", m_policy), m_html,
                  isHead ? Caller::Part::HeadersAlone : Caller::Part::Whole);
}

void QaCounter::join(const QHttpServerRequest &request, Caller caller)
{
    if (!isJson(request) || request.body().size() > longestJoin)
        return sayWhy(caller, Status::BadRequest, tr("The page has to be loaded anew."));
    const QJsonObject said = QJsonDocument::fromJson(request.body()).object();
    const auto joined = m_desk.join(said["code"_L1].toString(), said["name"_L1].toString(),
                                    request.remoteAddress().toString(), now());
    switch (joined.answer) {
    case JoinDesk::Answer::Welcome:
        return sayJson(caller, Status::Ok, {{u"seat"_s, QString::fromLatin1(joined.seat)}});
    case JoinDesk::Answer::WrongCode:
        return sayWhy(caller, Status::Forbidden,
                      tr("That is not the join code. It stands in the room beside the link."));
    case JoinDesk::Answer::NoName:
        return sayWhy(caller, Status::BadRequest,
                      tr("Say how you are called, and not as the room itself is."));
    case JoinDesk::Answer::Wait:
        return sayWhy(caller, Status::TooManyRequests,
                      tr("Too many wrong codes. Wait for five minutes, then ask in the room for "
                         "the code."));
    case JoinDesk::Answer::Full:
        return sayWhy(caller, Status::ServiceUnavailable,
                      tr("%1 people have joined, and there is room for no more. Tell the scribe in "
                         "the room.")
                          .arg(JoinDesk::mostSeats));
    }
}

const QString *QaCounter::sender(const QHttpServerRequest &request, Caller &caller) const
{
    const QString *const name = m_desk.nameOf(request.query().queryItemValue(u"seat"_s).toLatin1());
    if (!name)
        sayWhy(caller, Status::Forbidden, tr("You have to join again."));
    return name;
}

void QaCounter::answerBoard(const QHttpServerRequest &request, Caller caller)
{
    if (!sender(request, caller))
        return;
    if (request.query().queryItemValue(u"after"_s) != QString::number(m_sequence))
        return caller.answer(Status::Ok, pageHeaders("application/json", "default-src 'none'"),
                             m_board);
    m_waiting.push_back({std::move(caller), deadline()});
    m_turn.start();
}

void QaCounter::publish(const QaBoard &board)
{
    ++m_sequence;
    m_board = qaBoardJson(board, m_sequence);
    for (Waiting &one : std::exchange(m_waiting, {}))
        one.caller.answer(Status::Ok, pageHeaders("application/json", "default-src 'none'"),
                          m_board);
}

void QaCounter::take(const QHttpServerRequest &request, Caller caller)
{
    const QString *const name = sender(request, caller);
    if (!name)
        return;
    if (!isJson(request))
        return sayWhy(caller, Status::BadRequest, tr("The page has to be loaded anew."));
    if (m_underWay.size() >= std::size_t(mostUnderWay)
        || !m_desk.maySend(request.query().queryItemValue(u"seat"_s).toLatin1(), now()))
        return sayWhy(caller, Status::TooManyRequests,
                      tr("That is a lot at once. Send it again in a minute."));
    auto read = readQaSent(request.body());
    if (!read)
        return sayWhy(caller, Status::BadRequest, read.failure().detail);
    read->result.by = *name;
    m_underWay.push_back({.key = read->result.key, .one = {std::move(caller), deadline()}});
    m_turn.start();
    emit sent(*read);
}

void QaCounter::tell(const QString &key, const QString &why)
{
    for (auto it = m_underWay.begin(); it != m_underWay.end();) {
        if (it->key != key) {
            ++it;
            continue;
        }
        if (why.isEmpty())
            sayJson(it->one.caller, Status::Ok, {{u"kept"_s, true}});
        else
            sayWhy(it->one.caller, Status::UnprocessableEntity, why);
        it = m_underWay.erase(it);
    }
}

/// Nothing new for so long: they ask again, and those who are gone hold no place.
void QaCounter::endWaiting()
{
    while (!m_waiting.empty() && m_waiting.front().until.hasExpired()) {
        Waiting one = std::move(m_waiting.front());
        m_waiting.pop_front();
        one.caller.answer(Status::NoContent, {{"Cache-Control", "no-store"}}, QByteArray());
    }
    while (!m_underWay.empty() && m_underWay.front().one.until.hasExpired()) {
        sayWhy(m_underWay.front().one.caller, Status::ServiceUnavailable,
               tr("It is not written yet. Send it again: it is kept once."));
        m_underWay.pop_front();
    }
    if (m_waiting.empty() && m_underWay.empty())
        m_turn.stop();
}

} // namespace Chaos
