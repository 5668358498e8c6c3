// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakeopsgenie.h"

#include <QJsonDocument>

#include <algorithm>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

FakeServer::Reaction refusal(int status, const QString &message, const QByteArray &headers = {})
{
    const QJsonObject body{{u"message"_s, message}, {u"took"_s, 0.1}, {u"requestId"_s, u"5c6d"_s}};
    return {.status = status, .body = QJsonDocument(body).toJson(), .headers = headers};
}

FakeServer::Reaction success(QJsonObject body)
{
    body[u"took"_s] = 0.1;
    body[u"requestId"_s] = u"5c6d"_s;
    return {.body = QJsonDocument(body).toJson(), .headers = "X-RateLimit-State: OK\r\n"};
}

/// Whole milliseconds, cut off.
QString stamp(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz'Z'"_s);
}

} // namespace

FakeOpsgenie::FakeOpsgenie(QObject *parent)
    : QObject(parent)
{
    m_server.handle("", [this](const FakeServer::Request &request) { return answer(request); });
}

void FakeOpsgenie::setClockAhead(std::chrono::milliseconds ahead)
{
    m_ahead = ahead;
    m_server.setDateAhead(ahead);
}

QDateTime FakeOpsgenie::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_ahead.count());
}

void FakeOpsgenie::limitTo(int questions, std::chrono::seconds period)
{
    m_left = questions;
    m_refillAt = QDateTime::currentDateTimeUtc().addSecs(period.count());
}

QString FakeOpsgenie::create(const QString &message, const QJsonObject &more)
{
    const int tinyId = 1000 + int(m_alerts.size());
    const QString id = u"70413a06-38d6-4c85-92b8-%1"_s.arg(tinyId);
    m_alerts.push_back({.id = id,
                        .tinyId = tinyId,
                        .message = message,
                        .more = more,
                        .createdAt = now(),
                        .closedAt = {},
                        .recipients = {}});
    return id;
}

void FakeOpsgenie::tell(const QString &id, const QString &user)
{
    alert(id).recipients.push_back({user, now()});
}

void FakeOpsgenie::acknowledge(const QString &id)
{
    alert(id).isAcknowledged = true;
}

void FakeOpsgenie::snooze(const QString &id, bool isSnoozed)
{
    alert(id).isSnoozed = isSnoozed;
}

void FakeOpsgenie::close(const QString &id)
{
    alert(id).closedAt = now();
}

void FakeOpsgenie::remove(const QString &id)
{
    std::erase_if(m_alerts, [&](const Alert &one) { return one.id == id; });
}

QDateTime FakeOpsgenie::createdAt(const QString &id) const
{
    return here(alert(id).createdAt);
}

QDateTime FakeOpsgenie::toldAt(const QString &id) const
{
    return here(alert(id).recipients.front().at);
}

QDateTime FakeOpsgenie::closedAt(const QString &id) const
{
    return here(alert(id).closedAt);
}

FakeOpsgenie::Alert &FakeOpsgenie::alert(const QString &id)
{
    return *std::ranges::find(m_alerts, id, &Alert::id);
}

const FakeOpsgenie::Alert &FakeOpsgenie::alert(const QString &id) const
{
    return *std::ranges::find(m_alerts, id, &Alert::id);
}

FakeServer::Reaction FakeOpsgenie::answer(const FakeServer::Request &request)
{
    if (request.headers.value("authorization") != "GenieKey s3cret")
        return refusal(403, u"Could not authenticate"_s);
    if (m_failing > 0)
        return refusal(m_failing, u"because"_s);
    if (m_left >= 0 && QDateTime::currentDateTimeUtc() >= m_refillAt)
        m_left = -1;
    if (m_left == 0)
        return refusal(429, u"You are making too many requests!"_s,
                       "X-RateLimit-State: THROTTLED\r\nX-RateLimit-Reason: ACCOUNT\r\n"
                       "X-RateLimit-Period-In-Sec: 1\r\n");
    if (m_left > 0)
        --m_left;
    const QUrl url(QString::fromUtf8(request.target));
    const QUrlQuery query(url);
    const QStringList parts = url.path().split(u'/', Qt::SkipEmptyParts);
    const bool isOfAlerts = parts.size() >= 2 && parts[0] == u"v2"_s && parts[1] == u"alerts"_s;
    if (isOfAlerts && parts.size() == 2)
        return list(query);
    const QString id = parts.value(2);
    const bool isThere = std::ranges::count(m_alerts, id, &Alert::id) > 0;
    if (isOfAlerts && query.queryItemValue(u"identifierType"_s) != u"id"_s)
        m_complaints << u"another type of id: "_s + query.toString();
    if (isOfAlerts && parts.size() == 3 && isThere)
        return success({{u"data"_s, shown(alert(id))}});
    if (isOfAlerts && parts.size() == 4 && parts[3] == u"recipients"_s && isThere)
        return recipients(alert(id));
    if (!isOfAlerts)
        m_complaints << u"no such page: "_s + url.path();
    return refusal(404, u"Alert does not exist with requested identifier."_s);
}

FakeServer::Reaction FakeOpsgenie::list(const QUrlQuery &query)
{
    ++m_lists;
    const auto said = [&](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (said(u"sort"_s) != u"createdAt"_s || said(u"order"_s) != u"asc"_s
        || said(u"query"_s) != u"status:open"_s)
        m_complaints << u"another list: "_s + query.toString();
    const int wanted = said(u"limit"_s).toInt();
    const int offset = said(u"offset"_s).toInt();
    if (wanted < 1 || wanted > 100 || offset < 0)
        return refusal(422, u"Request body is not processable."_s);
    const int limit = std::min(wanted, m_pageLimit);
    std::vector<const Alert *> open;
    for (const Alert &one : m_alerts) {
        if (!one.closedAt.isValid())
            open.push_back(&one);
    }
    QJsonArray data;
    for (int i = offset; i < std::min(int(open.size()), offset + limit); ++i)
        data.append(shown(*open[std::size_t(i)]));
    const QString page = m_server.url().toString() + u"/v2/alerts?offset=%1"_s;
    QJsonObject paging{{u"first"_s, page.arg(0)}};
    if (offset + limit < int(open.size()))
        paging[u"next"_s] = page.arg(offset + limit);
    return success({{u"data"_s, data}, {u"paging"_s, paging}});
}

FakeServer::Reaction FakeOpsgenie::recipients(const Alert &alert)
{
    ++m_asked[alert.id];
    if (m_recipientsFailing > 0)
        return refusal(m_recipientsFailing, u"because"_s);
    QJsonArray data;
    for (const Recipient &one : alert.recipients) {
        const QJsonObject user{{u"id"_s, u"7b1c"_s}, {u"username"_s, one.user}};
        data.append(QJsonObject{{u"user"_s, user},
                                {u"state"_s, u"notactive"_s},
                                {u"method"_s, u""_s},
                                {u"createdAt"_s, stamp(one.at)},
                                {u"updatedAt"_s, stamp(one.at.addSecs(1))}});
    }
    return success({{u"data"_s, data}});
}

QJsonObject FakeOpsgenie::shown(const Alert &alert) const
{
    QJsonObject json{
        {u"id"_s, alert.id},
        {u"tinyId"_s, QString::number(alert.tinyId)},
        {u"alias"_s, u"shop-"_s + QString::number(alert.tinyId)},
        {u"message"_s, alert.message},
        {u"status"_s, alert.closedAt.isValid() ? u"closed"_s : u"open"_s},
        {u"acknowledged"_s, alert.isAcknowledged},
        {u"snoozed"_s, alert.isSnoozed},
        {u"count"_s, 1},
        {u"createdAt"_s, stamp(alert.createdAt)},
        {u"updatedAt"_s, stamp(now())},
        {u"source"_s, u"web1.example"_s},
        {u"priority"_s, u"P2"_s},
        {u"integration"_s, QJsonObject{{u"name"_s, u"shop"_s}, {u"type"_s, u"API"_s}}}};
    if (alert.closedAt.isValid())
        json[u"report"_s] = QJsonObject{{u"closeTime"_s, alert.createdAt.msecsTo(alert.closedAt)}};
    for (auto it = alert.more.begin(); it != alert.more.end(); ++it)
        json[it.key()] = it.value();
    return json;
}

} // namespace Chaos::Test
