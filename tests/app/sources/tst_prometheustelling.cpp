// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheustelling.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Entries::SeenAlert;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);

AlertMove moving(AlertState before, AlertState now, Micros onset,
                 std::optional<Micros> onsetBefore = {})
{
    return {.now = {.fingerprint = "f",
                    .name = "ApiDown",
                    .state = now,
                    .onset = now == AlertState::Inactive ? Instant{} : noon + onset},
            .before = before,
            .onsetBefore =
                before == AlertState::Inactive ? Instant{} : noon + onsetBefore.value_or(onset)};
}

Poll poll(std::optional<Micros> lastAsked, Micros answered, Micros offset = 0s)
{
    Poll poll{.answeredAt = noon + answered, .clock = ClockReading{noon, offset, 0us}};
    if (lastAsked)
        poll.lastAskedAt = noon + *lastAsked;
    return poll;
}

/// "pending 0 ±1 stamp": microseconds after noon.
QString line(const SeenAlert &alert)
{
    return u"%1 %2 ±%3 %4"_s.arg(QLatin1StringView(wordIn(alertStateWords, alert.state)))
        .arg(microsOf(alert.since) - microsOf(noon))
        .arg(alert.plusMinus.count())
        .arg(QLatin1StringView(wordIn(evidenceWords, alert.evidence)));
}

QStringList lines(const std::vector<SeenAlert> &alerts)
{
    QStringList text;
    for (const SeenAlert &alert : alerts)
        text += line(alert);
    return text;
}

FiringSeries samples(std::initializer_list<Micros> at)
{
    FiringSeries series{"f", {}};
    for (const Micros one : at)
        series.samples.push_back(noon + one);
    return series;
}

const RuleTimings tenSeconds{{"ApiDown", {10s, 5s, false}}};
constexpr auto I = AlertState::Inactive;
constexpr auto P = AlertState::Pending;
constexpr auto F = AlertState::Firing;

} // namespace

class TestPrometheusTelling : public QObject
{
    Q_OBJECT

private slots:
    void timesRulesByName();
    void tells_data();
    void tells();
    void refines_data();
    void refines();
    void asksAgainUntilTheSamplesAreThere();
    void asksForOneNameAfterAnother();
    void leavesWhatBeganTooLongAgo();
    void asksFarEnoughBack();
    void staysWithWhatItKnewWhenTheSourceIsBack();
    void refinesWhatTheDayKnowsOnlyRoughly();
};

void TestPrometheusTelling::timesRulesByName()
{
    const RuleTimings timings = timingsOf(
        {{.name = "ApiDown", .evaluatedEvery = 15s, .holdFor = 60s},
         {.name = "Shared", .evaluatedEvery = 15s, .holdFor = 1s},
         {.name = "Shared", .evaluatedEvery = 500ms, .holdFor = 1s},
         {.name = "Twin", .evaluatedEvery = 15s, .holdFor = 1500ms},
         {.name = "Twin", .query = "of another group", .evaluatedEvery = 15s, .holdFor = 1500ms}});
    QCOMPARE(timings.size(), 3u);
    QVERIFY((timings.at("ApiDown") == RuleTiming{60s, 15s, false}));
    QVERIFY(timings.at("Shared").isAmbiguous);
    QVERIFY((timings.at("Twin") == RuleTiming{1500ms, 15s, false}));
}

void TestPrometheusTelling::tells_data()
{
    QTest::addColumn<AlertMove>("moved");
    QTest::addColumn<Poll>("polled");
    QTest::addColumn<RuleTimings>("rules");
    QTest::addColumn<QStringList>("told");

    QTest::newRow("first sign") << moving(I, P, 1s) << poll(0s, 2s) << tenSeconds
                                << QStringList{u"pending 1000000 ±1 stamp"_s};
    QTest::newRow("fires, between two polls") << moving(P, F, -9s) << poll(0s, 2s) << tenSeconds
                                              << QStringList{u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("fires, and the first sign was missed")
        << moving(I, F, -9s) << poll(0s, 2s) << tenSeconds
        << QStringList{u"pending -9000000 ±1 stamp"_s, u"firing 1000000 ±1000000 polled"_s};
    QTest::newRow("cannot have fired before its onset")
        << moving(I, F, 1s) << poll(0s, 2s) << RuleTimings()
        << QStringList{u"pending 1000000 ±1 stamp"_s, u"firing 1500000 ±500000 polled"_s};
    QTest::newRow("whose onset is on a clock that is ahead")
        << moving(I, F, 61s) << poll(0s, 2s, 60s) << RuleTimings()
        << QStringList{u"pending 61000000 ±1 stamp"_s, u"firing 1500000 ±500000 polled"_s};
    QTest::newRow("without `for` the onset is the firing")
        << moving(I, F, 1s) << poll(0s, 2s) << RuleTimings{{"ApiDown", {0s, 5s, false}}}
        << QStringList{u"firing 1000000 ±1 stamp"_s};
    QTest::newRow("several rules of that name")
        << moving(I, F, 1s) << poll(0s, 2s) << RuleTimings{{"ApiDown", {0s, 5s, true}}}
        << QStringList{u"pending 1000000 ±1 stamp"_s, u"firing 1500000 ±500000 polled"_s};
    QTest::newRow("was firing when the room first asked")
        << moving(I, F, -60s) << poll({}, 2s) << tenSeconds
        << QStringList{u"pending -60000000 ±1 stamp"_s, u"firing -50000000 ±5000000 stamp"_s};
    QTest::newRow("the same without its rule")
        << moving(I, F, -60s) << poll({}, 2s) << RuleTimings()
        << QStringList{u"pending -60000000 ±1 stamp"_s, u"firing -29000000 ±31000000 polled"_s};
    QTest::newRow("resolved") << moving(F, I, 0s) << poll(0s, 2s) << tenSeconds
                              << QStringList{u"inactive 1000000 ±1000000 polled"_s};
    QTest::newRow("resolved and back between two polls")
        << moving(F, P, 1s, -60s) << poll(0s, 2s) << tenSeconds
        << QStringList{u"inactive 500000 ±500000 polled"_s, u"pending 1000000 ±1 stamp"_s};
    QTest::newRow("resolved and fired again between two polls")
        << moving(F, F, 1s, -60s) << poll(0s, 2s) << RuleTimings{{"ApiDown", {0s, 5s, false}}}
        << QStringList{u"inactive 500000 ±500000 polled"_s, u"firing 1000000 ±1 stamp"_s};
    QTest::newRow("a reload made `for` longer")
        << moving(F, P, -60s) << poll(0s, 2s) << tenSeconds
        << QStringList{u"pending 1000000 ±1000000 polled"_s};
    auto noOnset = moving(I, F, 0s);
    noOnset.now.onset = {};
    QTest::newRow("a server that does not say since when")
        << noOnset << poll(0s, 2s) << tenSeconds
        << QStringList{u"firing 1000000 ±1000000 polled"_s};
}

void TestPrometheusTelling::tells()
{
    QFETCH(AlertMove, moved);
    QFETCH(Poll, polled);
    QFETCH(RuleTimings, rules);
    QFETCH(QStringList, told);
    PrometheusTelling telling("prom");
    telling.setRules(rules);
    QCOMPARE(lines(telling.tell({moved}, polled)), told);
}

void TestPrometheusTelling::refines_data()
{
    QTest::addColumn<qint64>("onsetUs");
    QTest::addColumn<qint64>("offsetUs");
    QTest::addColumn<FiringSeries>("series");
    QTest::addColumn<RuleTimings>("rules");
    QTest::addColumn<QStringList>("told");

    QTest::newRow("the first sample since the onset")
        << -9'000'000LL << 0LL << samples({-60s, -55s, 1s, 6s}) << tenSeconds
        << QStringList{u"firing 1000000 ±1000 stamp"_s};
    QTest::newRow("without its rule")
        << -9'000'000LL << 0LL << samples({-60s, -55s, 1s, 6s}) << RuleTimings()
        << QStringList{u"firing 1000000 ±1000 stamp"_s};
    QTest::newRow("on the evaluation that saw it first, cut to milliseconds")
        << 1'000'456LL << 0LL << samples({1s}) << RuleTimings()
        << QStringList{u"firing 1000000 ±1000 stamp"_s};
    QTest::newRow("an evaluation was missed") << -9'000'000LL << 0LL << samples({6s}) << tenSeconds
                                              << QStringList{u"firing 6000000 ±1000 stamp"_s};
    QTest::newRow("samples lie back by the query offset")
        << -9'000'000LL << 30'000'000LL << samples({-60s, -29s, -24s}) << tenSeconds
        << QStringList{u"firing 1000000 ±1000 stamp"_s};
    QTest::newRow("an offset that nobody told: earlier than `for` allows")
        << -9'000'000LL << 0LL << samples({-4s, 1s}) << tenSeconds
        << QStringList{u"firing 1000000 ±5000000 stamp"_s};
    QTest::newRow("an offset that nobody told: between two evaluations")
        << -9'000'000LL << 0LL << samples({3s}) << tenSeconds
        << QStringList{u"firing 1000000 ±5000000 stamp"_s};
    QTest::newRow("no sample yet")
        << -9'000'000LL << 0LL << samples({-60s}) << tenSeconds << QStringList{};
    QTest::newRow("another alert's samples")
        << -9'000'000LL << 0LL << FiringSeries{"other", {noon + 1s}} << tenSeconds << QStringList{};
}

void TestPrometheusTelling::refines()
{
    QFETCH(qint64, onsetUs);
    QFETCH(qint64, offsetUs);
    QFETCH(FiringSeries, series);
    QFETCH(RuleTimings, rules);
    QFETCH(QStringList, told);
    PrometheusTelling telling("prom");
    telling.setRules(rules);
    telling.setQueryOffset(Micros(offsetUs));
    (void)telling.tell({moving(P, F, Micros(onsetUs))}, poll(0s, 2s));
    QCOMPARE(telling.nextToRefine(noon), std::string("ApiDown"));
    QCOMPARE(lines(telling.refine("ApiDown", {series})), told);
}

void TestPrometheusTelling::asksAgainUntilTheSamplesAreThere()
{
    PrometheusTelling telling("prom");
    (void)telling.tell({moving(P, F, -9s)}, poll(0s, 2s));
    QCOMPARE(telling.nextToRefine(noon), std::string("ApiDown"));
    QVERIFY(telling.refine("ApiDown", {}).empty());
    QCOMPARE(telling.nextToRefine(noon), std::string()); // not in this round
    telling.nextRound();
    QCOMPARE(telling.nextToRefine(noon), std::string("ApiDown"));
    QCOMPARE(telling.refine("ApiDown", {samples({1s})}).size(), 1u);
    telling.nextRound();
    QCOMPARE(telling.nextToRefine(noon), std::string());

    PrometheusTelling never("prom");
    (void)never.tell({moving(P, F, -9s)}, poll(0s, 2s));
    int rounds = 0;
    for (; !never.nextToRefine(noon).empty(); never.nextRound(), ++rounds)
        never.refineFailed("ApiDown");
    QCOMPARE(rounds, 5);
}

void TestPrometheusTelling::asksForOneNameAfterAnother()
{
    PrometheusTelling telling("prom");
    auto other = moving(P, F, -9s);
    other.now.fingerprint = "g";
    other.now.name = "DbSlow";
    (void)telling.tell({moving(P, F, -9s), other}, poll(0s, 2s));
    const std::string first = telling.nextToRefine(noon);
    telling.refineFailed(first);
    const std::string second = telling.nextToRefine(noon);
    telling.refineFailed(second);
    QVERIFY((std::set{first, second} == std::set<std::string>{"ApiDown", "DbSlow"}));
    QCOMPARE(telling.nextToRefine(noon), std::string());
}

void TestPrometheusTelling::leavesWhatBeganTooLongAgo()
{
    PrometheusTelling telling("prom");
    (void)telling.tell({moving(I, F, -86'400s)}, poll({}, 2s));
    QCOMPARE(telling.nextToRefine(noon), std::string());
}

void TestPrometheusTelling::asksFarEnoughBack()
{
    PrometheusTelling telling("prom");
    telling.setQueryOffset(30s);
    (void)telling.tell({moving(P, F, -60s)}, poll(0s, 2s));
    QVERIFY(telling.refineWindow("ApiDown", noon + 2s) >= 92s);
}

void TestPrometheusTelling::staysWithWhatItKnewWhenTheSourceIsBack()
{
    PrometheusTelling telling("prom");
    telling.setRules(tenSeconds);
    (void)telling.tell({moving(P, F, -9s)}, poll(0s, 2s));
    (void)telling.refine("ApiDown", {samples({1s})});
    // Still the same activity: it has been firing all along.
    auto back = moving(F, F, -9s);
    back.wasLost = true;
    QCOMPARE(lines(telling.tell({back}, poll(4s, 90s))),
             QStringList{u"firing 1000000 ±1000 stamp"_s});
    // Another one: over, and begun again while nobody could ask.
    auto another = moving(F, F, 60s, -9s);
    another.wasLost = true;
    QCOMPARE(lines(telling.tell({another}, poll(4s, 90s))),
             (QStringList{u"inactive 32000000 ±28000000 polled"_s, u"pending 60000000 ±1 stamp"_s,
                          u"firing 75000000 ±15000000 polled"_s}));
    auto gone = moving(F, I, 0s);
    gone.wasLost = true;
    QCOMPARE(lines(telling.tell({gone}, poll(90s, 100s))),
             QStringList{u"inactive 95000000 ±5000000 polled"_s});
    auto pending = moving(P, P, -9s);
    pending.wasLost = true;
    QCOMPARE(lines(telling.tell({pending}, poll(4s, 90s))),
             QStringList{u"pending -9000000 ±1 stamp"_s});
}

void TestPrometheusTelling::refinesWhatTheDayKnowsOnlyRoughly()
{
    PrometheusTelling telling("prom");
    telling.setRules(tenSeconds);
    telling.resume({ActiveAlert{"prom", "f", "ApiDown", F, noon - 9s, noon, Evidence::Polled},
                    ActiveAlert{"prom", "g", "DbSlow", F, noon - 9s, noon, Evidence::Stamp}});
    QCOMPARE(telling.nextToRefine(noon), std::string("ApiDown"));
    QCOMPARE(lines(telling.refine("ApiDown", {samples({1s})})),
             QStringList{u"firing 1000000 ±1000 stamp"_s});
    QCOMPARE(telling.nextToRefine(noon), std::string());
}

QTEST_GUILESS_MAIN(TestPrometheusTelling)
#include "tst_prometheustelling.moc"
