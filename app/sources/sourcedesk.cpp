// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/sourcedesk.h"

#include "app/sources/alertmanagerclient.h"
#include "app/sources/grafanaclient.h"
#include "app/sources/icingaclient.h"
#include "app/sources/newrelicclient.h"
#include "app/sources/opsgenieclient.h"
#include "app/sources/pagerdutyclient.h"
#include "app/sources/prometheusclient.h"
#include "app/sources/splunkoncallclient.h"
#include "app/sources/surveyor.h"
#include "app/sources/webhookreceiver.h"
#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/day/sourcetraits.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

SourceDesk::SourceDesk(Transport &transport, const Secrets &secrets, const Clock &clock,
                       std::uint64_t seed, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_seeds(seed)
{}

SourceDesk::~SourceDesk() = default;

quint16 SourceDesk::webhookPort(const QString &source) const
{
    const auto it = m_posts.find(source);
    return it == m_posts.end() || !it->second.receiver ? 0 : it->second.receiver->port();
}

void SourceDesk::resume(const std::vector<ActiveAlert> &alerts)
{
    m_resumed = alerts;
}

void SourceDesk::resumeSurveys(const KnownSurveys &surveys)
{
    m_surveys = surveys;
}

void SourceDesk::setSources(const std::vector<AlertSource> &sources)
{
    for (auto it = m_posts.begin(); it != m_posts.end();) {
        const bool stays = std::ranges::find(sources, it->second.source) != sources.end();
        if (!stays)
            close(it->second);
        it = stays ? std::next(it) : m_posts.erase(it);
    }
    for (const AlertSource &source : sources) {
        if (!m_posts.contains(source.key))
            m_posts.emplace(source.key, open(source));
    }
}

void SourceDesk::askAtMostEvery(Micros length)
{
    m_atMostEvery = length;
    for (const Post &post : std::views::values(m_posts)) {
        if (post.client)
            post.client->askAtMostEvery(length);
    }
}

void SourceDesk::setSteadyStates(const std::vector<SteadyQuery> &queries)
{
    m_queries = queries;
    for (const Post &post : std::views::values(m_posts)) {
        if (post.steady)
            post.steady->setQueries(queries);
    }
}

void SourceDesk::committed(const std::vector<Uuid> &ids)
{
    for (const Post &post : std::views::values(m_posts)) {
        if (post.receiver)
            post.receiver->committed(ids);
    }
}

void SourceDesk::surveyNow()
{
    QStringList asked;
    for (const Post &post : std::views::values(m_posts)) {
        if (post.client)
            asked.push_back(post.source.key);
    }
    m_asked = QSet<QString>(asked.begin(), asked.end());
    emit askingBegan(asked);
    for (const Post &post : std::views::values(m_posts)) {
        // One that does not live is surveyed as soon as it does.
        if (post.surveyor && post.client->health() == SourceHealth::Live)
            post.surveyor->askNow();
        else if (post.client)
            post.client->askNow();
    }
}

void SourceDesk::endAsking(const QString &source, const QString &trouble)
{
    if (!m_asked.remove(source))
        return;
    const auto post = m_posts.find(source);
    const bool hasAnswered = trouble.isEmpty() && post != m_posts.end() && post->second.client;
    emit askingEnded(source, trouble,
                     hasAnswered ? post->second.client->answeredWithin() : Micros(0));
}

SourceDesk::Post SourceDesk::open(const AlertSource &source)
{
    Post post{.source = source};
    switch (source.type) {
    case AlertSource::Type::Room: { // its alerts come from the probes, which are always here
        Entry entry = Entries::sourceHealth(source.key, SourceHealth::Live, {});
        entry.at = m_clock.now();
        emit seen({entry});
        break;
    }
    case AlertSource::Type::Prometheus: {
        post.steady = new SteadyWatch(source, m_transport, m_clock, this);
        connect(post.steady, &SteadyWatch::seen, this, &SourceDesk::seen);
        post.steady->setQueries(m_queries);
        auto *client = new PrometheusClient(source, m_transport, m_clock, m_seeds(), this);
        openClient(client, post);
        connect(post.surveyor, &Surveyor::answered, client,
                [client, from = post.surveyor] { client->takeSurvey(*from->told()); });
        break;
    }
    case AlertSource::Type::Alertmanager:
        openClient(new AlertmanagerClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::Icinga:
        openClient(new IcingaClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::Grafana: {
        auto *client = new GrafanaClient(source, m_transport, m_clock, m_seeds(), this);
        openClient(client, post);
        connect(post.surveyor, &Surveyor::answered, client,
                [client, from = post.surveyor] { client->takeSurvey(*from->told()); });
        break;
    }
    case AlertSource::Type::PagerDuty:
        openClient(new PagerDutyClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::SplunkOnCall:
        openClient(new SplunkOnCallClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::Opsgenie:
        openClient(new OpsgenieClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::NewRelic:
        openClient(new NewRelicClient(source, m_transport, m_clock, m_seeds(), this), post);
        break;
    case AlertSource::Type::Webhook:
        post.receiver = new WebhookReceiver(source, m_secrets, m_clock, m_seeds(), this);
        connect(post.receiver, &WebhookReceiver::seen, this, &SourceDesk::seen);
        post.receiver->resume(takeResumed(source.key));
        post.receiver->start();
        break;
    }
    return post;
}

void SourceDesk::openClient(PollingClient *client, Post &post)
{
    post.client = client;
    connect(client, &PollingClient::seen, this, &SourceDesk::seen);
    client->resume(takeResumed(post.source.key));
    client->askAtMostEvery(m_atMostEvery);
    const QString &key = post.source.key;
    connect(client, &PollingClient::roundFailed, this, [this, key, client](const Failure &failure) {
        if (client->health() != SourceHealth::Live)
            endAsking(key, failure.detail);
    });
    if (traitsOf(post.source.type).isSurveyed)
        openSurveyor(post);
    else
        connect(client, &PollingClient::roundEnded, this, [this, key] { endAsking(key, {}); });
    client->start();
}

void SourceDesk::openSurveyor(Post &post)
{
    post.surveyor = new Surveyor(post.source, m_transport, m_clock, m_seeds(), this);
    connect(post.surveyor, &Surveyor::seen, this, &SourceDesk::seen);
    const QString &key = post.source.key;
    if (auto known = m_surveys.extract(key.toStdString()))
        post.surveyor->resume(std::move(known.mapped()));
    connect(post.surveyor, &Surveyor::answered, this, [this, key] { endAsking(key, {}); });
    connect(post.surveyor, &Surveyor::failed, this,
            [this, key](const Failure &failure) { endAsking(key, failure.detail); });
    // One that fails is asked by its client alone; when it comes back it may be set up otherwise.
    connect(post.client, &PollingClient::turned, post.surveyor,
            [surveyor = post.surveyor](SourceHealth health) {
                health == SourceHealth::Live ? surveyor->start() : surveyor->rest();
            });
}

void SourceDesk::close(const Post &post)
{
    if (post.client)
        post.client->leave();
    if (post.surveyor && post.surveyor->told())
        m_surveys.insert_or_assign(post.source.key.toStdString(), post.surveyor->told());
    endAsking(post.source.key, tr("its plan was changed meanwhile"));
    delete post.client;
    delete post.surveyor;
    delete post.steady;
    delete post.receiver;
}

std::vector<ActiveAlert> SourceDesk::takeResumed(const QString &source)
{
    std::vector<ActiveAlert> own;
    const std::string key = source.toStdString();
    std::ranges::copy_if(m_resumed, std::back_inserter(own),
                         [&key](const ActiveAlert &alert) { return alert.source == key; });
    std::erase_if(m_resumed, [&key](const ActiveAlert &alert) { return alert.source == key; });
    return own;
}

} // namespace Chaos
