// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/pollingclient.h"

#include "app/net/transport.h"
#include "app/sources/judgement.h"
#include "models/day/clock.h"
#include "models/day/sourcetraits.h"

#include <QUrl>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr Micros slowest = std::chrono::hours(1);
constexpr int icingaPort = 5665;
constexpr Micros longestPause = std::chrono::seconds(15);
constexpr Micros clockGoodEnough = std::chrono::milliseconds(25);

Micros intervalOf(const AlertSource &source)
{
    return std::clamp(source.interval, traitsOf(source.type).quickest, slowest);
}

Access::Auth authOf(AlertSource::Auth auth)
{
    switch (auth) {
    case AlertSource::Auth::None:
        return Access::Auth::None;
    case AlertSource::Auth::Basic:
        return Access::Auth::Basic;
    case AlertSource::Auth::Bearer:
        return Access::Auth::Bearer;
    }
    return Access::Auth::None;
}

/// How it is signed in to: as the plan says, or in the way of those who take a key.
Access accessTo(const AlertSource &source)
{
    Access access{.auth = authOf(source.auth),
                  .user = source.user,
                  .secret = source.secret,
                  .caFile = source.caFile};
    if (!traitsOf(source.type).takesKey)
        return access;
    access.auth = Access::Auth::Key;
    access.keyHeader = "Authorization";
    if (source.type == AlertSource::Type::PagerDuty) {
        access.keyPrefix = "Token token=";
    } else if (source.type == AlertSource::Type::Opsgenie) {
        access.keyPrefix = "GenieKey ";
    } else if (source.type == AlertSource::Type::SplunkOnCall) {
        access.keyHeader = "X-VO-Api-Key";
        access.userHeader = "X-VO-Api-Id";
    } else if (source.type == AlertSource::Type::NewRelic) {
        access.keyHeader = "API-Key";
    }
    return access;
}

} // namespace

PollingClient::PollingClient(const AlertSource &source, Transport &transport, const Clock &clock,
                             std::uint64_t seed, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_transport(transport)
    , m_clock(clock)
    , m_clockWatch(source.key)
    , m_health(source.key)
    , m_backoff(std::min<Micros>(intervalOf(source), std::chrono::seconds(1)), longestPause, seed)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, [this] { ask(); });
}

void PollingClient::start()
{
    tell(m_health.waits());
    m_due = now();
    m_next.start(0);
}

void PollingClient::askNow()
{
    if (!m_next.isActive() || now() < m_notBefore)
        return;
    m_due = now();
    m_next.start(0);
}

void PollingClient::askAtMostEvery(Micros length)
{
    const bool isMoreOften = length < m_atMostEvery;
    m_atMostEvery = length;
    m_backoff.setCap(std::max(longestPause, length));
    if (isMoreOften)
        askNow();
}

void PollingClient::leave()
{
    m_next.stop();
    tellUnknown();
}

Question PollingClient::questionFor(const AlertSource &source, const QString &path,
                                    const QUrlQuery &query)
{
    QUrl url(addressOf(source), QUrl::StrictMode);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    if (source.type == AlertSource::Type::Icinga && url.port() < 0)
        url.setPort(icingaPort);
    url.setQuery(query);
    url.setFragment(QString());
    return {.url = url,
            .timeout = std::clamp<Micros>(intervalOf(source) * 2, std::chrono::seconds(2),
                                          std::chrono::seconds(10)),
            .access = accessTo(source)};
}

std::optional<Failure> PollingClient::judge(const Answer &answer) const
{
    return complaintAbout(answer);
}

void PollingClient::fetch(const Question &question, const Use &use)
{
    put(question, [this, use](const Outcome<Answer> &outcome) {
        if (!outcome)
            return failRound(outcome.failure());
        heedWait(*outcome);
        if (const auto complaint = judge(*outcome))
            return failRound(*complaint);
        use(*outcome);
    });
}

void PollingClient::tryFetch(const Question &question, const Use &use,
                             const std::function<void()> &otherwise)
{
    put(question, [this, use, otherwise](const Outcome<Answer> &outcome) {
        if (outcome)
            heedWait(*outcome);
        if (!outcome || judge(*outcome))
            otherwise();
        else
            use(*outcome);
    });
}

void PollingClient::put(const Question &question, const Answered &answered)
{
    m_notBefore = std::max(m_notBefore, now()) + traitsOf(m_source.type).perQuestion;
    m_transport.ask(this, question, answered);
}

void PollingClient::endRound()
{
    m_backoff.reset();
    tellHealth(m_health.answered(m_lack));
    emit roundEnded();
    // At the interval's own beat; beats that were missed are left out.
    const Micros interval = std::max(intervalOf(m_source), m_atMostEvery);
    const Instant at = now();
    m_due = atTick(std::max({m_due + interval, m_notBefore, at}));
    askAfter(m_due - at);
}

void PollingClient::failRound(const Failure &failure)
{
    const auto entry = m_health.failed(failure);
    if (m_health.health() == SourceHealth::Failing)
        tellUnknown();
    tellHealth(entry);
    const Instant at = now();
    m_due = std::max(at + m_backoff.next(), m_notBefore);
    const Micros pause = m_due - at;
    askAfter(pause);
    emit roundFailed(failure);
}

void PollingClient::heedWait(const Answer &answer)
{
    if (answer.wait > Micros(0))
        m_notBefore = std::max(m_notBefore, answer.endedAt + answer.wait);
}

void PollingClient::takeDate(const Answer &answer)
{
    if (!answer.date)
        return;
    m_dateDelay = answer.headAt - answer.askedAt;
    tell(m_clockWatch.take(
        {answer.askedAt, answer.headAt, *answer.date, *answer.date + std::chrono::seconds(1)}));
}

Instant PollingClient::atTick(Instant due) const
{
    const auto reading = m_clockWatch.reading(due);
    if (!m_dateDelay || !reading || reading->error < std::max(clockGoodEnough, *m_dateDelay))
        return due;
    // Half a delay early, so that the server looks at its clock as the second begins.
    const Micros early = *m_dateDelay / 2;
    return m_clockWatch.offset().nextSecond(due + early).value_or(due + early) - early;
}

void PollingClient::askAfter(Micros wait)
{
    m_next.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

void PollingClient::tellUnknown()
{
    tell(
        unknownSince(m_lastAnsweredAt == Instant{} ? now() : m_lastAnsweredAt, key(), loseSight()));
}

void PollingClient::tellHealth(const std::optional<Entry> &entry)
{
    tell(entry);
    if (entry)
        emit turned(m_health.health());
}

void PollingClient::tell(const std::vector<Entries::SeenAlert> &alerts)
{
    if (alerts.empty())
        return;
    std::vector<Entry> entries;
    entries.reserve(alerts.size());
    const Instant at = now();
    for (const Entries::SeenAlert &alert : alerts) {
        entries.push_back(Entries::alertChanged(alert));
        entries.back().at = at;
    }
    emit seen(entries);
}

void PollingClient::tell(std::optional<Entry> entry)
{
    if (!entry)
        return;
    if (entry->at == Instant{})
        entry->at = now();
    emit seen({*std::move(entry)});
}

Poll PollingClient::pollOf(const Answer &answer) const
{
    return {m_lastAskedAt, answer.endedAt, m_clockWatch.reading(answer.endedAt)};
}

void PollingClient::polled(const Answer &answer)
{
    m_lastAskedAt = answer.askedAt;
    m_lastAnsweredAt = answer.endedAt;
    m_answeredWithin = answer.headAt - answer.askedAt;
}

Instant PollingClient::now() const
{
    return m_clock.now();
}

} // namespace Chaos
