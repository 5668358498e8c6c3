// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planimport.h"
#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "tests/ui/theme/portrait.h"
#include "ui/plan/importsheet.h"
#include "ui/plan/tabrow.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a file would do is shown on the plan screen before it is done.
class TestImportSheet : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void tellsWhatAnImportDoes();
    void importsTogetherOnEnter();
    void saysOneChangeAsOne();
    void leavesTheDayAloneOnEscape();
    void enterOnCancelCancels();
    void saysWhenThereIsNothingToImport();
    void tellsMistakesAsTheyAre();
    void tellsWhatHasNoPlaceInANewDay();
    void looksAgainWhenThePlanChanges();
    void isNotOpenedByALateAnswer();
    void goesWithTheDay();
    void keepsTheKeysOfTheScreenToItself();
    void boundsWhatItShows();
    void showsForeignTextAsItIs();
    void isPortrayed();
};

namespace {

const auto file = u"/home/a/plans/autumn.yaml"_s;

Plan smallPlan()
{
    Plan plan;
    plan.day.title = u"Day"_s;
    plan.people = {{.key = u"alice"_s, .name = u"Alice"_s}};
    plan.experiments = {{.key = u"a"_s, .title = u"Redis dies"_s, .timeBox = 10min},
                        {.key = u"b"_s, .title = u"DNS is slow"_s}};
    return plan;
}

/// Changes one card and adds another.
Plan changedPlan()
{
    Plan plan;
    plan.experiments = {{.key = u"a"_s, .title = u"Redis dies"_s, .timeBox = 5min},
                        {.key = u"c"_s, .title = u"Disk is full"_s}};
    return plan;
}

struct Desk
{
    explicit Desk(const Plan &plan = smallPlan(), QSize size = {1280, 720},
                  const Theme &theme = Theme::dark())
        : script(SamplePlan::begin)
        , desk((script.say(Entries::planned(plan)), script), size, theme)
    {}

    void preview(const Plan &plan) { desk.screen.showImport(file, of(plan)); }
    [[nodiscard]] ImportPreview of(const Plan &plan) const
    {
        return previewOf(script.day().plan(), plan);
    }
    [[nodiscard]] bool isShown() const
    {
        const auto *sheet = desk.find<QWidget>(u"importSheet"_s);
        return sheet && sheet->isVisible();
    }
    [[nodiscard]] QString title() const { return desk.find<ElidedLabel>(u"importTitle"_s)->text(); }
    [[nodiscard]] QString summary() const
    {
        return desk.find<WrapLabel>(u"importSummary"_s)->text();
    }
    [[nodiscard]] QListView *list() const { return desk.find<QListView>(u"importList"_s); }
    [[nodiscard]] QAbstractButton *import() const
    {
        return desk.find<ActButton>(u"importAccept"_s);
    }
    [[nodiscard]] QString lines() const
    {
        QStringList lines;
        const QAbstractItemModel *model = list()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines << model->index(row, 0).data().toString();
        return lines.join(u'\n');
    }
    void press(Qt::Key key) const { QTest::keyClick(list(), key); }

    DayScript script;
    PlanDesk desk;
};

} // namespace

void TestImportSheet::tellsWhatAnImportDoes()
{
    Desk desk;
    desk.preview(changedPlan());
    QVERIFY(desk.isShown());
    const QAbstractItemModelTester tester(desk.list()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(desk.title(), u"Import autumn.yaml"_s);
    QCOMPARE(desk.summary(), u"1 new · 2 changed · 3 left as they are"_s);
    QCOMPARE(desk.lines(),
             u"NEW 1\nnew: experiment c Disk is full\n"
             "CHANGED 2\nchanged: experiment a Redis dies\ntime_box: 10m → 5m\n"
             "changed: the order of the queue\nexperiments: a, b, c → a, c, b\n"
             "LEFT AS IT IS 3\nthe day's description: not in the file\n"
             "person alice Alice: not in the file\n"
             "experiment b DNS is slow: not in the file"_s);
    QCOMPARE(desk.desk.take(), QString());
}

void TestImportSheet::saysOneChangeAsOne()
{
    Desk desk;
    desk.preview({.people = {{.key = u"zoe"_s, .name = u"Zoe"_s}}});
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.desk.take(), u"person.planned zoe"_s);
    QCOMPARE(desk.desk.find<TabRow>(u"planTabs"_s)->message(), u"Imported: 1 change."_s);
}

void TestImportSheet::importsTogetherOnEnter()
{
    Desk desk;
    desk.preview(changedPlan());
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    QCOMPARE(desk.list()->currentIndex().data().toString(), u"changed: experiment a Redis dies"_s);
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.desk.take(), u"experiment.planned a\nexperiment.planned c\nqueue.ordered "_s);
    QVERIFY(!desk.isShown());
    QVERIFY(desk.desk.find<QWidget>(u"planTabs"_s)->isVisible());
    QCOMPARE(desk.desk.find<TabRow>(u"planTabs"_s)->message(), u"Imported: 3 changes."_s);
    QCOMPARE(desk.script.day().plan().experiment(u"a"_s)->timeBox, Micros(5min));
    desk.desk.find<QAbstractButton>(u"undoEdit"_s)->click();
    QCOMPARE(desk.script.day().plan().experiment(u"a"_s)->timeBox, Micros(10min));
    QVERIFY(!desk.script.day().plan().experiment(u"c"_s));
}

void TestImportSheet::leavesTheDayAloneOnEscape()
{
    Desk desk;
    desk.preview(changedPlan());
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.isShown());
    QVERIFY(desk.desk.find<QWidget>(u"planTabs"_s)->isVisible());
    QCOMPARE(desk.desk.take(), QString());
}

void TestImportSheet::enterOnCancelCancels()
{
    Desk desk;
    desk.preview(changedPlan());
    QVERIFY(QTest::qWaitForWindowActive(&desk.desk.screen));
    auto *cancel = desk.desk.find<QWidget>(u"importClose"_s);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    QVERIFY(!desk.isShown());
    QCOMPARE(desk.desk.take(), QString());
}

void TestImportSheet::saysWhenThereIsNothingToImport()
{
    Desk desk;
    desk.preview(smallPlan());
    QCOMPARE(desk.title(), u"Nothing to import"_s);
    QCOMPARE(desk.summary(), u"The day says all that autumn.yaml says already."_s);
    QVERIFY(!desk.import()->isVisible());
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.isShown());
    QCOMPARE(desk.desk.take(), QString());
}

void TestImportSheet::tellsMistakesAsTheyAre()
{
    Desk desk;
    const auto import = readImport("titel: x\ndate: soon\n", u"autumn.yaml"_s);
    desk.desk.screen.showImportFailure(file, import.failure());
    QCOMPARE(desk.title(), u"autumn.yaml cannot be imported"_s);
    QCOMPARE(desk.lines(), import.failure().detail);
    QVERIFY(desk.lines().contains(u"did you mean \"title\"?"_s));
    QVERIFY(!desk.import()->isVisible());
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.isShown());
}

void TestImportSheet::tellsWhatHasNoPlaceInANewDay()
{
    Desk desk;
    desk.desk.screen.showLeftOut(u"cart.json"_s, {u"Tags are not carried over: cart."_s});
    QCOMPARE(desk.title(), u"cart.json is the first card of this day"_s);
    QCOMPARE(desk.lines(), u"TO KNOW 1\nTags are not carried over: cart."_s);
    QVERIFY(!desk.import()->isVisible());
}

void TestImportSheet::looksAgainWhenThePlanChanges()
{
    Desk desk;
    QSignalSpy stale(&desk.desk.screen, &PlanScreen::importStale);
    desk.preview(changedPlan());
    QCOMPARE(stale.count(), 0);
    desk.script.say(Entries::planned(Experiment{.key = u"c"_s, .title = u"Disk is full"_s}));
    // Told a frame later; Enter before that asks again, too.
    desk.press(Qt::Key_Return);
    QCOMPARE(stale.count(), 1);
    QTRY_COMPARE(stale.count(), 2);
    QVERIFY(!desk.import()->isEnabled());
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.desk.take(), QString());
    QVERIFY(desk.isShown());

    desk.desk.screen.refreshImport(file, desk.of(changedPlan()));
    QVERIFY(desk.summary().startsWith(u"2 changed"_s));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.desk.take(), u"experiment.planned a\nqueue.ordered "_s);
    QCOMPARE(stale.count(), 2);
}

void TestImportSheet::isNotOpenedByALateAnswer()
{
    Desk desk;
    desk.preview(changedPlan());
    desk.press(Qt::Key_Escape);
    desk.desk.screen.refreshImport(file, desk.of(changedPlan()));
    QVERIFY(!desk.isShown());
}

void TestImportSheet::goesWithTheDay()
{
    Desk desk;
    desk.preview(changedPlan());
    desk.script.live().replace(Day());
    QVERIFY(!desk.isShown());
}

void TestImportSheet::keepsTheKeysOfTheScreenToItself()
{
    Desk desk;
    desk.desk.screen.wish(Entries::planned(Experiment{.key = u"a"_s, .title = u"Edited"_s}));
    QCOMPARE(desk.desk.take(), u"experiment.planned a"_s);
    desk.preview(changedPlan());
    QVERIFY(QTest::qWaitForWindowActive(&desk.desk.screen));
    QTest::keyClick(desk.list(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(desk.list(), Qt::Key_Insert);
    QTest::keyClick(desk.list(), Qt::Key_Delete);
    QCOMPARE(desk.desk.take(), QString());
    QVERIFY(desk.isShown());
}

void TestImportSheet::boundsWhatItShows()
{
    Desk desk;
    Plan before;
    Plan huge;
    for (int i = 0; i < 500; ++i) {
        Experiment &old = before.experiments.emplace_back();
        old.key = QString::number(i);
        Experiment &now = huge.experiments.emplace_back(
            SamplePlan::complete(QString::number(i), QString(5000, u'x')));
        now.question = QString(20'000, u'q');
    }
    const ImportPreview preview = previewOf(before, huge);
    QCOMPARE(preview.changes.size(), 500U);
    QElapsedTimer timer;
    timer.start();
    desk.desk.screen.showImport(file, preview);
    qInfo("shown after %lld ms", timer.elapsed());
    QCOMPARE(desk.list()->model()->rowCount(), 3001);
    QVERIFY(desk.lines().section(u'\n', -1).startsWith(u"… and "_s));
    for (int row = 0; row < 20; ++row)
        QVERIFY(desk.list()->model()->index(row, 0).data().toString().size() < 5000);
}

void TestImportSheet::showsForeignTextAsItIs()
{
    Desk desk;
    Plan plan;
    plan.experiments = {{.key = u"a"_s, .title = u"<b>Redis</b>\n dies"_s, .timeBox = 10min}};
    desk.preview(plan);
    QVERIFY(desk.lines().contains(u"changed: experiment a <b>Redis</b> dies\n"_s));
    desk.desk.screen.showImport(QString(300, u'w') + u".yaml"_s, desk.of(plan));
    QVERIFY(desk.title().size() < 80);
}

void TestImportSheet::isPortrayed()
{
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1536, 972), QSize(1216, 692)}) {
            const QString name = u"-%1-%2"_s.arg(size.width()).arg(isDark ? u"dark"_s : u"light"_s);
            DayScript script(SamplePlan::begin);
            SamplePlan::smallDay(script);
            PlanDesk desk(script, size, isDark ? Theme::dark() : Theme::light());
            QSignalSpy told(&script.live(), &LiveDay::changed);
            QVERIFY(told.wait()); // what was said last comes a frame later
            Plan plan = script.day().plan();
            plan.day.notes = u"Bring cake."_s;
            plan.experiments[0].timeBox = 25min;
            plan.experiments[0].question =
                u"Do we notice before the first customer calls, and does "
                "the page that we get say which database it is?"_s;
            plan.experiments[0].backOutPlan.clear();
            plan.experiments.push_back(SamplePlan::complete(u"queue"_s, u"The queue runs full"_s));
            ImportPreview preview = previewOf(script.day().plan(), plan);
            preview.notes = {u"Tags are not carried over: cart."_s};
            desk.screen.showImport(file, preview);
            QVERIFY(inked(portray(desk.screen, size, u"import"_s + name), desk.look.theme().window)
                    > 10'000);
            const auto wrong = readImport("titel: x\ndate: soon\nexperiments:\n"
                                          "  - {key: a, time_box: 5}\n",
                                          file);
            desk.screen.showImportFailure(file, wrong.failure());
            portray(desk.screen, size, u"import-mistakes"_s + name);
        }
    }
}

QTEST_MAIN(TestImportSheet)
#include "tst_importsheet.moc"
