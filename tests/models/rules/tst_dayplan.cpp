// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/dayplan.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString textOf(const std::vector<PlannedSlot> &slotsOfDay)
{
    QStringList lines;
    for (const PlannedSlot &slot : slotsOfDay) {
        const QString from =
            QTime::fromMSecsSinceStartOfDay(int(slot.from / 1ms)).toString(u"HH:mm"_s);
        lines << from + u' ' + QString::number(slot.length / 1min) + u' ' + slot.experiment
                + (slot.pause.isEmpty() ? QString() : u'[' + slot.pause + u']');
    }
    return lines.join(u", "_s);
}

Plan samplePlan()
{
    Plan plan;
    plan.day.from = QTime(9, 30);
    plan.day.to = QTime(11, 0);
    plan.experiments = {{.key = u"a"_s, .timeBox = 10min},
                        {.key = u"b"_s, .timeBox = 5min, .takenOut = u"too risky"_s},
                        {.key = u"c"_s, .timeBox = 5min, .slot = 30min},
                        {.key = u"d"_s}};
    plan.breaks = {{.key = u"tea"_s, .after = u"b"_s},
                   {.key = u"welcome"_s, .length = 20min},
                   {.key = u"lost"_s, .after = u"gone"_s}};
    return plan;
}

} // namespace

class TestDayPlan : public QObject
{
    Q_OBJECT

private slots:
    void placesExperimentsAndBreaks();
    void tellsByHowMuchTheDayIsTooLong();
};

void TestDayPlan::placesExperimentsAndBreaks()
{
    QCOMPARE(textOf(dayPlanOf(samplePlan())),
             u"09:30 20 [welcome], 09:50 20 a, 10:10 15 [tea], 10:25 30 c, 10:55 0 d"_s);
    QVERIFY(dayPlanOf({}).empty());
}

void TestDayPlan::tellsByHowMuchTheDayIsTooLong()
{
    Plan plan = samplePlan();
    QCOMPARE(*overrunOf(plan), Micros(-5min));
    plan.experiments[2].slot = 45min;
    QCOMPARE(*overrunOf(plan), Micros(10min));
    plan.day.to = {};
    QVERIFY(!overrunOf(plan));
}

QTEST_GUILESS_MAIN(TestDayPlan)
#include "tst_dayplan.moc"
