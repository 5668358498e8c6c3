// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/tripping.h"

#include "models/day/entries.h"

#include <QTest>

#include <limits>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant zero{std::chrono::hours(400'000)};
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// An experiment "db" with guards, whose seconds are counted from its trigger.
struct Scene
{
    Day day;
    Instant now = zero;

    explicit Scene(bool byItself = false, Micros holdFor = 4s)
    {
        at(-60);
        tell(Entries::planned(AlertSource{.key = u"prom"_s}));
        tell(Entries::planned(StagingHost{.key = u"web"_s, .probe = {.interval = 1s}}));
        Experiment one{.key = u"db"_s, .title = u"Database"_s};
        one.guardAlerts = {{.source = u"prom"_s, .name = u"ProdDown"_s}};
        one.measuredCriteria = {{.title = u"2xx / s"_s,
                                 .source = u"prom"_s,
                                 .query = u"rate(x)"_s,
                                 .atLeast = 60,
                                 .holdFor = holdFor}};
        one.backsOutByItself = byItself;
        tell(Entries::planned(one));
        tell(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
        tell(Entries::clockMeasured(u"prom"_s, 0s, 1ms));
        tell(Entries::started(u"db"_s));
    }

    Scene &at(int second)
    {
        now = zero + std::chrono::seconds(second);
        return *this;
    }
    Scene &tell(Entry entry)
    {
        entry.at = now;
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
        return *this;
    }
    Scene &trigger() { return at(0).tell(Entries::triggered(u"db"_s, 20ms)); }
    Scene &alert(AlertState state, int second, const char *name = "ProdDown")
    {
        return at(second).tell(Entries::alertChanged({.source = "prom",
                                                      .fingerprint = std::string("f") + name,
                                                      .name = name,
                                                      .state = state,
                                                      .since = now,
                                                      .plusMinus = 1ms,
                                                      .evidence = Evidence::Stamp}));
    }
    Scene &number(double value, int second, const QString &series = u"criterion/db/0"_s)
    {
        at(second);
        const Sample sample{now, value};
        return tell(Entries::samplesTaken(series, {&sample, 1}));
    }
    Scene &numbers(double value, int from, int to)
    {
        for (int second = from; second <= to; second += 2)
            number(value, second);
        return *this;
    }
    /// "ProdDown quiet, 2xx / s tripped 3 …"
    [[nodiscard]] QString sights() const
    {
        static constexpr std::array words{"quiet", "tripped", "before", "unseen"};
        QStringList all;
        for (const GuardSight &sight : guardsOf(day, *day.run(u"db"_s), now)) {
            QString text = sight.guard + u' ' + QLatin1StringView(words[int(sight.standing)]);
            if (sight.standing == GuardSight::Standing::Tripped)
                text += u" %1: %2"_s.arg((sight.since - zero) / 1s).arg(sight.what);
            all << text;
        }
        return all.join(u", "_s);
    }
    /// "guard.tripped, experiment.backed_out"
    [[nodiscard]] QString written() const
    {
        QStringList kinds;
        for (const Entry &entry : entriesOfGuards(day, now))
            kinds << QString::fromLatin1(wordOf(entry.kind).data(),
                                         qsizetype(wordOf(entry.kind).size()));
        return kinds.join(u", "_s);
    }
    Scene &writeDown()
    {
        for (Entry &entry : entriesOfGuards(day, now))
            tell(std::move(entry));
        return *this;
    }
};

} // namespace

class TestTripping : public QObject
{
    Q_OBJECT

private slots:
    void tripsOnAGuardAlertThatFiresAfterTheTrigger();
    void doesNotTripOnAnAlertThatFiredBefore();
    void tripsOnOneThatFiresAnew();
    void tripsWithoutKnowingTheSourcesClock();
    void tripsOnANumberThatStaysOutOfItsBounds();
    void tripsAtOnceWhereNothingElseIsSaid();
    void tripsOnAHostsLatency();
    void neverTripsOnWhatIsMissing_data();
    void neverTripsOnWhatIsMissing();
    void doesNotTripOnANumberThatWasOutBefore();
    void saysWhatCannotBeSeen();
    void tripsNothingUnlessTheFaultIsApplied();
    void isWrittenDownOnce();
    void backsOutByItselfOnlyWhereThePlanSaysSo();
    void isLoudUntilSomebodyBacksOut();
    void saysWhenACriterionTrips();
};

void TestTripping::tripsOnAGuardAlertThatFiresAfterTheTrigger()
{
    Scene scene;
    scene.number(100, -2).trigger().alert(AlertState::Pending, 3);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s);
    scene.alert(AlertState::Firing, 5).at(8);
    QCOMPARE(scene.sights(), u"ProdDown tripped 5: ProdDown fires, 2xx / s quiet"_s);
    scene.alert(AlertState::Inactive, 9);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s);
}

void TestTripping::doesNotTripOnAnAlertThatFiredBefore()
{
    Scene scene;
    scene.alert(AlertState::Firing, -20).number(100, -2).trigger().at(5);
    QCOMPARE(scene.sights(), u"ProdDown before, 2xx / s quiet"_s);
    QCOMPARE(scene.written(), QString());
}

void TestTripping::tripsOnOneThatFiresAnew()
{
    Scene scene;
    scene.alert(AlertState::Firing, -20).number(100, -2).trigger();
    scene.alert(AlertState::Inactive, 4).alert(AlertState::Firing, 7).at(8);
    QCOMPARE(scene.sights(), u"ProdDown tripped 7: ProdDown fires, 2xx / s quiet"_s);
}

void TestTripping::tripsWithoutKnowingTheSourcesClock()
{
    Scene scene;
    scene.at(-50).tell(Entries::planned(AlertSource{.key = u"other"_s}));
    Experiment one = *scene.day.plan().experiment(u"db"_s);
    one.guardAlerts[0].source = u"other"_s;
    scene.tell(Entries::planned(one)).number(100, -2).trigger().at(6);
    scene.tell(Entries::alertChanged({.source = "other",
                                      .fingerprint = "f",
                                      .name = "ProdDown",
                                      .state = AlertState::Firing,
                                      .since = scene.now - 1h,
                                      .evidence = Evidence::Stamp}));
    QVERIFY2(scene.sights().startsWith(u"ProdDown tripped"_s), qPrintable(scene.sights()));
}

void TestTripping::tripsOnANumberThatStaysOutOfItsBounds()
{
    Scene scene;
    scene.numbers(100, -10, -2).trigger().numbers(90, 2, 4).numbers(12, 6, 8);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s);
    scene.number(12.5, 10);
    QCOMPARE(scene.sights(),
             u"ProdDown quiet, 2xx / s tripped 6: “2xx / s” stands at 12.5, below 60 for 0:04.0"_s);
    scene.number(61, 12);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s);
}

void TestTripping::tripsAtOnceWhereNothingElseIsSaid()
{
    Scene scene(false, 0s);
    scene.number(100, -2).trigger().number(59, 2);
    QCOMPARE(scene.sights(),
             u"ProdDown quiet, 2xx / s tripped 2: “2xx / s” stands at 59, below 60"_s);
    scene.number(-40, 4);
    QVERIFY2(scene.sights().contains(u"stands at −40, below 60"_s), qPrintable(scene.sights()));
}

void TestTripping::tripsOnAHostsLatency()
{
    Scene scene;
    Experiment one = *scene.day.plan().experiment(u"db"_s);
    one.measuredCriteria = {{.title = u"Web answers"_s, .host = u"web"_s, .atMost = 400}};
    scene.tell(Entries::planned(one)).number(30, -2, u"host/web"_s).trigger();
    scene.number(812.3, 3, u"host/web"_s);
    QCOMPARE(
        scene.sights(),
        u"ProdDown quiet, Web answers tripped 3: “Web answers” stands at 812.3 ms, above 400 ms"_s);
}

void TestTripping::neverTripsOnWhatIsMissing_data()
{
    QTest::addColumn<QList<QPair<int, double>>>("numbers");
    QTest::addColumn<QString>("standing");
    using Numbers = QList<QPair<int, double>>;
    QTest::newRow("no number at all") << Numbers{} << u"unseen"_s;
    QTest::newRow("no number any more")
        << Numbers{{2, nothing}, {20, nothing}, {40, nothing}} << u"unseen"_s;
    QTest::newRow("the last one is long ago") << Numbers{{2, 5}, {3, 5}} << u"unseen"_s;
    QTest::newRow("a gap") << Numbers{{2, 5}, {40, 5}} << u"quiet"_s;
    QTest::newRow("a gap of missing numbers")
        << Numbers{{2, 5}, {10, nothing}, {20, nothing}, {38, 5}, {40, 5}} << u"quiet"_s;
    QTest::newRow("one is missing")
        << Numbers{{34, 5}, {36, nothing}, {38, 5}, {40, 5}} << u"tripped"_s;
    QTest::newRow("the last one is missing")
        << Numbers{{34, 5}, {38, 5}, {40, nothing}} << u"tripped"_s;
}

void TestTripping::neverTripsOnWhatIsMissing()
{
    using Numbers = QList<QPair<int, double>>;
    QFETCH(const Numbers, numbers);
    QFETCH(const QString, standing);
    Scene scene;
    scene.trigger();
    for (const auto &[second, value] : numbers)
        scene.number(value, second);
    scene.at(40);
    const QString sights = scene.sights();
    QVERIFY2(sights.startsWith(u"ProdDown quiet, 2xx / s "_s + standing), qPrintable(sights));
}

void TestTripping::doesNotTripOnANumberThatWasOutBefore()
{
    Scene scene;
    scene.numbers(12, -6, -2).trigger().numbers(12, 2, 20);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s before"_s);
    QCOMPARE(scene.written(), QString());
    scene.number(70, 22).numbers(12, 24, 28);
    QVERIFY2(scene.sights().contains(u"2xx / s tripped 24"_s), qPrintable(scene.sights()));
}

void TestTripping::saysWhatCannotBeSeen()
{
    Scene scene;
    scene.at(-59);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s); // it has just begun
    scene.at(-1);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s unseen"_s);
    scene.number(100, -1).trigger();
    scene.at(5).tell(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"refused"_s));
    QCOMPARE(scene.sights(), u"ProdDown unseen, 2xx / s quiet"_s);
    scene.at(30);
    QCOMPARE(scene.sights(), u"ProdDown unseen, 2xx / s unseen"_s);
    QCOMPARE(scene.written(), QString());
}

void TestTripping::tripsNothingUnlessTheFaultIsApplied()
{
    Scene scene(true);
    scene.alert(AlertState::Firing, -20).numbers(12, -10, -2);
    QCOMPARE(scene.sights(), u"ProdDown quiet, 2xx / s quiet"_s);
    QCOMPARE(scene.written(), QString());
    Scene over(true);
    over.number(100, -2).trigger().at(3).tell(Entries::backedOut(u"db"_s, u"enough"_s));
    over.alert(AlertState::Firing, 5);
    QCOMPARE(over.written(), QString());
    QCOMPARE(over.day.run(u"db"_s)->backOutReason, u"enough"_s);
}

void TestTripping::isWrittenDownOnce()
{
    Scene scene;
    scene.number(100, -2).trigger().alert(AlertState::Firing, 5);
    QCOMPARE(scene.written(), u"guard.tripped"_s);
    scene.writeDown();
    QCOMPARE(scene.written(), QString());
    const TrippedGuard tripped = scene.day.run(u"db"_s)->trippedGuards.front();
    QCOMPARE(tripped, (TrippedGuard{u"ProdDown"_s, u"ProdDown fires"_s, zero + 5s}));
    scene.alert(AlertState::Inactive, 7).alert(AlertState::Firing, 9);
    QCOMPARE(scene.written(), QString());
    scene.numbers(3, 10, 14);
    QCOMPARE(scene.written(), u"guard.tripped"_s);
}

void TestTripping::backsOutByItselfOnlyWhereThePlanSaysSo()
{
    Scene scene(true);
    scene.number(100, -2).trigger().alert(AlertState::Firing, 5);
    QCOMPARE(scene.written(), u"guard.tripped, experiment.backed_out"_s);
    scene.writeDown();
    const Run *run = scene.day.run(u"db"_s);
    QCOMPARE(run->state, RunState::BackedOut);
    QCOMPARE(run->backOutReason, u"by itself: ProdDown fires"_s);
    scene.alert(AlertState::Firing, 6);
    QCOMPARE(scene.written(), QString());
}

void TestTripping::isLoudUntilSomebodyBacksOut()
{
    Scene scene;
    scene.number(100, -2).trigger().alert(AlertState::Firing, 5);
    const auto alarms = [&] {
        const Run &run = *scene.day.run(u"db"_s);
        return alarmsOf(run, guardsOf(scene.day, run, scene.now));
    };
    QCOMPARE(alarms(), QStringList{u"ProdDown fires"_s}); // seen, not written down yet
    scene.writeDown();
    QCOMPARE(alarms(), QStringList{u"ProdDown fires"_s});
    scene.alert(AlertState::Inactive, 7);
    QCOMPARE(alarms(), QStringList{u"ProdDown fires"_s});
    scene.at(9).tell(Entries::backedOut(u"db"_s, {}));
    QCOMPARE(alarms(), QStringList());
}

void TestTripping::saysWhenACriterionTrips()
{
    QCOMPARE(criterionText({.title = u"2xx / s"_s, .atLeast = 60, .holdFor = 30s}),
             u"“2xx / s” is below 60 for 0:30"_s);
    QCOMPARE(criterionText({.host = u"web"_s, .atLeast = 1, .atMost = 400}),
             u"“web” is below 1 ms or above 400 ms"_s);
    QVERIFY(criterionText({.title = u"%1 %2"_s, .atMost = 1}).contains(u"“%1 %2” is above 1"_s));
}

QTEST_GUILESS_MAIN(TestTripping)
#include "tst_tripping.moc"
