// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planscreen.h"

#include "models/items/readinessmodel.h"
#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/planfigure.h"
#include "ui/plan/readinesscells.h"
#include "ui/plan/readinesslist.h"
#include "ui/plan/tabrow.h"
#include "ui/widgets/elidedlabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = SamplePlan::begin;

QString orderOf(const DayScript &script)
{
    QStringList keys;
    for (const Experiment &experiment : script.day().plan().experiments)
        keys << experiment.key;
    return keys.join(u' ');
}

QPoint middleOf(const ReadinessList &list, int row)
{
    return list.visualRect(list.model()->index(row, 0)).center();
}

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
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureFits"_s)->text(), u"−0:30"_s);
        script.after(1s).say(Entries::planned(Experiment{.key = u"a"_s, .timeBox = 90min}));
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureFits"_s)->text(), u"+1:10"_s);
    }

    void countsWhatIsReadyAndCovered()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        PlanDesk desk(script);
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureReady"_s)->text(), u"3 / 6"_s);
        QCOMPARE(desk.find<PlanFigure>(u"figureHoles"_s)->text(), u"3"_s);
        QCOMPARE(desk.find<PlanFigure>(u"figureAlerts"_s)->text(), u"2 / –"_s);
        script.after(1s);
        SamplePlan::survey(script);
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureAlerts"_s)->text(), u"2 / 3"_s);
    }

    void saysEachRowInWords()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        PlanDesk desk(script);
        const auto *model = desk.find<ReadinessList>(u"readinessList"_s)->model();
        const auto spoken = [&](int row) {
            return model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QTRY_COMPARE(spoken(1), u"Redis primary is killed, ready"_s);
        QCOMPARE(spoken(3),
                 u"WebSocket closes with 1011, holes: no back-out plan, no reset criteria"_s);
        QCOMPARE(spoken(6),
                 u"Notify sandbox customers, taken out of the day: could reach real customers"_s);
    }

    void keepsTheRoomOfTitlesFromALongBlastRadius()
    {
        DayScript script(begin);
        SamplePlan::shippedDay(script);
        Experiment first = script.day().plan().experiments.front();
        first.blastRadius = u"checkout and cart in staging, nobody outside, and nothing else"_s;
        script.say(Entries::planned(first));
        PlanDesk desk(script, {1216, 690}); // in a window of 1280 by 720
        QVERIFY(QTest::qWaitForWindowExposed(&desk.screen));
        ReadinessModel model(script.live(), script.clock());
        QTRY_COMPARE(model.rowCount(), int(script.day().plan().experiments.size()));
        QTRY_VERIFY(model.isSettled());
        const auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        const auto places = list->places();
        QCOMPARE(places.back().x + places.back().width, list->viewport()->width());
        using ReadinessCells::Column;
        QStringList wrapped;
        QStringList unsaid;
        for (const ReadinessRow &row : model.rows()) {
            for (const auto &[column, x, cellWidth] : places) {
                const auto cell = ReadinessCells::cellOf(row, column);
                const QRect box(x, 0, cellWidth, ReadinessCells::rowHeight - 1);
                const QSize room = ReadinessCells::textBox(box, cell, column).size();
                const auto laid = ReadinessCells::laidOut(cell.text, room, desk.look.theme());
                if (column == Column::Experiment && laid.lines.size() > 1)
                    wrapped << cell.text;
                const bool isSaid = ReadinessCells::meaning(row, column).contains(cell.text);
                if (laid.isElided && !isSaid)
                    unsaid << cell.text;
            }
        }
        QCOMPARE(unsaid.join(u'\n'), QString());
        QVERIFY2(wrapped.size() < model.rowCount() / 4, qPrintable(wrapped.join(u'\n')));
    }

    void ordersByKeysAndByDragging()
    {
        DayScript script(begin);
        SamplePlan::people(script);
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
            script.say(Entries::planned(SamplePlan::complete(key, key)));
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.take(), u"queue.ordered "_s);
        QTRY_COMPARE(orderOf(script), u"b a c"_s);
        QTRY_COMPARE(list->currentIndex().row(), 1); // it goes along
        QTest::mousePress(list->viewport(), Qt::LeftButton, {}, middleOf(*list, 2));
        QTest::mouseMove(list->viewport(), middleOf(*list, 1));
        QTest::mouseMove(list->viewport(), middleOf(*list, 0) - QPoint(0, 8));
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {},
                            middleOf(*list, 0) - QPoint(0, 8));
        QCOMPARE(orderOf(script), u"c b a"_s);
    }

    void addsDuplicatesAndRemoves()
    {
        DayScript script(begin);
        SamplePlan::people(script);
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        QVERIFY(desk.find<QWidget>(u"noExperiments"_s)->isVisible());
        QTest::keyClick(&desk.screen, Qt::Key_Insert);
        QCOMPARE(orderOf(script), u"experiment"_s);
        QTRY_VERIFY(desk.find<GrowingEdit>(u"field_title"_s)->hasFocus());
        QVERIFY(!desk.find<QWidget>(u"noExperiments"_s)->isVisible());
        QTest::keyClicks(desk.find<GrowingEdit>(u"field_title"_s), u"Redis is killed"_s);
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(orderOf(script), u"experiment experiment-2"_s);
        QTRY_COMPARE(list->currentIndex().data().toString(), u"Redis is killed (copy)"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(orderOf(script), u"experiment"_s);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(orderOf(script), u"experiment experiment-2"_s);
        QCOMPARE(desk.find<TabRow>(u"planTabs"_s)->message(),
                 u"Undone: removal of Redis is killed (copy)"_s);
    }

    void goesToAnExperimentThatIsStillToCome()
    {
        DayScript script(begin);
        PlanDesk desk(script);
        script.say(Entries::planned(Experiment{.key = u"a"_s, .title = u"First"_s}));
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        const auto current = [list] { return list->currentIndex().data().toString(); };
        QTRY_COMPARE(current(), u"First"_s);
        desk.screen.chooseExperiment(u"b"_s);
        QCOMPARE(current(), u"First"_s);
        script.say(Entries::planned(Experiment{.key = u"b"_s, .title = u"Second"_s}));
        QTRY_COMPARE(current(), u"Second"_s);
        QTRY_COMPARE(desk.find<GrowingEdit>(u"field_title"_s)->text(), u"Second"_s);
        desk.screen.chooseExperiment(u"a"_s);
        QCOMPARE(current(), u"First"_s);
    }

    void takesOutWithAReasonAndPutsBack()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        auto *reason = desk.find<QLineEdit>(u"takeOutReason"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(reason->isVisible() && reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(desk.take(), QString());
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!reason->isVisible() && list->hasFocus());
        QTest::keyClick(list, Qt::Key_Delete);
        QTest::keyClicks(reason, u"  no time "_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(script.day().plan().experiments.front().takenOut, u"no time"_s);
        QTRY_COMPARE(desk.find<PlanFigure>(u"figureReady"_s)->text(), u"2 / 5"_s);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(script.day().plan().experiments.front().takenOut, QString());
    }

    void leavesAloneWhatHasBegun()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        script.say(Entries::started(u"checkout"_s));
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QTest::keyClick(list, Qt::Key_Delete, Qt::ShiftModifier);
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.take(), QString());
        QVERIFY(desk.find<TabRow>(u"planTabs"_s)->message().contains(u"has begun"_s));
    }

    void offersTheSameInAMenu()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        QContextMenuEvent event(QContextMenuEvent::Mouse, middleOf(*list, 6),
                                list->viewport()->mapToGlobal(middleOf(*list, 6)));
        QCoreApplication::sendEvent(list->viewport(), &event);
        auto *menu = desk.find<QMenu>(u"readinessMenu"_s);
        QVERIFY(menu);
        QStringList words;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                words << action->text().section(u'\t', 0, 0);
        }
        QCOMPARE(words.join(u'|'),
                 u"Edit|Duplicate|Move up|Move down|Put back into the day|"
                 "Remove from the plan"_s);
        menu->close();
    }

    void undoesWhatItsTabsWish()
    {
        DayScript script(begin);
        SamplePlan::people(script);
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        desk.screen.wish(Entries::assigned({.role = u"scribe"_s, .person = u"erin"_s}));
        const auto scribe = [&] {
            for (const Assignment &one : script.day().plan().assignments) {
                if (one.role == u"scribe"_s)
                    return one.person;
            }
            return QString();
        };
        QCOMPARE(scribe(), u"erin"_s);
        QTest::keyClick(&desk.screen, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scribe(), u"carol"_s);
        QCOMPARE(desk.find<TabRow>(u"planTabs"_s)->message(), u"Undone: who plays Scribe"_s);
        QTest::keyClick(&desk.screen, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scribe(), u"erin"_s);
        QTest::keyClick(&desk.screen, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&desk.screen, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.find<TabRow>(u"planTabs"_s)->message(), u"There is nothing to undo."_s);
    }

    void buildsEditsOnAWideOneThatIsBeingWorkedOut()
    {
        DayScript script(begin);
        for (int i = 0; i < 40; ++i)
            script.say(Entries::planned(Experiment{.key = u"e%1"_s.arg(i)}));
        PlanDesk desk(script);
        PlanEditor &editor = desk.screen.editor();
        const auto hypotheses = [&] {
            QSet<QString> texts;
            for (const Experiment &experiment : script.day().plan().experiments)
                texts.insert(experiment.hypothesis);
            return texts;
        };
        std::vector<Entry> wide;
        for (Experiment experiment : script.day().plan().experiments) {
            experiment.hypothesis = u"Nobody notices."_s;
            wide.push_back(Entries::planned(experiment));
        }
        editor.wish(wide);
        QCOMPARE(hypotheses(), QSet<QString>{QString()}); // is being worked out
        auto first = editor.experiment(u"e0"_s);
        QCOMPARE(first->hypothesis, u"Nobody notices."_s);
        first->timeBox = 7min;
        editor.edit(*first);
        QTRY_COMPARE(hypotheses(), QSet<QString>{u"Nobody notices."_s});
        QCOMPARE(script.day().plan().experiment(u"e0"_s)->timeBox, 7min);
        editor.undo();
        editor.undo();
        QTRY_COMPARE(hypotheses(), QSet<QString>{QString()});
        editor.redo();
        QTRY_COMPARE(hypotheses(), QSet<QString>{u"Nobody notices."_s});
        QVERIFY(editor.redoable());
    }

    void wishesForAnImport()
    {
        DayScript script(begin);
        PlanDesk desk(script);
        QVERIFY(QTest::qWaitForWindowActive(&desk.screen));
        QSignalSpy wished(&desk.screen, &PlanScreen::importWished);
        QTest::keyClick(&desk.screen, Qt::Key_I, Qt::ControlModifier);
        QTest::mouseClick(desk.find<QWidget>(u"importFirst"_s), Qt::LeftButton);
        QCOMPARE(wished.size(), 2);
    }

    void saysAllOfAMessageWhereTheRowIsShort()
    {
        DayScript script(begin);
        SamplePlan::smallDay(script);
        PlanDesk desk(script, {1216, 690});
        for (const QString &title : {u"Alert coverage"_s, u"Hosts"_s, u"Roles"_s, u"Day plan"_s})
            desk.screen.addTab(title, title, new QLabel(title));
        const auto *beside = desk.find<ElidedLabel>(u"planMessage"_s);
        const auto *below = desk.find<ElidedLabel>(u"planMessageBelow"_s);
        const QString message = u"“graph.png” is no plan: drop a .yaml, .yml or .json file."_s;
        QCoreApplication::processEvents();
        desk.screen.say(message);
        QCoreApplication::processEvents();
        QVERIFY(below->isVisible() && !below->isElided());
        QCOMPARE(below->text() + beside->text(), message);
        desk.screen.resize(1536, 1000);
        QTRY_VERIFY(!below->isVisible());
        QVERIFY(!beside->isElided());
        QCOMPARE(beside->text(), message);
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
        QTest::keyClick(&desk.screen, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->current(), u"readiness"_s);
    }
};

QTEST_MAIN(TestPlanScreen)
#include "tst_planscreen.moc"
