// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakesplunkoncall.h"

#include <QJsonDocument>

#include <algorithm>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t callsASecond = 2;

/// Whole seconds, cut off.
QString stamp(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-ddThh:mm:ss'Z'"_s);
}

} // namespace

FakeSplunkOnCall::FakeSplunkOnCall(QObject *parent)
    : QObject(parent)
{
    m_server.handle("", [this](const FakeServer::Request &request) { return answer(request); });
}

void FakeSplunkOnCall::setClockAhead(std::chrono::milliseconds ahead)
{
    m_ahead = ahead;
    m_server.setDateAhead(ahead);
}

void FakeSplunkOnCall::refuseFor(std::chrono::seconds length)
{
    m_refuseUntil = QDateTime::currentDateTimeUtc().addSecs(length.count());
}

QString FakeSplunkOnCall::trigger(const QString &name, const QJsonObject &more)
{
    const QString number = QString::number(40 + m_incidents.size());
    m_incidents.push_back({.number = number,
                           .name = name,
                           .phase = {},
                           .more = more,
                           .transitions = {},
                           .paged = {},
                           .pagedAt = {}});
    move(number, u"triggered"_s, u"UNACKED"_s);
    return number;
}

void FakeSplunkOnCall::page(const QString &number, const QString &user)
{
    Incident &one = incident(number);
    if (one.paged.isEmpty())
        one.pagedAt = now();
    one.paged << user;
}

void FakeSplunkOnCall::acknowledge(const QString &number)
{
    move(number, u"acknowledged"_s, u"ACKED"_s);
}

void FakeSplunkOnCall::resolve(const QString &number)
{
    move(number, u"resolved"_s, u"RESOLVED"_s);
}

void FakeSplunkOnCall::remove(const QString &number)
{
    std::erase_if(m_incidents, [&](const Incident &one) { return one.number == number; });
}

QDateTime FakeSplunkOnCall::triggeredAt(const QString &number) const
{
    return at(number, u"triggered"_s);
}

QDateTime FakeSplunkOnCall::pagedAt(const QString &number) const
{
    const auto one = std::ranges::find(m_incidents, number, &Incident::number);
    return one->pagedAt.addMSecs(-m_ahead.count());
}

QDateTime FakeSplunkOnCall::resolvedAt(const QString &number) const
{
    return at(number, u"resolved"_s);
}

bool FakeSplunkOnCall::isRested() const
{
    return m_lastCalls.empty()
        || m_lastCalls.back().msecsTo(QDateTime::currentDateTimeUtc()) >= 1000;
}

QDateTime FakeSplunkOnCall::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_ahead.count());
}

FakeSplunkOnCall::Incident &FakeSplunkOnCall::incident(const QString &number)
{
    return *std::ranges::find(m_incidents, number, &Incident::number);
}

QDateTime FakeSplunkOnCall::at(const QString &number, const QString &name) const
{
    const auto one = std::ranges::find(m_incidents, number, &Incident::number);
    const auto transition = std::ranges::find(one->transitions, name, &Transition::name);
    return transition->at.addMSecs(-m_ahead.count());
}

void FakeSplunkOnCall::move(const QString &number, const QString &name, const QString &phase)
{
    Incident &one = incident(number);
    one.transitions.push_back({name, now()});
    one.phase = phase;
}

FakeServer::Reaction FakeSplunkOnCall::refuse(qint64 seconds)
{
    ++m_refused;
    return {.status = 429,
            .body = R"({"message":"Too many requests"})",
            .headers = "Retry-After: " + QByteArray::number(seconds) + "\r\n"};
}

FakeServer::Reaction FakeSplunkOnCall::answer(const FakeServer::Request &request)
{
    ++m_calls;
    const QDateTime at = QDateTime::currentDateTimeUtc();
    if (request.headers.value("x-vo-api-id") != "room"
        || request.headers.value("x-vo-api-key") != "s3cret")
        return {.status = 403, .body = R"({"message":"Authentication failed"})"};
    if (request.headers.contains("authorization"))
        m_complaints << u"signs in twice"_s;
    if (request.headers.value("accept") != "application/json")
        m_complaints << u"accepts "_s + QString::fromUtf8(request.headers.value("accept"));
    while (!m_lastCalls.empty() && m_lastCalls.front().msecsTo(at) >= 1000)
        m_lastCalls.pop_front();
    m_lastCalls.push_back(at);
    if (m_lastCalls.size() > callsASecond)
        return refuse(1);
    if (m_refuseUntil.isValid() && at < m_refuseUntil)
        return refuse(at.secsTo(m_refuseUntil) + 1);
    if (m_failing > 0)
        return {.status = m_failing, .body = R"({"message":"because"})"};
    if (request.target != "/api-public/v1/incidents") {
        m_complaints << u"no such page: "_s + QString::fromUtf8(request.target);
        return {.status = 404};
    }
    QJsonArray all;
    for (const Incident &one : m_incidents)
        all.append(shown(one));
    return {.body = QJsonDocument(QJsonObject{{u"incidents"_s, all}}).toJson()};
}

QJsonObject FakeSplunkOnCall::shown(const Incident &incident) const
{
    QJsonArray transitions;
    for (const Transition &one : incident.transitions)
        transitions.append(QJsonObject{{u"name"_s, one.name}, {u"at"_s, stamp(one.at)}});
    QJsonObject json{{u"incidentNumber"_s, incident.number},
                     {u"startTime"_s, stamp(incident.transitions.front().at)},
                     {u"lastAlertTime"_s, stamp(incident.transitions.front().at)},
                     {u"alertCount"_s, 1},
                     {u"currentPhase"_s, incident.phase},
                     {u"entityId"_s, u"shop/"_s + incident.name},
                     {u"entityDisplayName"_s, incident.name},
                     {u"entityState"_s, u"CRITICAL"_s},
                     {u"host"_s, u"web1.example"_s},
                     {u"service"_s, u"shop"_s},
                     {u"routingKey"_s, u"shop"_s},
                     {u"pagedUsers"_s, QJsonArray::fromStringList(incident.paged)},
                     {u"pagedTeams"_s, QJsonArray()},
                     {u"transitions"_s, transitions}};
    for (auto it = incident.more.begin(); it != incident.more.end(); ++it)
        json[it.key()] = it.value();
    return json;
}

} // namespace Chaos::Test
