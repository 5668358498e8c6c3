// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/longday.h"

#include "app/journal/store.h"
#include "models/day/entries.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace Chaos::Test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Micros length = 8h;
constexpr int alerts = 400;
constexpr int hosts = 12;
constexpr std::size_t groupSize = 4096;
constexpr auto acts = 5; ///< of an experiment, from start to finish

QString experimentKey(std::int64_t number)
{
    return u"experiment-%1"_s.arg(number);
}

std::string alertName(std::int64_t lane)
{
    return "Alert" + std::to_string(lane);
}

Entry alertChange(std::int64_t number, Instant at)
{
    const std::int64_t alert = number % alerts;
    const bool fires = number / alerts % 2 == 0;
    return Entries::alertChanged(
        {.source = "room",
         .fingerprint = std::to_string(alert),
         .name = alertName(alert % LongDay::lanes),
         .state = fires ? AlertState::Firing : AlertState::Inactive,
         .since = at,
         .plusMinus = 1ms,
         .evidence = Evidence::Received,
         .labels = {{"instance", "checkout-" + std::to_string(alert) + ".staging.example:9100"},
                    {"severity", "page"}}});
}

Entry hostChange(std::int64_t number, Instant at)
{
    const QString host = u"host-%1"_s.arg(number % hosts);
    const bool isUp = number / hosts % 2 == 0;
    return Entries::hostChanged(host, isUp ? HostState::Up : HostState::Down,
                                isUp ? u"38 ms"_s : u"refused"_s, at);
}

Entry samples(std::int64_t number, Instant at)
{
    const std::array<Sample, 1> points{Sample{at, double(20 + number % 60)}};
    return Entries::samplesTaken(u"host/host-%1"_s.arg(number % hosts), points);
}

QByteArray pictureOf(std::int64_t number)
{
    std::mt19937_64 noise(std::uint64_t(number) + 1);
    QByteArray bytes(LongDay::pictureBytes, Qt::Uninitialized);
    std::ranges::generate(bytes, [&noise] { return char(noise()); });
    return bytes;
}

QString nameOf(const QByteArray &picture)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(picture, QCryptographicHash::Sha256).toHex());
}

Entry note(std::int64_t number)
{
    static const QStringList tags{u"note"_s, u"action"_s, u"question"_s, u"todo"_s};
    return Entries::note(tags[number % tags.size()],
                         u"What Alice saw on the cart page, number %1"_s.arg(number));
}

} // namespace

LongDay::LongDay(std::int64_t entries, Instant end, Shape shape)
    : m_entries(entries)
    , m_end(end)
    , m_shape(shape)
    , m_step(length / entries)
    , m_planned(Entries::planned(plan(shape)))
{}

const QString &LongDay::key()
{
    static const QString key = u"long-day"_s;
    return key;
}

const QString &LongDay::lastNote()
{
    static const QString text = u"The last thing that was written"_s;
    return text;
}

Plan LongDay::plan(const Shape &shape)
{
    Plan plan;
    plan.day = {.title = u"Long day"_s, .date = QDate(2026, 12, 8)};
    plan.people = {{.key = u"alice"_s, .name = u"Alice"_s}};
    plan.assignments = {{.role = u"scribe"_s, .person = u"alice"_s}};
    plan.sources = {{.key = u"room"_s, .type = AlertSource::Type::Room}};
    for (int i = 0; i < hosts; ++i) {
        // On loopback, where nobody listens: what is watched must not depend on a network.
        plan.hosts.push_back(
            {.key = u"host-%1"_s.arg(i),
             .probe = {.protocol = Probe::Protocol::Tcp, .address = u"127.0.0.1:9"_s}});
    }
    for (int i = 0; i < shape.experiments; ++i) {
        Experiment experiment{.key = experimentKey(i),
                              .title = u"Experiment number %1"_s.arg(i),
                              .hypothesis = u"Checkout pages us within 2 min"_s,
                              .driver = u"alice"_s,
                              .timeBox = 15min};
        for (int alert = 0; alert < 3; ++alert) {
            const std::string name = alertName((i + alert * 13) % lanes);
            experiment.expectedAlerts.push_back(
                {.alert = {.source = u"room"_s, .name = QString::fromStdString(name)},
                 .knownWithin = 45s,
                 .toldWithin = 2min});
        }
        experiment.guardAlerts = {{.name = QString::fromStdString(alertName((i + 7) % lanes))}};
        experiment.steadyStates = {{.title = u"Checkout answers"_s, .host = u"host-0"_s}};
        experiment.backOutPlan = byHand({u"re-attach the database"_s});
        experiment.resetCriteria = byHand({u"carts fixture is reloaded"_s});
        plan.experiments.push_back(experiment);
    }
    return plan;
}

/// The acts come in equal distances over the whole day; the last experiment is triggered and no
/// more.
Entry LongDay::act(std::int64_t number) const
{
    const QString key = experimentKey(number / acts);
    switch (number % acts) {
    case 0:
        return Entries::started(key);
    case 1:
        return Entries::triggered(key, 100ms);
    case 2:
        return Entries::backedOut(key, {});
    case 3:
        return Entries::resetConfirmed(key);
    default:
        return Entries::finished(key, true);
    }
}

/// A result with its picture: two for each experiment that was performed, until there are enough.
Entry LongDay::sight(std::int64_t number) const
{
    return Entries::qaResult(
        {.key = u"result-%1"_s.arg(number),
         .experiment = experimentKey(number / 2 % std::max(1, m_shape.performed)),
         .card = {.attempt = u"Put something into the cart"_s, .look = u"the cart page"_s},
         .outcome = number % 3 == 0 ? QaOutcome::Fails : QaOutcome::Passes,
         .text = u"The page is empty for Bob, number %1"_s.arg(number),
         .picture = nameOf(pictureOf(number)),
         .width = 1600,
         .height = 1000});
}

Entry LongDay::entry(std::int64_t number) const
{
    const auto planned = std::int64_t(m_planned.size());
    if (number < planned)
        return m_planned[std::size_t(number)];
    if (number + 1 == m_entries)
        return Entries::note(u"note"_s, lastNote());
    const std::int64_t allActs = std::int64_t(m_shape.performed) * acts + 2;
    const std::int64_t between = std::max<std::int64_t>(1, (m_entries - planned) / (allActs + 1));
    const std::int64_t worked = number - planned;
    if (worked % between == between - 1 && worked / between < allActs)
        return act(worked / between);
    const Instant at = m_end - (m_entries - 1 - number) * m_step;
    // In twenty entries: twelve alerts, four samples, a host, a clock, two lines of the scribe's.
    const std::int64_t round = worked / 20;
    const std::int64_t turn = worked % 20;
    if (turn < 12)
        return alertChange(round * 12 + turn, at);
    if (turn < 16)
        return samples(round * 4 + turn - 12, at);
    if (turn == 16)
        return hostChange(round, at);
    if (turn == 17)
        return Entries::clockMeasured(u"room"_s, Micros(round % 7), 1ms);
    if (turn == 18 && round < m_shape.pictures)
        return sight(round);
    return note(round * 2 + turn - 18);
}

Outcome<qint64> LongDay::write(const QString &path) const
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    const auto day = (*store)->createDay(key(), u"Long day"_s, m_end - length);
    if (!day)
        return day.failure();
    for (int number = 0; number < m_shape.pictures; ++number) {
        const QByteArray picture = pictureOf(number);
        if (const auto kept = (*store)->keepPicture(picture, nameOf(picture)); !kept)
            return kept.failure();
    }
    std::vector<Entry> group;
    for (std::int64_t number = 0; number < m_entries; ++number) {
        group.push_back(entry(number));
        Entry &one = group.back();
        one.at = m_end - (m_entries - 1 - number) * m_step;
        one.actor = "room";
        one.id = Uuid::make(one.at, {std::uint64_t(number), 1});
        if (group.size() < groupSize && number + 1 < m_entries)
            continue;
        if (const auto done = (*store)->append(*day, group); !done)
            return done.failure();
        group.clear();
    }
    return *day;
}

} // namespace Chaos::Test
