// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakenewrelic.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

QJsonValue millis(Instant at)
{
    return double(microsOf(at) / 1000);
}

FakeServer::Reaction error(const QByteArray &message)
{
    return {.body = R"({"data":{"actor":{"account":null}},"errors":[{"message":")" + message
                + R"(","path":["actor"],"extensions":{"errorClass":"x"}}]})"};
}

} // namespace

FakeNewRelic::FakeNewRelic(std::chrono::milliseconds ahead)
    : m_ahead(ahead)
{
    m_server.setDateAhead(ahead);
    m_server.handle("/graphql",
                    [this](const FakeServer::Request &request) { return answer(request); });
}

Instant FakeNewRelic::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())
        + m_ahead;
}

QJsonObject &FakeNewRelic::issue(const QString &id)
{
    for (QJsonObject &one : m_issues) {
        if (one["issueId"_L1] == id)
            return one;
    }
    return m_issues.emplaceBack(QJsonObject{{u"issueId"_s, id}});
}

QString FakeNewRelic::addIncident(const QString &issue, Instant at)
{
    const QString id = u"incident-%1-%2"_s.arg(issue).arg(m_incidents.size());
    m_incidents.push_back({{u"incidentId"_s, id},
                           {u"state"_s, u"CREATED"_s},
                           {u"title"_s, u"[\"it failed\"]"_s},
                           {u"createdAt"_s, millis(at)}});
    return id;
}

Instant FakeNewRelic::open(const QString &id, const QString &condition)
{
    const Instant at = now();
    issue(id) = {{u"issueId"_s, id},
                 {u"title"_s, QJsonArray{u"it failed"_s}},
                 {u"state"_s, u"CREATED"_s},
                 {u"priority"_s, u"CRITICAL"_s},
                 {u"createdAt"_s, millis(at)},
                 {u"activatedAt"_s, QJsonValue()},
                 {u"closedAt"_s, QJsonValue()},
                 {u"acknowledgedAt"_s, QJsonValue()},
                 {u"incidentIds"_s, QJsonArray{addIncident(id, at)}},
                 {u"entityNames"_s, QJsonArray{u"checkout"_s, u"cart"_s}},
                 {u"conditionName"_s, QJsonArray{condition}},
                 {u"policyName"_s, QJsonArray{u"Shop"_s}}};
    return at;
}

Instant FakeNewRelic::join(const QString &id, const QString &condition)
{
    const Instant at = now();
    const auto append = [this, &id](const QString &member, const QString &text) {
        QJsonArray list = issue(id)[member].toArray();
        list.append(text);
        issue(id)[member] = list;
    };
    append(u"conditionName"_s, condition);
    append(u"incidentIds"_s, addIncident(id, at));
    return at;
}

Instant FakeNewRelic::activate(const QString &id)
{
    const Instant at = now();
    issue(id)["state"_L1] = u"ACTIVATED"_s;
    issue(id)["activatedAt"_L1] = millis(at);
    return at;
}

void FakeNewRelic::acknowledge(const QString &id)
{
    issue(id)["acknowledgedAt"_L1] = millis(now());
    issue(id)["acknowledgedBy"_L1] = 7;
}

Instant FakeNewRelic::close(const QString &id)
{
    const Instant at = now();
    issue(id)["state"_L1] = u"CLOSED"_s;
    issue(id)["closedAt"_L1] = millis(at);
    return at;
}

void FakeNewRelic::set(const QString &id, const QString &member, const QJsonValue &value)
{
    issue(id)[member] = value;
}

void FakeNewRelic::forget(const QString &id)
{
    m_issues.removeIf([&id](const QJsonObject &one) { return one["issueId"_L1] == id; });
}

int FakeNewRelic::asked() const
{
    const auto requests = m_server.requests();
    return int(std::ranges::count_if(requests, [](const FakeServer::Request &request) {
        return request.body.contains("aiIssues");
    }));
}

void FakeNewRelic::addPolicy(const QString &id, const QString &name, const QString &preference)
{
    m_policies.push_back({{u"id"_s, id}, {u"name"_s, name}, {u"incidentPreference"_s, preference}});
}

FakeServer::Reaction FakeNewRelic::answer(const FakeServer::Request &request) const
{
    if (m_all)
        return *m_all;
    if (request.headers.value("api-key") != key || request.headers.contains("authorization"))
        return {.status = 401, .body = R"({"errors":[{"message":"The API key is invalid."}]})"};
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString query = body["query"_L1].toString();
    const QJsonObject variables = body["variables"_L1].toObject();
    if (request.verb != "POST" || request.headers.value("content-type") != "application/json"
        || query.isEmpty() || query.count(u'{') != query.count(u'}'))
        return error("Parsing failed");
    if (variables["a"_L1].toInt() != account)
        return error("Account not found");
    if (query.contains(u"){alerts{"_s))
        return setUp(query, variables["c"_L1]);
    const qint64 from = variables["from"_L1].toInteger();
    const qint64 to = variables["to"_L1].toInteger();
    if (from <= 0 || from >= to)
        return error("The time window is invalid");
    const bool wantsIncidents = query.contains(u"incidents("_s);
    if (wantsIncidents && m_refusesIncidents)
        return error("Not authorized");
    QJsonArray all;
    for (const QJsonObject &one : wantsIncidents ? m_incidents : m_issues) {
        const auto createdAt = one["createdAt"_L1].toInteger();
        const QString state = one["state"_L1].toString();
        const bool isOfWindow =
            !one["createdAt"_L1].isDouble() || (createdAt >= from && createdAt <= to);
        if (isOfWindow && (wantsIncidents || query.contains(state)))
            all.append(one);
    }
    const QString root = wantsIncidents ? u"incidents"_s : u"issues"_s;
    return pageOf(u"aiIssues"_s, root, root, all, variables["c"_L1]);
}

FakeServer::Reaction FakeNewRelic::setUp(const QString &query, const QJsonValue &cursor) const
{
    if (m_refusesSetUp)
        return error("Not authorized");
    const bool wantsPolicies = query.contains(u"policiesSearch(cursor:$c)"_s);
    if (!wantsPolicies && !query.contains(u"nrqlConditionsSearch(cursor:$c)"_s))
        return error("Validation error");
    QJsonArray all;
    for (const QJsonObject &one : wantsPolicies ? m_policies : m_conditions)
        all.append(one);
    return wantsPolicies
        ? pageOf(u"alerts"_s, u"policiesSearch"_s, u"policies"_s, all, cursor)
        : pageOf(u"alerts"_s, u"nrqlConditionsSearch"_s, u"nrqlConditions"_s, all, cursor);
}

FakeServer::Reaction FakeNewRelic::pageOf(const QString &parent, const QString &root,
                                          const QString &member, const QJsonArray &all,
                                          const QJsonValue &cursor) const
{
    int begin = 0;
    if (!cursor.isNull() && !cursor.isUndefined()) {
        if (!cursor.toString().startsWith(u"after:"_s))
            return error("The cursor is invalid");
        begin = cursor.toString().mid(6).toInt();
    }
    QJsonArray part;
    for (int i = begin; i < std::min(begin + pageLength, int(all.size())); ++i)
        part.append(all.at(i));
    const int end = begin + pageLength;
    const QJsonObject page{
        {member, part},
        {u"nextCursor"_s, end < all.size() ? QJsonValue(u"after:%1"_s.arg(end)) : QJsonValue()}};
    const QJsonObject ofAccount{{parent, QJsonObject{{root, page}}}};
    const QJsonObject data{{u"actor"_s, QJsonObject{{u"account"_s, ofAccount}}}};
    return {.body = QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson()};
}

} // namespace Chaos::Test
