// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/canarycommand.h"

#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/openday.h"
#include "models/day/sourcetraits.h"
#include "models/rules/canaryproof.h"
#include "models/rules/canarytext.h"
#include "models/rules/canaryway.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>

#include <algorithm>
#include <map>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct CanaryCommand
{
    Q_DECLARE_TR_FUNCTIONS(CanaryCommand)
};

/// So long sources have to be heard of before canaries are sent: what an on-call system told before
/// it was first asked is not counted.
constexpr Micros hearing = 10s;

/// The sources that are meant, or why there are none.
Outcome<QStringList> sourcesFor(const Plan &plan, const QStringList &named)
{
    QStringList keys;
    for (const AlertSource *source : provableSources(plan)) {
        if (named.isEmpty() || named.contains(source->key))
            keys << source->key;
    }
    for (const QString &key : named) {
        const AlertSource *source = plan.source(key);
        if (!source) {
            return Failure{Failure::Kind::NotFound,
                           CanaryCommand::tr("There is no source %1 in this day.").arg(key)};
        }
        if (keys.contains(key))
            continue;
        const QString how = howToSayCanary(*source);
        return Failure{
            Failure::Kind::BadInput,
            how.isEmpty()
                ? CanaryCommand::tr("No canary can be sent through %1.").arg(key)
                : CanaryCommand::tr("The plan does not say how a canary is sent through %1. Write "
                                    "%2")
                      .arg(key, how)};
    }
    if (!keys.isEmpty())
        return keys;
    return Failure{
        Failure::Kind::BadInput,
        CanaryCommand::tr("The plan says of no source how a canary is sent through it. "
                          "Write, for instance, canary: {labels: {severity: page}} to an "
                          "Alertmanager.")};
}

/// Proves the paths of an open day and says what comes of it, a line a stage.
class CanaryRound
{
public:
    CanaryRound(const CommandLine &line, const Terminal &terminal, const QStringList &sources)
        : m_line(line)
        , m_terminal(terminal)
        , m_sources(sources)
    {}

    [[nodiscard]] int perform(const QString &path, qint64 number)
    {
        OpenDay day(m_live, m_clock, path, number);
        QObject::connect(&day, &OpenDay::opened, &m_loop, [&] { listen(day); });
        QObject::connect(&day, &OpenDay::failed, &m_loop, [this](const Failure &failure) {
            m_failure = failure;
            m_loop.quit();
        });
        QObject::connect(&day.journal(), &Journal::failed, &m_loop,
                         [this](const Failure &failure) { m_terminal.say(failure.detail); });
        m_loop.exec();
        QObject::disconnect(&m_live, nullptr, &m_loop, nullptr);
        if (const auto closed = day.journal().close(); !closed && !m_failure)
            m_failure = closed.failure();
        if (m_failure)
            return m_terminal.fail(*m_failure);
        return std::ranges::all_of(m_sources, [this](const QString &key) { return isProven(key); })
            ? m_terminal.done()
            : 1;
    }

private:
    void listen(OpenDay &day)
    {
        m_begunAt = m_clock.now();
        m_known = m_live.day().canaries().all().size();
        QObject::connect(&m_live, &LiveDay::changed, &m_loop, [this, &day] { look(day); });
        QObject::connect(&day.canaries(), &CanaryPost::refused, &m_loop,
                         [this](const QString &source, const QString &why) {
                             m_terminal.say(u"%1: %2"_s.arg(source, why));
                         });
        QObject::connect(&day.canaries(), &CanaryPost::ended, &m_loop, [this] {
            say();
            if (m_isSent)
                m_loop.quit();
        });
        m_tick.setInterval(500ms);
        QObject::connect(&m_tick, &QTimer::timeout, &m_loop, [this, &day] { look(day); });
        m_tick.start();
        look(day);
    }

    void look(OpenDay &day)
    {
        say();
        const bool isReady = !day.canaries().isBusy() && isHeardOfAll();
        const bool waitedLong = m_clock.now() - m_begunAt > hearing + 20s;
        if (m_isSent || !(isReady || waitedLong))
            return;
        m_isSent = true;
        day.canaries().prove(m_sources, m_line.limit);
        if (!day.canaries().isBusy())
            m_loop.quit();
    }

    /// All have answered in this session, or in vain, or have had their time.
    [[nodiscard]] bool isHeardOfAll() const
    {
        if (m_clock.now() - m_begunAt > hearing)
            return true;
        const Day &day = m_live.day();
        return std::ranges::all_of(day.plan().sources, [&](const AlertSource &source) {
            const std::string key = source.key.toStdString();
            const SourceTraits traits = traitsOf(source.type);
            const SourceStanding standing = day.world().source(key);
            if (!traits.isAsked)
                return true;
            return standing.since >= m_begunAt - 1s
                && (standing.health == SourceHealth::Failing
                    || (standing.health == SourceHealth::Live
                        && (!traits.isSurveyed || day.surveys().of(key))));
        });
    }

    [[nodiscard]] const Canary *ownOf(const QString &key) const
    {
        const auto &all = m_live.day().canaries().all();
        const Canary *own = nullptr;
        for (std::size_t i = m_known; i < all.size(); ++i) {
            if (all[i].source == key.toStdString())
                own = &all[i];
        }
        return own;
    }

    [[nodiscard]] bool isProven(const QString &key) const
    {
        const Canary *canary = ownOf(key);
        return canary
            && proofOf(m_live.day(), *canary, m_clock.now()).standing
            == CanaryProof::Standing::Proven;
    }

    void say()
    {
        const Plan &plan = m_live.day().plan();
        for (const QString &key : m_sources) {
            const Canary *canary = ownOf(key);
            if (!canary)
                continue;
            const CanaryProof proof = proofOf(m_live.day(), *canary, m_clock.now());
            const QString text = canaryText(plan, proof);
            if (std::exchange(m_said[key], text) == text)
                continue;
            const auto sent = QDateTime::fromMSecsSinceEpoch(microsOf(proof.sentAt) / 1000);
            m_terminal.say(CanaryCommand::tr("%1: canary sent %2 · %3")
                               .arg(key, sent.toString(u"HH:mm:ss"_s), text));
            const QString remedy = canaryRemedy(plan, proof);
            if (!remedy.isEmpty() && !proof.isUnderWay())
                m_terminal.say(u"  "_s + remedy);
            std::fflush(m_terminal.out);
        }
    }

    const CommandLine &m_line;
    const Terminal &m_terminal;
    const QStringList m_sources;
    RoomClock m_clock;
    LiveDay m_live;
    QEventLoop m_loop;
    QTimer m_tick;
    Instant m_begunAt{};
    std::size_t m_known = 0; ///< canaries of earlier sessions
    bool m_isSent = false;
    std::map<QString, QString> m_said;
    std::optional<Failure> m_failure;
};

} // namespace

int proveAlertPaths(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const auto sources = sourcesFor(day->plan(), line.sources);
    if (!sources)
        return terminal.fail(sources.failure());
    if (const auto against = againstCanaries(*day))
        return terminal.fail(*against);
    for (const QString &key : *sources) {
        terminal.say(CanaryCommand::tr("%1 pages %2")
                         .arg(key, whoGetsCanary(*day, *day->plan().source(key))));
    }
    if (line.dryRun)
        return terminal.done();
    std::fflush(terminal.out);
    const qint64 number = named->day.number;
    named->store.reset();
    return CanaryRound(line, terminal, *sources).perform(storePathOf(line), number);
}

} // namespace Chaos
