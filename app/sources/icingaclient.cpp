// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingaclient.h"

#include "app/sources/judgement.h"

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// The server counts all its objects for it.
constexpr Micros statusEvery = std::chrono::seconds(10);
/// Of what is computed from two doubles of seconds.
constexpr Micros resolution = std::chrono::microseconds(1);
/// Many events often come together.
constexpr auto gathering = std::chrono::milliseconds(200);

QUrlQuery attributes(const QStringList &own)
{
    QUrlQuery query;
    for (const QString &name : own)
        query.addQueryItem(u"attrs"_s, name);
    return query;
}

QUrlQuery checkAttributes(const QString &fineAt)
{
    return attributes({u"state"_s, u"state_type"_s, u"problem"_s, u"last_state_change"_s,
                       u"last_hard_state_change"_s, fineAt, u"acknowledgement"_s,
                       u"downtime_depth"_s, u"flapping"_s, u"enable_flapping"_s,
                       u"enable_notifications"_s, u"last_reachable"_s, u"notes_url"_s});
}

} // namespace

IcingaClient::IcingaClient(const AlertSource &source, Transport &transport, const Clock &clock,
                           std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_telling(source.key.toStdString())
    , m_pages(source.key.toStdString())
    , m_stream(source, transport, seed + 1)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_isWished = isUnderWay();
        if (health() == SourceHealth::Live)
            askNow();
    });
    connect(&m_stream, &IcingaStream::heard, this, &IcingaClient::hear);
    connect(&m_stream, &IcingaStream::opened, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_stream, &IcingaStream::opened, this, [this] { m_mayHaveMissed = true; });
}

void IcingaClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_telling.resume(alerts);
}

void IcingaClient::ask()
{
    if (now() >= m_statusDue)
        askStatus();
    else
        askHosts();
}

std::vector<ReportedAlert> IcingaClient::loseSight()
{
    m_statusDue = {};
    m_stream.close();
    return m_telling.loseSight();
}

std::optional<Failure> IcingaClient::judge(const Answer &answer) const
{
    // 404 says as well that its user may not see a page.
    if (answer.status != 404 || !answer.body.contains("\"error\""))
        return PollingClient::judge(answer);
    return Failure{Failure::Kind::Unauthorized,
                   tr("its API user may not see enough (permission %1)").arg(m_permission)};
}

void IcingaClient::askStatus()
{
    m_permission = u"status/query"_s;
    fetch(question(u"/v1/status"_s), [this](const Answer &answer) { takeStatus(answer); });
}

void IcingaClient::takeStatus(const Answer &answer)
{
    const auto status = IcingaParser::status(answer.body);
    if (!status)
        return failRound(status.failure());
    tell(clockWatch().take(
        {answer.askedAt, answer.headAt, status->now - resolution, status->now + resolution}));
    m_telling.setSwitches(*status);
    if (!m_pagesSince)
        m_pagesSince = status->now;
    if (std::exchange(m_serverStartedAt, status->startedAt) != status->startedAt)
        m_stream.renew();
    m_statusDue = answer.askedAt + statusEvery;
    askHosts();
}

void IcingaClient::askHosts()
{
    m_permission = u"objects/query/Host"_s;
    fetch(question(u"/v1/objects/hosts"_s, checkAttributes(u"last_state_up"_s)),
          [this](const Answer &answer) { askServices(answer); });
}

void IcingaClient::askServices(const Answer &hosts)
{
    m_permission = u"objects/query/Service"_s;
    fetch(question(u"/v1/objects/services"_s, checkAttributes(u"last_state_ok"_s)),
          [this, hosts](const Answer &answer) { takeObjects(hosts, answer); });
}

void IcingaClient::takeObjects(const Answer &hosts, const Answer &services)
{
    const auto hostChecks = IcingaParser::checks(hosts.body);
    if (!hostChecks)
        return failRound(hostChecks.failure());
    const auto serviceChecks = IcingaParser::checks(services.body);
    if (!serviceChecks)
        return failRound(serviceChecks.failure());
    const Poll poll = pollOf(services);
    tell(m_telling.tell(*hostChecks, hosts.askedAt, poll));
    tell(m_telling.tell(*serviceChecks, services.askedAt, poll));
    tell(m_telling.endRound(poll));
    Answer both = services;
    both.askedAt = hosts.askedAt;
    polled(both);
    if (m_mayHaveMissed || !m_stream.isOpen())
        askNotified();
    else
        finish();
}

void IcingaClient::askNotified()
{
    m_mayHaveMissed = false;
    tryFetch(
        question(u"/v1/objects/notifications"_s,
                 attributes({u"host_name"_s, u"service_name"_s, u"last_problem_notification"_s,
                             u"notified_problem_users"_s})),
        [this](const Answer &answer) {
            takeNotified(answer);
            finish();
        },
        [this] { finish(); });
}

void IcingaClient::takeNotified(const Answer &answer)
{
    const auto notified = IcingaParser::notified(answer.body);
    if (!notified || !m_pagesSince)
        return;
    const auto hardSince = [this](const IcingaName &name) { return m_telling.hardSince(name); };
    const auto pages = m_pages.found(*notified, *m_pagesSince, hardSince);
    for (const Page &page : pages)
        tellPage(page, answer.endedAt);
}

void IcingaClient::finish()
{
    setLack(m_stream.trouble());
    endRound();
    if (isSparing())
        m_stream.close();
    else
        m_stream.open();
    if (std::exchange(m_isWished, false))
        askNow();
}

void IcingaClient::hear(const QByteArray &line, Instant at)
{
    const auto event = IcingaParser::event(line);
    if (!event) {
        m_mayHaveMissed = true;
        return m_soon.start();
    }
    const Poll poll{.answeredAt = at, .clock = clockWatch().reading(at)};
    tell(m_telling.tell(*event, poll));
    if (const auto page = m_pages.heard(*event))
        tellPage(*page, at);
    if (event->type == IcingaEvent::Type::HeldBack && !m_soon.isActive())
        m_soon.start();
}

void IcingaClient::tellPage(const Page &page, Instant seenAt)
{
    Entry entry = Entries::pageSent(page);
    entry.at = seenAt;
    tell(std::move(entry));
}

} // namespace Chaos
