// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/canarypost.h"

#include "models/day/entries.h"
#include "models/day/sourcetraits.h"
#include "models/rules/canaryproof.h"
#include "models/rules/canaryway.h"

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 500ms; ///< time alone may end a wait
constexpr int mostClearings = 3;
constexpr Micros betweenClearings = 5s;
/// Of what an on-call system told before it was first asked nothing is heard, and by its clock that
/// is only known to a second.
constexpr Micros firstAnswer = 4s;
/// So long its source may go on showing what it has taken as over.
constexpr Micros lingering = 2min;

} // namespace

CanaryPost::CanaryPost(LiveDay &live, const Clock &clock, std::uint64_t seed, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_random(seed)
{
    m_next.setInterval(lookEvery);
    connect(&m_next, &QTimer::timeout, this, &CanaryPost::look);
}

void CanaryPost::begin()
{
    m_begunAt = m_clock.now();
    connect(&m_live, &LiveDay::changed, this, [this](Touched what) {
        constexpr Touched concerned =
            Touched::Canaries | Touched::Alerts | Touched::Pages | Touched::Queue;
        if (touches(what, concerned))
            look();
    });
    adoptLeftOvers();
    look();
}

void CanaryPost::adoptLeftOvers()
{
    for (const Canary &canary : m_live.day().canaries().all()) {
        if (canary.isOut())
            m_flights.emplace(canary.id, Flight{.isLeftOver = true, .isPosted = true});
    }
}

void CanaryPost::prove(const QStringList &sources, std::optional<Micros> limit)
{
    const Day &day = m_live.day();
    adoptLeftOvers(); // what could not be taken back before
    std::vector<Entry> entries;
    for (const QString &key : sources) {
        if (const auto against = againstCanary(day, key)) {
            emit refused(key, against->detail);
            continue;
        }
        const AlertSource &source = *day.plan().source(key);
        const Canary canary =
            canaryFor(source, freshId(), m_clock.now(), limit.value_or(patienceWith(day, key)));
        entries.push_back(Entries::canarySent(canary));
        m_flights.emplace(canary.id, Flight{});
    }
    if (!entries.empty())
        emit wished(entries);
    look();
}

void CanaryPost::take(const CanaryAnswer &answer)
{
    const auto known = m_flights.find(answer.canary);
    const Canary *canary = m_live.day().canaries().find(answer.canary);
    if (known == m_flights.end() || !canary)
        return;
    Flight &flight = known->second;
    flight.isAsked = false;
    if (answer.act == CanaryOrder::Act::Send)
        takeSent(*canary, flight, answer.taken);
    else if (answer.taken)
        write(*canary, flight, Entries::canaryCleared(*canary));
    else if (flight.clearings >= mostClearings)
        lose(*canary, flight, answer.taken.failure().detail);
    else
        flight.notBefore = m_clock.now() + betweenClearings;
}

void CanaryPost::takeSent(const Canary &canary, Flight &flight, const Outcome<Stamp> &taken)
{
    if (taken)
        return write(canary, flight, Entries::canaryAccepted(canary, *taken));
    // Without an answer nobody knows whether it was taken: then it is taken back all the same.
    const auto kind = taken.failure().kind;
    const bool isDoubtful = kind == Failure::Kind::TimedOut || kind == Failure::Kind::Cancelled;
    write(canary, flight,
          Entries::canaryFailed(canary, taken.failure().detail,
                                isDoubtful ? Entries::Left::Perhaps : Entries::Left::Never));
}

void CanaryPost::write(const Canary &canary, Flight &flight, Entry entry)
{
    flight.decidedOn = canary;
    emit decided({std::move(entry)});
}

void CanaryPost::look()
{
    if (m_flights.empty())
        return;
    if (!m_next.isActive())
        m_next.start();
    for (auto it = m_flights.begin(); it != m_flights.end();) {
        const Canary *canary = m_live.day().canaries().find(it->first);
        const bool goesOn = !canary || follow(*canary, it->second); // not durable yet
        it = goesOn ? std::next(it) : m_flights.erase(it);
    }
    if (!m_flights.empty())
        return;
    m_next.stop();
    emit ended();
}

bool CanaryPost::follow(const Canary &canary, Flight &flight)
{
    if (flight.decidedOn == canary)
        return true;
    flight.decidedOn.reset();
    if (canary.neverLeft || flight.isLost)
        return false;
    if (flight.isAsked)
        return true;
    if (!flight.isPosted) {
        if (!isTooSoon())
            post(canary, flight);
        return true;
    }
    if (canary.isOut()) {
        if (isToBeCleared(canary, flight) && m_clock.now() >= flight.notBefore)
            clear(canary, flight);
        return true;
    }
    if (proofOf(m_live.day(), canary, m_clock.now()).isOver)
        return false;
    if (m_clock.now() - *canary.clearedAt > lingering)
        lose(canary, flight, tr("its source goes on showing it, though it took that it is over"));
    return true;
}

bool CanaryPost::isTooSoon() const
{
    const auto tellsWhenAsked = [](const AlertSource &source) {
        return traitsOf(source.type).isAsked && tellsOf(source) == SourceTraits::Tells::OfAny;
    };
    return m_clock.now() < m_begunAt + firstAnswer
        && std::ranges::any_of(m_live.day().plan().sources, tellsWhenAsked);
}

bool CanaryPost::isToBeCleared(const Canary &canary, const Flight &flight) const
{
    if (flight.isLeftOver || canary.failedAt || m_clock.now() >= canary.until)
        return true;
    const Day &day = m_live.day();
    const CanaryProof proof = proofOf(day, canary, m_clock.now());
    const bool waitsInVain =
        proof.isKnown && !isHeard(day.plan(), QString::fromStdString(canary.source));
    return proof.told || waitsInVain || againstCanaries(day);
}

void CanaryPost::post(const Canary &canary, Flight &flight)
{
    const AlertSource *source = m_live.day().plan().source(QString::fromStdString(canary.source));
    flight.isPosted = true;
    const auto against = againstCanaries(m_live.day());
    if (!source || against) {
        const QString why = against ? against->detail : tr("its source is no more in the plan");
        return write(canary, flight, Entries::canaryFailed(canary, why, Entries::Left::Never));
    }
    flight.isAsked = true;
    emit ordered(order(CanaryOrder::Act::Send, *source, canary));
}

void CanaryPost::clear(const Canary &canary, Flight &flight)
{
    const AlertSource *source = m_live.day().plan().source(QString::fromStdString(canary.source));
    if (!source)
        return lose(canary, flight, tr("its source is no more in the plan"));
    ++flight.clearings;
    flight.isAsked = true;
    emit ordered(order(CanaryOrder::Act::Clear, *source, canary));
}

void CanaryPost::lose(const Canary &canary, Flight &flight, const QString &why)
{
    flight.isLost = true;
    write(canary, flight, Entries::canaryFailed(canary, why, Entries::Left::Perhaps));
}

CanaryOrder CanaryPost::order(CanaryOrder::Act act, const AlertSource &source,
                              const Canary &canary) const
{
    const auto reading = m_live.day().clocks().near(canary.source, m_clock.now());
    CanaryOrder made{.act = act, .source = source, .canary = canary};
    made.results = resultsUntilHard(m_live.day(), source);
    if (reading) {
        made.clockOffset = reading->offset;
        made.clockError = reading->error;
    }
    return made;
}

std::string CanaryPost::freshId()
{
    return "canary-"
        + QByteArray::number(quint64(m_random() & 0xffffffffU), 16)
              .rightJustified(8, '0')
              .toStdString();
}

} // namespace Chaos
