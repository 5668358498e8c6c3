// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/allowing.h"

#include "models/rules/acts.h"
#include "models/rules/readiness.h"

#include <QTest>

#include <algorithm>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant morning = instantOf(1796738400000000);

PlannedStep on(const QString &host)
{
    return {.provider = PlannedStep::Provider::Scripted, .text = u"stop"_s, .target = host};
}

bool says(const Entry &entry, std::string_view words)
{
    return entry.payload.find(words) != std::string::npos;
}

} // namespace

/// Production, allowed by name and by code, or not.
class TestAllowing : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void asksForWhatThePlanAcceptsAlone();
    void keepsTheTriggerLockedUntilAllIsAllowed();
    void wantsTheNameExactly();
    void saysWhatThePlanLacks();
    void takesACodeOnce();
    void looksAtFiveCodesInFiveMinutes();
    void tellsHowTheClockStands();
    void isAHoleWhereNobodyAcceptsIt();

private:
    void tell(Micros after, Entry entry);
    void refuse(Micros after);
    [[nodiscard]] QString against(const QString &typed, Micros after = 1min) const
    {
        const auto failure = againstAllowing(m_day, u"db"_s, typed, morning + after);
        return failure ? failure->detail : QString();
    }
    [[nodiscard]] QString againstTriggering() const
    {
        const auto failure = refusalOf(m_day, Act::Trigger, u"db"_s);
        return failure ? failure->detail : QString();
    }

    Day m_day;
    Experiment m_experiment;
};

void TestAllowing::init()
{
    m_day = {};
    m_experiment = {.key = u"db"_s,
                    .title = u"The database dies"_s,
                    .risk = {.reach = Risk::Reach::Production,
                             .acceptedBy = u"alice"_s,
                             .productionHosts = {u"db-1"_s, u"db-2"_s}},
                    .method = {on(u"web"_s), on(u"db-1"_s)},
                    .backOutPlan = {on(u"db-2"_s), on(u"db-1"_s)}};
    tell(0s, Entries::planned(Person{u"alice"_s, u"Alice"_s}));
    for (const QString &key : {u"db-1"_s, u"db-2"_s})
        tell(0s,
             Entries::planned(StagingHost{.key = key, .environment = u"production"_s, .ssh = key}));
    tell(0s, Entries::planned(StagingHost{.key = u"web"_s, .ssh = u"web"_s}));
    tell(0s, Entries::planned(m_experiment));
    tell(1s, Entries::started(u"db"_s));
}

void TestAllowing::tell(Micros after, Entry entry)
{
    entry.at = morning + after;
    entry.sequence = m_day.lastSequence() + 1;
    m_day.apply(entry.view());
}

void TestAllowing::refuse(Micros after)
{
    tell(after, entryOfCode(m_day, u"db"_s, u"db-1"_s, {}));
}

void TestAllowing::asksForWhatThePlanAcceptsAlone()
{
    QVERIFY(wantedAllowance(m_day) == (WantedAllowance{u"db"_s, u"db-1"_s}));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    QVERIFY(wantedAllowance(m_day) == (WantedAllowance{u"db"_s, u"db-2"_s}));
    tell(3s, Entries::productionAllowed(u"db"_s, u"db-2"_s, 8));
    QVERIFY(!wantedAllowance(m_day));

    init();
    m_experiment.risk.productionHosts = {u"db-2"_s};
    tell(2s, Entries::planned(m_experiment));
    QVERIFY(wantedAllowance(m_day) == (WantedAllowance{u"db"_s, u"db-2"_s}));
    m_experiment.risk.acceptedBy.clear();
    tell(3s, Entries::planned(m_experiment));
    QVERIFY(!wantedAllowance(m_day));
}

void TestAllowing::keepsTheTriggerLockedUntilAllIsAllowed()
{
    QVERIFY2(againstTriggering().startsWith(u"db-1 is of production, and nobody has allowed it"_s),
             qPrintable(againstTriggering()));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    QVERIFY(againstTriggering().startsWith(u"db-2 is of production"_s));
    tell(3s, Entries::productionAllowed(u"db"_s, u"db-2"_s, 8));
    QCOMPARE(againstTriggering(), QString());

    init();
    m_experiment.risk.acceptedBy = u"nobody-known"_s;
    tell(2s, Entries::planned(m_experiment));
    QCOMPARE(againstTriggering(),
             u"db-1 is of production, and the plan does not accept that: nobody of its people has "
             "accepted that by name (risk: accepted_by)."_s);
}

void TestAllowing::wantsTheNameExactly()
{
    QCOMPARE(against(u"db-1"_s), QString());
    for (const QString &typed : {u"DB-1"_s, u"db-1 "_s, u""_s, u"web"_s, u"db"_s})
        QVERIFY2(against(typed).endsWith(u"Type its name exactly: db-1, db-2."_s),
                 qPrintable(against(typed)));
    tell(2s, Entries::productionAllowed(u"db"_s, u"db-1"_s, 7));
    QCOMPARE(against(u"db-1"_s), u"db-1 is allowed already."_s);
    tell(3s, Entries::skipped(u"db"_s, u"later"_s));
    QVERIFY(against(u"db-1"_s).startsWith(u"The database dies is over"_s));
    QVERIFY(againstAllowing(m_day, u"gone"_s, u"db-1"_s, morning));
}

void TestAllowing::saysWhatThePlanLacks()
{
    m_experiment.risk.productionHosts = {u"db-2"_s};
    tell(2s, Entries::planned(m_experiment));
    QVERIFY(against(u"db-1"_s).endsWith(u"(risk: production_hosts: [db-1])."_s));
    m_experiment.risk.reach = Risk::Reach::Staging;
    tell(3s, Entries::planned(m_experiment));
    QVERIFY(against(u"db-1"_s).endsWith(u"(risk: reach: production)."_s));
}

void TestAllowing::takesACodeOnce()
{
    const Entry first = entryOfCode(m_day, u"db"_s, u"db-1"_s, 100);
    QCOMPARE(first.kind, Kind::ProductionAllowed);
    tell(2s, first);
    for (const std::int64_t step : {100, 99}) {
        const Entry again = entryOfCode(m_day, u"db"_s, u"db-2"_s, step);
        QCOMPARE(again.kind, Kind::ProductionRefused);
        QVERIFY(says(again, "was used already"));
    }
    QCOMPARE(entryOfCode(m_day, u"db"_s, u"db-2"_s, 101).kind, Kind::ProductionAllowed);
    const Entry wrong = entryOfCode(m_day, u"db"_s, u"db-2"_s, {});
    QCOMPARE(wrong.kind, Kind::ProductionRefused);
    QVERIFY(says(wrong, "the code is not right"));
}

void TestAllowing::looksAtFiveCodesInFiveMinutes()
{
    for (int i = 0; i < 4; ++i)
        refuse(60s + i * 10s);
    QCOMPARE(against(u"db-1"_s, 100s), QString());
    refuse(100s);
    QCOMPARE(against(u"db-1"_s, 120s),
             u"Too many codes were not right. The next one is looked at in 4:00."_s);
    QCOMPARE(against(u"db-1"_s, 60s + 5min), QString());
    QVERIFY(refusalText(m_day, u"the code is not right"_s, morning + 100s)
                .contains(u"No further code"_s));
    QVERIFY(refusalText(m_day, u"the code is not right"_s, morning + 60s + 5min)
                .contains(u"Tries left for now: 1."_s));
    refuse(60s + 5min);
    QVERIFY(against(u"db-1"_s, 61s + 5min).startsWith(u"Too many codes"_s));
}

void TestAllowing::tellsHowTheClockStands()
{
    const auto text = [this] { return refusalText(m_day, u"wrong"_s, morning + 1min); };
    QVERIFY2(text().endsWith(u"nobody has measured this desk's."_s), qPrintable(text()));
    tell(2s, Entries::planned(AlertSource{.key = u"prom"_s, .title = u"Prometheus"_s}));
    tell(3s, Entries::clockMeasured(u"prom"_s, 20ms, 3ms));
    QVERIFY2(text().endsWith(u"agrees with that of Prometheus."_s), qPrintable(text()));
    tell(4s, Entries::clockMeasured(u"prom"_s, -130s, 3ms));
    QVERIFY2(text().endsWith(u"this desk's is 2:10 ahead of that of Prometheus."_s),
             qPrintable(text()));
    tell(5s, Entries::clockMeasured(u"prom"_s, 45s, 3ms));
    QVERIFY2(text().endsWith(u"this desk's is 0:45 behind that of Prometheus."_s),
             qPrintable(text()));
}

void TestAllowing::isAHoleWhereNobodyAcceptsIt()
{
    const auto holes = [this] {
        const auto all = concernsOf(m_day.plan(), m_experiment);
        return std::ranges::count(all, ReadinessRule::ProductionNotAccepted, &Concern::rule);
    };
    QCOMPARE(holes(), 0);
    m_experiment.risk.productionHosts.clear();
    QCOMPARE(holes(), 2);
    m_experiment.method = m_experiment.backOutPlan = {on(u"web"_s)};
    QCOMPARE(holes(), 0);
}

QTEST_GUILESS_MAIN(TestAllowing)
#include "tst_allowing.moc"
