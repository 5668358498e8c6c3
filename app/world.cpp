// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/world.h"

#include "app/hosts/hostwatch.h"
#include "app/journal/notary.h"
#include "app/net/transport.h"
#include "app/sources/canarysender.h"
#include "app/sources/sourcedesk.h"
#include "models/rules/canaryproof.h"
#include "models/rules/dataquery.h"

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace std::chrono_literals;

World::World(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_transport(new Transport(clock, m_secrets))
    , m_desk(new SourceDesk(*m_transport, m_secrets, clock, Notary::freshSeed()))
    , m_canaries(new CanarySender(*m_transport, m_secrets, clock))
    , m_watch(new HostWatch(clock))
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &World::keepPace);
    m_keychainPatience.setSingleShot(true);
    connect(&m_keychainPatience, &QTimer::timeout, this, &World::setSources);
    m_thread.setObjectName(QStringLiteral("network"));
    for (QObject *object : {static_cast<QObject *>(m_transport), static_cast<QObject *>(m_desk),
                            static_cast<QObject *>(m_canaries), static_cast<QObject *>(m_watch)})
        object->moveToThread(&m_thread);
    connect(m_desk, &SourceDesk::seen, this, &World::seen, Qt::DirectConnection);
    connect(m_canaries, &CanarySender::answered, this, &World::canaryAnswered,
            Qt::DirectConnection);
    connect(m_watch, &HostWatch::seen, this, &World::seen, Qt::DirectConnection);
    connect(m_desk, &SourceDesk::askingBegan, this, &World::askingBegan, Qt::DirectConnection);
    connect(m_desk, &SourceDesk::askingEnded, this, &World::askingEnded, Qt::DirectConnection);
    // They die in the thread they lived in, those who ask before the one they ask through.
    connect(
        &m_thread, &QThread::finished, m_transport,
        [this] {
            delete m_canaries;
            delete m_desk;
            delete m_watch;
            delete m_transport;
        },
        Qt::DirectConnection);
    m_thread.start();
}

World::~World()
{
    m_thread.quit();
    m_thread.wait();
}

void World::resume(const Day &day)
{
    const auto alerts = activeAlerts(day.alerts());
    QMetaObject::invokeMethod(m_desk, [this, alerts] { m_desk->resume(alerts); });
    const KnownSurveys surveys = day.surveys().all();
    QMetaObject::invokeMethod(m_desk, [this, surveys] { m_desk->resumeSurveys(surveys); });
    const auto left = roomAlertsLeftIn(day);
    QMetaObject::invokeMethod(m_watch, [this, left] { m_watch->resume(left); });
}

void World::follow(const Day &day)
{
    m_date = day.plan().day.date;
    m_isUnderWay = day.current() != nullptr || isCanaryUnderWay(day, m_clock.now());
    keepPace();
    if (const auto &sources = day.plan().sources; sources != m_sources) {
        m_sources = sources;
        m_takesPushes =
            std::ranges::count(sources, AlertSource::Type::Webhook, &AlertSource::type) > 0;
        findSecrets();
    }
    if (const auto &hosts = day.plan().hosts; hosts != m_hosts) {
        m_hosts = hosts;
        QMetaObject::invokeMethod(m_watch, [this, hosts] { m_watch->setHosts(hosts); });
    }
    followSteadyStates(day);
}

void World::wantSecrets(const QStringList &names)
{
    if (std::exchange(m_stepSecrets, names) != names)
        findSecrets();
}

/// What the environment does not have is asked of the keychain first. It may have to be unlocked:
/// sources do not wait for that, and those that need it try again by themselves.
void World::findSecrets()
{
    QStringList names = missingIn(m_secrets, m_sources);
    for (const QString &name : std::as_const(m_stepSecrets)) {
        if (!m_secrets.value(name) && !names.contains(name))
            names.push_back(name);
    }
    if (names.isEmpty()) {
        tellPlaces({});
        return setSources();
    }
    m_keychainPatience.start(1s);
    m_keychain.read(names, [this](const Keychain::Found &found) {
        for (const auto &[name, secret] : found.secrets)
            m_secrets.put(name, secret);
        tellPlaces(found.trouble);
        setSources();
    });
}

/// `trouble`: what kept the keychain from saying what it has.
void World::tellPlaces(const std::optional<Failure> &trouble)
{
    using Place = SecretPlaces::Place;
    QStringList names;
    for (const AlertSource &source : m_sources)
        names << source.secret << source.canary.secret;
    names.removeAll(QString());
    for (const QString &name : std::as_const(names)) {
        const bool isKept = m_secrets.value(name).has_value();
        const Place place = EnvironmentSecrets().value(name) ? Place::Environment
            : isKept                                         ? Place::Keychain
                                                             : Place::Nowhere;
        emit secretPlaced(name, {place, !isKept && trouble ? trouble->detail : QString()});
    }
}

void World::keepSecret(const QString &name, const QByteArray &secret)
{
    m_keychain.keep(name, secret, [this, name, secret](const Outcome<Done> &kept) {
        if (kept)
            m_secrets.put(name, secret);
        tellPlaces(kept ? std::nullopt : std::optional(kept.failure()));
        surveyNow();
    });
}

void World::setSources()
{
    m_keychainPatience.stop();
    emit secretsSettled();
    QMetaObject::invokeMethod(m_desk, [this, sources = m_sources] { m_desk->setSources(sources); });
}

void World::keepPace()
{
    constexpr Micros sparing = 1min;
    const Instant now = m_clock.now();
    const Watchfulness wanted = watchfulnessOn(m_date, m_isUnderWay, now);
    if (wanted != std::exchange(m_watchfulness, wanted)) {
        const Micros pace = wanted == Watchfulness::Sparingly ? sparing : Micros(0);
        QMetaObject::invokeMethod(m_desk, [this, pace] { m_desk->askAtMostEvery(pace); });
        QMetaObject::invokeMethod(m_watch, [this, pace] { m_watch->probeAtMostEvery(pace); });
    }
    // Timers stand still while the machine sleeps, so it is looked at once a minute.
    const auto turn = watchfulnessTurnsAt(m_date, m_isUnderWay, now);
    if (turn)
        m_turn.start(
            std::chrono::ceil<std::chrono::milliseconds>(std::min<Micros>(*turn - now, 1min)));
    else
        m_turn.stop();
}

void World::followSteadyStates(const Day &day)
{
    const Run *run = day.current();
    const Experiment *experiment = run ? day.plan().experiment(run->experiment) : nullptr;
    auto queries = experiment ? steadyQueries(*experiment) : std::vector<SteadyQuery>{};
    if (experiment) {
        for (const DataQuery &one : dataQueriesOf(day, *experiment))
            queries.push_back({QString::fromStdString(one.series), one.source, one.query});
    }
    if (queries == m_queries)
        return;
    m_queries = queries;
    QMetaObject::invokeMethod(m_desk, [this, queries] { m_desk->setSteadyStates(queries); });
}

void World::surveyNow()
{
    QMetaObject::invokeMethod(m_desk, &SourceDesk::surveyNow);
}

void World::perform(const CanaryOrder &order)
{
    QMetaObject::invokeMethod(m_canaries, [this, order] { m_canaries->perform(order); });
}

void World::committed(const SharedBatch &batch)
{
    if (!m_takesPushes)
        return;
    std::vector<Uuid> ids;
    ids.reserve(batch->entries().size());
    for (const EntryView &entry : batch->entries())
        ids.push_back(entry.id);
    QMetaObject::invokeMethod(m_desk, [this, ids] { m_desk->committed(ids); });
}

} // namespace Chaos
