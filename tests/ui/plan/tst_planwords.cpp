// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planwords.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPlanWords : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowFarOffTheDayIs()
    {
        const QDate day(2026, 12, 8);
        QCOMPARE(PlanWords::distance(day.addDays(-16), day), u"in 16 days"_s);
        QCOMPARE(PlanWords::distance(day.addDays(-1), day), u"tomorrow"_s);
        QCOMPARE(PlanWords::distance(day, day), u"today"_s);
        QCOMPARE(PlanWords::distance(day.addDays(1), day), u"yesterday"_s);
        QCOMPARE(PlanWords::distance(day.addDays(3), day), u"3 days ago"_s);
    }

    void tellsWhenAndWhere()
    {
        const QDate today(2026, 11, 22);
        QCOMPARE(PlanWords::whenAndWhere({.date = QDate(2026, 12, 8)}, today),
                 u"Tue 8 Dec 2026 · in 16 days · staging"_s);
        QCOMPARE(PlanWords::whenAndWhere({.environment = {}}, today), u"no date yet"_s);
    }

    void neverMakesADayShorterThanItIs()
    {
        QCOMPARE(PlanWords::overrun(70min), u"+1:10"_s);
        QCOMPARE(PlanWords::overrun(70min + 1s), u"+1:11"_s);
        QCOMPARE(PlanWords::overrun(-45min), u"−0:45"_s);
        QCOMPARE(PlanWords::overrun(-45min + 1s), u"−0:44"_s);
        QCOMPARE(PlanWords::overrun(0min), u"0:00"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlanWords)
#include "tst_planwords.moc"
