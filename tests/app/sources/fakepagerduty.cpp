// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakepagerduty.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

FakeServer::Reaction refusal(int status, const QString &message, int code,
                             const QByteArray &headers = {})
{
    const QJsonObject error{{u"message"_s, message}, {u"code"_s, code}};
    return {.status = status,
            .body = QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(),
            .headers = headers};
}

} // namespace

FakePagerDuty::FakePagerDuty(QObject *parent)
    : QObject(parent)
{
    m_server.handle("", [this](const FakeServer::Request &request) { return answer(request); });
}

void FakePagerDuty::setClockAhead(std::chrono::milliseconds ahead)
{
    m_ahead = ahead;
    m_server.setDateAhead(ahead);
}

QDateTime FakePagerDuty::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_ahead.count());
}

void FakePagerDuty::limitTo(int questions, std::chrono::seconds reset)
{
    m_left = questions;
    m_resetAt = QDateTime::currentDateTimeUtc().addSecs(reset.count());
}

QString FakePagerDuty::trigger(const QString &title, const QJsonObject &more)
{
    const int number = 1000 + int(m_incidents.size());
    const QString id = u"Q%1ABC"_s.arg(number);
    m_incidents.push_back({.id = id,
                           .number = number,
                           .title = title,
                           .status = u"triggered"_s,
                           .more = more,
                           .log = {}});
    write(id, u"trigger_log_entry"_s);
    write(id, u"assign_log_entry"_s);
    return id;
}

void FakePagerDuty::notify(const QString &id, const QString &)
{
    write(id, u"notify_log_entry"_s);
}

void FakePagerDuty::acknowledge(const QString &id)
{
    write(id, u"acknowledge_log_entry"_s, u"acknowledged"_s);
}

void FakePagerDuty::resolve(const QString &id)
{
    write(id, u"resolve_log_entry"_s, u"resolved"_s);
}

void FakePagerDuty::remove(const QString &id)
{
    std::erase_if(m_incidents, [&](const Incident &one) { return one.id == id; });
}

QDateTime FakePagerDuty::triggeredAt(const QString &id) const
{
    return first(id, u"trigger_log_entry"_s);
}

QDateTime FakePagerDuty::notifiedAt(const QString &id) const
{
    return first(id, u"notify_log_entry"_s);
}

QDateTime FakePagerDuty::resolvedAt(const QString &id) const
{
    return first(id, u"resolve_log_entry"_s);
}

int FakePagerDuty::logs(const QString &id) const
{
    return m_logs.value(id);
}

FakePagerDuty::Incident &FakePagerDuty::incident(const QString &id)
{
    return *std::ranges::find(m_incidents, id, &Incident::id);
}

QDateTime FakePagerDuty::first(const QString &id, const QString &type) const
{
    const auto one = std::ranges::find(m_incidents, id, &Incident::id);
    const auto entry = std::ranges::find(one->log, type, &LogEntry::type);
    return entry->at.addMSecs(-m_ahead.count());
}

void FakePagerDuty::write(const QString &id, const QString &type, const QString &status)
{
    Incident &one = incident(id);
    one.log.push_back({type, now()});
    if (!status.isEmpty())
        one.status = status;
}

FakeServer::Reaction FakePagerDuty::answer(const FakeServer::Request &request)
{
    if (request.headers.value("authorization") != "Token token=s3cret")
        return refusal(401, u"Invalid credentials"_s, 2006);
    if (m_failing > 0)
        return refusal(m_failing, u"Internal Server Error"_s, 2000);
    if (m_left >= 0 && QDateTime::currentDateTimeUtc() >= m_resetAt)
        m_left = -1;
    if (m_left == 0) {
        const auto reset = QDateTime::currentDateTimeUtc().secsTo(m_resetAt) + 1;
        return refusal(429, u"Rate Limit Exceeded"_s, 2020,
                       "ratelimit-limit: 960\r\nratelimit-remaining: 0\r\nratelimit-reset: "
                           + QByteArray::number(reset) + "\r\n");
    }
    if (m_left > 0)
        --m_left;
    if (request.headers.value("accept") != "application/vnd.pagerduty+json;version=2")
        m_complaints << u"accepts "_s + QString::fromUtf8(request.headers.value("accept"));
    const QUrl url(QString::fromUtf8(request.target));
    const QUrlQuery query(url);
    const QStringList parts = url.path().split(u'/', Qt::SkipEmptyParts);
    if (parts == QStringList{u"incidents"_s})
        return list(query);
    if (parts.size() == 3 && parts[0] == u"incidents"_s && parts[2] == u"log_entries"_s)
        return log(parts[1], query);
    m_complaints << u"no such page: "_s + url.path();
    return refusal(404, u"Not Found"_s, 2100);
}

FakeServer::Reaction FakePagerDuty::list(const QUrlQuery &query)
{
    ++m_lists;
    const QStringList statuses = query.allQueryItemValues(u"statuses[]"_s, QUrl::FullyDecoded)
        + query.allQueryItemValues(u"statuses%5B%5D"_s, QUrl::FullyDecoded);
    if (query.queryItemValue(u"sort_by"_s, QUrl::FullyDecoded) != u"created_at:asc"_s)
        m_complaints << u"another order: "_s + query.toString();
    QJsonArray all;
    for (const Incident &one : m_incidents) {
        if (statuses.contains(one.status))
            all.append(shown(one, query));
    }
    return page(u"incidents"_s, all, query);
}

FakeServer::Reaction FakePagerDuty::log(const QString &id, const QUrlQuery &query)
{
    ++m_logs[id];
    if (m_logsFailing > 0)
        return refusal(m_logsFailing, u"Internal Server Error"_s, 2000);
    const auto one = std::ranges::find(m_incidents, id, &Incident::id);
    if (one == m_incidents.end())
        return refusal(404, u"Not Found"_s, 2100);
    QJsonArray all; // the newest first
    for (auto it = one->log.rbegin(); it != one->log.rend(); ++it) {
        QJsonObject entry{{u"id"_s, u"R%1"_s.arg(all.size())},
                          {u"type"_s, it->type},
                          {u"created_at"_s, stamp(it->at, query)}};
        if (it->type == u"notify_log_entry"_s) {
            const QJsonObject notification{{u"type"_s, u"sms"_s}, {u"status"_s, u"success"_s}};
            entry[u"channel"_s] =
                QJsonObject{{u"type"_s, u"auto"_s}, {u"notification"_s, notification}};
        }
        all.append(entry);
    }
    return page(u"log_entries"_s, all, query);
}

FakeServer::Reaction FakePagerDuty::page(const QString &name, const QJsonArray &all,
                                         const QUrlQuery &query) const
{
    const int wanted =
        query.hasQueryItem(u"limit"_s) ? query.queryItemValue(u"limit"_s).toInt() : 25;
    const int offset = query.queryItemValue(u"offset"_s).toInt();
    if (wanted < 1 || wanted > 100 || offset < 0 || offset + wanted > 10'000)
        return refusal(400, u"Invalid Input Provided"_s, 2001);
    const int limit = std::min(wanted, m_pageLimit);
    QJsonArray items;
    for (qsizetype i = offset; i < std::min<qsizetype>(all.size(), offset + limit); ++i)
        items.append(all[i]);
    const QJsonObject body{{name, items},
                           {u"limit"_s, limit},
                           {u"offset"_s, offset},
                           {u"total"_s, QJsonValue::Null},
                           {u"more"_s, offset + limit < all.size()}};
    return {.body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .headers = "ratelimit-limit: 960\r\nratelimit-remaining: 900\r\n"};
}

/// Whole seconds, cut off; in the account's time zone unless UTC is asked for.
QString FakePagerDuty::stamp(const QDateTime &at, const QUrlQuery &query)
{
    if (query.queryItemValue(u"time_zone"_s) == u"UTC"_s)
        return at.toUTC().toString(u"yyyy-MM-ddThh:mm:ss'Z'"_s);
    return at.toOffsetFromUtc(7200).toString(Qt::ISODate);
}

QJsonObject FakePagerDuty::shown(const Incident &incident, const QUrlQuery &query) const
{
    const QString at = stamp(incident.log.back().at, query);
    const bool isOver = incident.status == u"resolved"_s;
    QJsonObject json{{u"id"_s, incident.id},
                     {u"type"_s, u"incident"_s},
                     {u"incident_number"_s, incident.number},
                     {u"title"_s, incident.title},
                     {u"created_at"_s, stamp(incident.log.front().at, query)},
                     {u"updated_at"_s, at},
                     {u"status"_s, incident.status},
                     {u"last_status_change_at"_s, at},
                     {u"resolved_at"_s, isOver ? QJsonValue(at) : QJsonValue::Null},
                     {u"urgency"_s, u"high"_s},
                     {u"service"_s, QJsonObject{{u"id"_s, u"PSVC"_s}, {u"summary"_s, u"shop"_s}}},
                     {u"assignments"_s, QJsonArray()}};
    for (auto it = incident.more.begin(); it != incident.more.end(); ++it)
        json[it.key()] = it.value();
    return json;
}

} // namespace Chaos::Test
