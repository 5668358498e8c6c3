// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sources/fakegrafana.h"

#include <algorithm>

namespace Chaos::Test {

namespace {

constexpr auto alertsPage = "/api/prometheus/grafana/api/v1/alerts";
constexpr auto rulesPage = "/api/prometheus/grafana/api/v1/rules";
constexpr auto notifiedPage = "/api/alertmanager/grafana/api/v2/alerts";

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

QByteArray labelsOf(const QByteArray &name, const QByteArray &more = {})
{
    return "{" + more + R"("alertname":)" + quoted(name) + R"(,"grafana_folder":"Shop"})";
}

} // namespace

FakeGrafana::FakeGrafana(std::chrono::milliseconds ahead)
    : m_ahead(ahead)
{
    m_server.setDateAhead(ahead);
    serve(alertsPage, &FakeGrafana::alerts);
    serve(rulesPage, &FakeGrafana::rules);
    serve(notifiedPage, &FakeGrafana::notified);
    m_server.answer("/api/health", R"({"database":"ok"})");
}

Instant FakeGrafana::now() const
{
    return std::chrono::time_point_cast<Micros>(std::chrono::system_clock::now()) + m_ahead;
}

void FakeGrafana::addRule(const QByteArray &name, std::chrono::seconds holdFor)
{
    m_alerts[name].holdFor = holdFor;
    (void)enter(name, "Normal");
}

Instant FakeGrafana::enter(const QByteArray &name, const QByteArray &state)
{
    const Instant at = now();
    m_alerts[name].state = state;
    QByteArray text = toRfc3339(at).toLatin1();
    m_alerts[name].activeAt = quoted(text.chopped(1) + "000Z"); // nanoseconds
    return at;
}

void FakeGrafana::enterKeeping(const QByteArray &name, const QByteArray &state)
{
    m_alerts[name].state = state;
}

void FakeGrafana::setActiveAt(const QByteArray &name, const QByteArray &json)
{
    m_alerts[name].activeAt = json;
}

int FakeGrafana::asked(const QByteArray &path) const
{
    return int(std::ranges::count_if(
        m_server.requests(), [&](const auto &request) { return request.target.startsWith(path); }));
}

void FakeGrafana::serve(const QByteArray &path, Body body)
{
    m_server.handle(path, [this, body](const FakeServer::Request &request) -> FakeServer::Reaction {
        if (m_all)
            return *m_all;
        if (request.headers.value("authorization") != QByteArray("Bearer ") + token)
            return {.status = 302, .headers = "Location: /login\r\n"};
        if (body == &FakeGrafana::notified && m_silencesStatus != 200)
            return {.status = m_silencesStatus, .body = R"({"message":"no"})"};
        return {.body = (this->*body)(request)};
    });
}

QByteArray FakeGrafana::alerts(const FakeServer::Request &) const
{
    QByteArrayList all;
    for (auto it = m_alerts.cbegin(); it != m_alerts.cend(); ++it) {
        all += R"({"labels":)" + labelsOf(it.key()) + R"(,"annotations":{"summary":"s"},"state":)"
            + quoted(it->state) + R"(,"activeAt":)" + it->activeAt + R"(,"value":"1e+00"})";
    }
    return R"({"status":"success","data":{"alerts":[)" + all.join(',') + "]}}";
}

QByteArray FakeGrafana::rules(const FakeServer::Request &) const
{
    QByteArrayList all;
    for (auto it = m_alerts.cbegin(); it != m_alerts.cend(); ++it) {
        all += R"({"state":"inactive","name":)" + quoted(it.key())
            + R"(,"query":"up == 0","duration":)" + QByteArray::number(qint64(it->holdFor.count()))
            + R"(,"annotations":{"runbook_url":"https://wiki.example/r"},"labels":{"team":"a"},)"
              R"("health":"ok","type":"alerting","lastEvaluation":"0001-01-01T00:00:00Z",)"
              R"("evaluationTime":0.01})";
    }
    return R"({"status":"success","data":{"groups":[{"name":"g","file":"Shop","interval":10,)"
           R"("rules":[)"
        + all.join(',') + "]}]}}";
}

QByteArray FakeGrafana::notified(const FakeServer::Request &request) const
{
    const bool wantsActive = !request.target.contains("active=false");
    QByteArrayList all;
    for (auto it = m_alerts.cbegin(); it != m_alerts.cend(); ++it) {
        const bool isSilenced = m_silenced.contains(it.key());
        if (it->state == "Normal" || it->state == "Pending" || (!isSilenced && !wantsActive))
            continue;
        all += R"({"annotations":{"summary":"s"},"endsAt":"2099-01-01T00:00:00.000Z",)"
               R"("fingerprint":"0011223344556677","receivers":[{"name":"mail"}],"startsAt":)"
            + it->activeAt + R"(,"status":{"inhibitedBy":[],"silencedBy":[)"
            + (isSilenced ? R"("id"])" : "]") + R"(,"state":)"
            + (isSilenced ? R"("suppressed")" : R"("active")") + R"(},"labels":)"
            + labelsOf(it.key(), R"("__alert_rule_uid__":"u1",)") + "}";
    }
    return "[" + all.join(',') + "]";
}

} // namespace Chaos::Test
