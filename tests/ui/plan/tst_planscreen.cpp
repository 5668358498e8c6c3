// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planscreen.h"

#include "tests/ui/plan/plandesk.h"
#include "ui/plan/planfigure.h"
#include "ui/plan/tabrow.h"
#include "ui/widgets/elidedlabel.h"

#include <QLabel>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

} // namespace

class TestPlanScreen : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void tellsWhichDayItIsAndWhetherItFits()
    {
        DayScript script(begin);
        script.say(Entries::described({.title = u"First chaos day"_s,
                                       .date = QDate(2026, 12, 8),
                                       .from = QTime(9, 30),
                                       .to = QTime(10, 0)}));
        PlanDesk desk(script);
        QCOMPARE(desk.find<ElidedLabel>(u"planTitle"_s)->text(), u"First chaos day"_s);
        QCOMPARE(desk.find<ElidedLabel>(u"planWhen"_s)->text(),
                 u"Tue 8 Dec 2026 · in 16 days · staging"_s);
        QCOMPARE(desk.find<PlanFigure>(u"figureFits"_s)->text(), u"−0:30"_s);
        script.after(1s).say(Entries::planned(Experiment{.key = u"a"_s, .timeBox = 90min}));
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureFits"_s)->text(), u"+1:10"_s);
    }

    void goesFromTabToTab()
    {
        DayScript script(begin);
        PlanDesk desk(script);
        auto *acts = new QLabel(u"acts"_s);
        auto *one = new QLabel(u"one"_s);
        auto *two = new QLabel(u"two"_s);
        desk.screen.addTab(u"one"_s, u"One"_s, one);
        desk.screen.addTab(u"two"_s, u"Two"_s, two, acts);
        desk.screen.showTab(u"one"_s);
        QVERIFY(one->isVisible() && !two->isVisible() && !acts->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        QTest::mouseClick(desk.find<QWidget>(u"planTab-two"_s), Qt::LeftButton);
        QVERIFY(!one->isVisible() && two->isVisible() && acts->isVisible());
        const auto *tabs = desk.find<TabRow>(u"planTabs"_s);
        QTest::keyClick(&desk.screen, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs->current(), u"one"_s);
        QTest::keyClick(&desk.screen, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->current(), u"two"_s);
    }

    void importsByKeyAndTogether()
    {
        DayScript script(begin);
        script.say(Entries::planned(Experiment{.key = u"a"_s, .title = u"A"_s}));
        PlanDesk desk(script);
        Plan file;
        file.experiments = {{.key = u"a"_s, .title = u"Another A"_s}, {.key = u"b"_s}};
        desk.screen.merge(file);
        QCOMPARE(desk.take(), u"experiment.planned a\nexperiment.planned b"_s);
        QCOMPARE(script.day().plan().experiments.front().title, u"Another A"_s);
        desk.screen.merge(file);
        QCOMPARE(desk.take(), QString());
        QCOMPARE(desk.find<TabRow>(u"planTabs"_s)->message(), u"The file says nothing new."_s);
    }
};

QTEST_MAIN(TestPlanScreen)
#include "tst_planscreen.moc"
