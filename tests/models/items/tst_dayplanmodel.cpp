// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/dayplanmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// 09:34 UTC of Tuesday, 8 December 2026.
const Instant morning = instantOf(1'796'722'440'000'000);

/// a (10 + 10 min), a break of 15 min, b (5 + 10 min), x is taken out, c (slot of 30 min).
void plan(DayScript &script)
{
    script.say(Entries::described({.title = u"Day"_s, .from = QTime(9, 30), .to = QTime(11, 0)}))
        .say(Entries::planned(Experiment{.key = u"a"_s, .title = u"A"_s, .timeBox = 10min}))
        .say(Entries::planned(Experiment{.key = u"b"_s, .title = u"B"_s, .timeBox = 5min}))
        .say(Entries::planned(
            Experiment{.key = u"x"_s, .timeBox = 1h, .takenOut = u"could reach customers"_s}))
        .say(Entries::planned(Experiment{.key = u"c"_s, .timeBox = 5min, .slot = 30min}))
        .say(Entries::planned(
            Break{.key = u"coffee"_s, .title = u"Coffee"_s, .after = u"a"_s, .length = 15min}));
}

QStringList orderAfter(DayScript &script, const DayPlanModel &model, int row, int before)
{
    const auto entry = model.moved(row, before);
    if (!entry)
        return {u"nothing"_s};
    script.say(*entry);
    QStringList keys;
    for (const Experiment &experiment : script.day().plan().experiments)
        keys << experiment.key;
    return keys;
}

} // namespace

class TestDayPlanModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsSlotsAndBreaksInOrderOfTime()
    {
        DayScript script(morning);
        plan(script);
        DayPlanModel model(script.live());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(textOf(model, {"key", "title", "pause", "from", "length"}),
                 u"a | A | false | 34200000000 | 1200000000\n"
                 "break/coffee | Coffee | true | 35400000000 | 900000000\n"
                 "b | B | false | 36300000000 | 900000000\n"
                 "c | c | false | 37200000000 | 1800000000"_s);
        QCOMPARE(model.experimentTime(), Micros(65min));
        QCOMPARE(model.breakTime(), Micros(15min));
    }

    void tellsWhetherAnybodyHasSaidWhenTheDayBegins()
    {
        DayScript script(morning);
        script.say(Entries::planned(Experiment{.key = u"a"_s, .timeBox = 10min}));
        DayPlanModel model(script.live());
        QVERIFY(!model.rows().front().hasClock);
        script.say(Entries::described({.from = QTime(0, 0), .to = QTime(4, 0)}));
        QTRY_VERIFY(model.rows().front().hasClock);
    }

    void tellsWhenAnExperimentBeganInTruth()
    {
        DayScript script(morning);
        plan(script);
        DayPlanModel model(script.live());
        QVERIFY(!model.rows()[0].begun);
        script.say(Entries::started(u"a"_s));
        QTRY_COMPARE(model.rows()[0].begun, std::optional(Micros(9h + 34min)));
    }

    void movesExperimentsAroundThoseTakenOut()
    {
        DayScript script(morning);
        plan(script);
        DayPlanModel model(script.live());
        QCOMPARE(orderAfter(script, model, 3, 0), (QStringList{u"c"_s, u"a"_s, u"b"_s, u"x"_s}));
        QTRY_COMPARE(model.rows()[0].key, u"c"_s);
        QCOMPARE(orderAfter(script, model, 0, 4), (QStringList{u"a"_s, u"b"_s, u"x"_s, u"c"_s}));
    }

    void movesBreaksBehindTheExperimentAbove()
    {
        DayScript script(morning);
        plan(script);
        DayPlanModel model(script.live());
        script.say(model.moved(1, 3).value());
        QCOMPARE(script.day().plan().breaks.front().after, u"b"_s);
        QTRY_COMPARE(model.rows()[2].key, u"break/coffee"_s);
        script.say(model.moved(2, 0).value());
        QCOMPARE(script.day().plan().breaks.front().after, QString());
    }

    void movesNothingThatMayNotMove()
    {
        DayScript script(morning);
        plan(script);
        DayPlanModel model(script.live());
        QVERIFY(!model.moved(0, 0) && !model.moved(0, 1) && !model.moved(-1, 2));
        QVERIFY(!model.moved(0, 9) && !model.moved(9, 0) && !model.moved(0, -1));
        QVERIFY(!model.moved(0, 2)); // over the break that follows it: still before b
        script.say(Entries::started(u"a"_s));
        QTRY_VERIFY(model.rows()[0].begun);
        QVERIFY(!model.moved(0, 3));
    }
};

QTEST_GUILESS_MAIN(TestDayPlanModel)
#include "tst_dayplanmodel.moc"
