// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/experimentcard.h"

#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "ui/plan/cardwords.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/readinesslist.h"
#include "ui/widgets/wraplabel.h"

#include <QMenu>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The card of one experiment, and how a person works on it.
class Work
{
public:
    Work()
        : script(SamplePlan::begin)
        , desk((SamplePlan::people(script),
                script.say(Entries::planned(SamplePlan::complete(u"one"_s, u"The first"_s)))
                    .say(Entries::planned(SamplePlan::complete(u"two"_s, u"The second"_s))),
                script))
    {
        desk.screen.activateWindow();
    }

    GrowingEdit *field(const QString &name) const
    {
        return desk.find<GrowingEdit>(u"field_"_s + name);
    }
    void type(const QString &name, const QString &text) const
    {
        GrowingEdit *const edit = field(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
    }
    QString fault(const QString &name) const
    {
        return desk.find<CardField>(u"card_"_s + name)->fault();
    }
    void choose(const QString &name, const QString &word) const
    {
        desk.find<QAbstractButton>(u"field_"_s + name)->click();
        const auto menus = desk.screen.findChildren<QMenu *>(u"choiceMenu"_s);
        QVERIFY(!menus.isEmpty());
        QMenu *const menu = menus.back();
        for (QAction *action : menu->actions()) {
            if (action->text() == word)
                action->trigger();
        }
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    const Experiment &plan(const QString &key = u"one"_s) const
    {
        return *script.live().day().plan().experiment(key);
    }
    void select(int row) const
    {
        auto *list = desk.find<ReadinessList>(u"readinessList"_s);
        list->setCurrentIndex(list->model()->index(row, 0));
    }

    mutable DayScript script;
    PlanDesk desk;
};

} // namespace

class TestExperimentCard : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void takesOverWhatWasTypedWhenTheFieldIsLeft();
    void takesOverWithEnterAndListsWithControlEnter();
    void bringsBackWithEscape();
    void keepsWhatIsTypedWhenOtherEntriesCome();
    void losesNoneOfTwoQuickEdits();
    void tellsWhatIsWrongAndAppendsNothing();
    void keepsWhatIsWrongWhileAnotherCardIsShown();
    void editsEveryTextOfTheExperiment();
    void choosesAmongFewAnswers();
    void standsHalvesBelowOneAnother();
    void assignsRolesForThisExperiment();
    void editsExpectedAlertsInPlace();
    void asksMoreOfAnAlertThanThatItFires();
    void marksWhatIsMissing();
    void hasTheWayBackRehearsed();
    void undoesTextFirstAndThenThePlan();
    void readsAndWritesSteps();
    void keepsStepsApartThatReadAlike();
};

void TestExperimentCard::takesOverWhatWasTypedWhenTheFieldIsLeft()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"hypothesis"_s, u"nobody is paged"_s);
    QCOMPARE(work.desk.take(), QString()); // not with every key
    work.field(u"question"_s)->setFocus();
    QCOMPARE(work.desk.take(), u"experiment.planned one"_s);
    QCOMPARE(work.plan().hypothesis, u"nobody is paged"_s);
    work.field(u"hypothesis"_s)->setFocus();
    work.field(u"question"_s)->setFocus();
    QCOMPARE(work.desk.take(), QString());
}

void TestExperimentCard::takesOverWithEnterAndListsWithControlEnter()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"hypothesis"_s, u"a"_s);
    QTest::keyClick(work.field(u"hypothesis"_s), Qt::Key_Return);
    QCOMPARE(work.plan().hypothesis, u"a"_s);
    GrowingEdit *const list = work.field(u"reset_criteria"_s);
    work.type(u"reset_criteria"_s, u"one"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QTest::keyClicks(list, u" two "_s);
    QCOMPARE(textsOf(work.plan().resetCriteria), QStringList{u"carts fixture is reloaded"_s});
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(textsOf(work.plan().resetCriteria), (QStringList{u"one"_s, u"two"_s}));
}

void TestExperimentCard::bringsBackWithEscape()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"time_box"_s, u"soon"_s);
    QTest::keyClick(work.field(u"time_box"_s), Qt::Key_Return);
    QVERIFY(!work.fault(u"time_box"_s).isEmpty());
    QTest::keyClick(work.field(u"time_box"_s), Qt::Key_Escape);
    QCOMPARE(work.field(u"time_box"_s)->text(), u"10m"_s);
    QVERIFY(work.fault(u"time_box"_s).isEmpty());
    QCOMPARE(work.desk.take(), QString());
}

void TestExperimentCard::keepsWhatIsTypedWhenOtherEntriesCome()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"hypothesis"_s, u"half a sen"_s);
    Experiment theirs = SamplePlan::complete(u"one"_s, u"Another title"_s);
    theirs.question = u"who asks?"_s;
    theirs.hypothesis = u"theirs"_s;
    work.script.after(1s).say(Entries::planned(theirs));
    QTRY_COMPARE(work.field(u"question"_s)->text(), u"who asks?"_s);
    QCOMPARE(work.field(u"hypothesis"_s)->text(), u"half a sen"_s);
    QTest::keyClicks(work.field(u"hypothesis"_s), u"tence"_s);
    QTest::keyClick(work.field(u"hypothesis"_s), Qt::Key_Return);
    QCOMPARE(work.plan().hypothesis, u"half a sentence"_s);
    QCOMPARE(work.plan().title, u"Another title"_s);
    QCOMPARE(work.plan().question, u"who asks?"_s);
}

void TestExperimentCard::losesNoneOfTwoQuickEdits()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.desk.isHeld = true; // the disk is slow
    work.type(u"hypothesis"_s, u"first"_s);
    QTest::keyClick(work.field(u"hypothesis"_s), Qt::Key_Return);
    work.type(u"question"_s, u"second"_s);
    QTest::keyClick(work.field(u"question"_s), Qt::Key_Return);
    QCOMPARE(work.desk.wishes.size(), 2U);
    QCOMPARE(work.field(u"hypothesis"_s)->text(), u"first"_s);
    work.script.say(work.desk.wishes);
    QCOMPARE(work.plan().hypothesis, u"first"_s);
    QCOMPARE(work.plan().question, u"second"_s);
}

void TestExperimentCard::tellsWhatIsWrongAndAppendsNothing()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    const std::array wrong{std::pair(u"time_box"_s, u"10m"_s), std::pair(u"slot"_s, u"10m"_s),
                           std::pair(u"back_out_rehearsed"_s, u"2026-11-24"_s)};
    for (const auto &[name, remedy] : wrong) {
        work.type(name, u"12"_s);
        QTest::keyClick(work.field(name), Qt::Key_Return);
        QVERIFY2(work.fault(name).contains(remedy), qPrintable(name));
        QCOMPARE(work.field(name)->text(), u"12"_s);
    }
    work.type(u"title"_s, QString());
    QTest::keyClick(work.field(u"title"_s), Qt::Key_Return);
    QVERIFY(!work.fault(u"title"_s).isEmpty());
    QCOMPARE(work.desk.take(), QString());
    work.type(u"time_box"_s, u"12 min"_s);
    QTest::keyClick(work.field(u"time_box"_s), Qt::Key_Return);
    QCOMPARE(work.plan().timeBox, Micros(12min));
    QCOMPARE(work.field(u"time_box"_s)->text(), u"12m"_s);
    QVERIFY(work.fault(u"time_box"_s).isEmpty());
}

void TestExperimentCard::keepsWhatIsWrongWhileAnotherCardIsShown()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"time_box"_s, u"a while"_s);
    work.type(u"question"_s, u"why?"_s);
    work.select(1);
    QCOMPARE(work.plan(u"one"_s).question, u"why?"_s);
    QCOMPARE(work.field(u"time_box"_s)->text(), u"10m"_s);
    QVERIFY(work.fault(u"time_box"_s).isEmpty());
    work.select(0);
    QCOMPARE(work.field(u"time_box"_s)->text(), u"a while"_s);
    QVERIFY(!work.fault(u"time_box"_s).isEmpty());
    QCOMPARE(work.plan(u"two"_s).question, QString());
}

void TestExperimentCard::editsEveryTextOfTheExperiment()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    const std::map<QString, std::function<QString(const Experiment &)>> texts{
        {u"title"_s, [](const Experiment &one) { return one.title; }},
        {u"hypothesis"_s, [](const Experiment &one) { return one.hypothesis; }},
        {u"question"_s, [](const Experiment &one) { return one.question; }},
        {u"method"_s, [](const Experiment &one) { return one.method.front().text; }},
        {u"breaks"_s, [](const Experiment &one) { return one.breaks; }},
        {u"authenticity"_s, [](const Experiment &one) { return one.authenticity; }},
        {u"environment"_s, [](const Experiment &one) { return one.environment; }},
        {u"prerequisites"_s, [](const Experiment &one) { return one.prerequisites.join(u'|'); }},
        {u"runbook"_s, [](const Experiment &one) { return one.runbook; }},
        {u"back_out_criteria"_s,
         [](const Experiment &one) { return one.backOutCriteria.join(u'|'); }},
        {u"back_out_plan"_s,
         [](const Experiment &one) { return textsOf(one.backOutPlan).join(u'|'); }},
        {u"reset_criteria"_s,
         [](const Experiment &one) { return textsOf(one.resetCriteria).join(u'|'); }},
        {u"blast_radius"_s, [](const Experiment &one) { return one.blastRadius; }},
        {u"risk"_s, [](const Experiment &one) { return one.risk.text; }},
        {u"noticed_by"_s, [](const Experiment &one) { return one.risk.noticedBy; }},
        {u"left"_s, [](const Experiment &one) { return one.risk.left; }},
    };
    for (const auto &[name, read] : texts) {
        QVERIFY2(work.field(name), qPrintable(name));
        work.type(name, u"typed into "_s + name);
        QTest::keyClick(work.field(name), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(read(work.plan()), u"typed into "_s + name);
    }
}

void TestExperimentCard::choosesAmongFewAnswers()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.choose(u"kind"_s, u"people test"_s);
    work.choose(u"likelihood"_s, u"medium"_s);
    work.choose(u"impact"_s, u"high"_s);
    work.choose(u"reach"_s, u"customers"_s);
    work.choose(u"accepted_by"_s, u"Alice"_s);
    work.choose(u"driver"_s, u"Erin"_s);
    work.choose(u"reviewed_by"_s, u"nobody yet"_s);
    const Experiment &now = work.plan();
    QCOMPARE(now.kind, ExperimentKind::PeopleTest);
    QCOMPARE(now.risk.likelihood, Level::Medium);
    QCOMPARE(now.risk.impact, Level::High);
    QCOMPARE(now.risk.reach, Risk::Reach::Customers);
    QCOMPARE(now.risk.acceptedBy, u"alice"_s);
    QCOMPARE(now.driver, u"erin"_s);
    QCOMPARE(now.reviewedBy, QString());
}

void TestExperimentCard::standsHalvesBelowOneAnother()
{
    Work work;
    const auto *alone = work.desk.find<QWidget>(u"field_environment"_s);
    const auto *beside = work.desk.find<QWidget>(u"field_time_box"_s);
    QTRY_COMPARE(alone->width(), beside->width());
}

void TestExperimentCard::assignsRolesForThisExperiment()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.choose(u"role_scribe"_s, u"Erin"_s);
    QCOMPARE(work.desk.take(), u"role.assigned scribe"_s);
    const auto &assignments = work.script.day().plan().assignments;
    QVERIFY(std::ranges::count(
        assignments, Assignment{.role = u"scribe"_s, .person = u"erin"_s, .experiment = u"one"_s}));
    QTRY_COMPARE(work.desk.find<QAbstractButton>(u"field_role_scribe"_s)->text(), u"Erin"_s);
    work.choose(u"role_scribe"_s, u"Carol, as on the day"_s);
    QTRY_COMPARE(work.desk.find<QAbstractButton>(u"field_role_scribe"_s)->text(),
                 u"Carol, as on the day"_s);
}

void TestExperimentCard::editsExpectedAlertsInPlace()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"expected_alerts_new"_s, u"DiskFull{job=\"node\"}"_s);
    QTest::keyClick(work.field(u"expected_alerts_new"_s), Qt::Key_Return);
    QCOMPARE(work.plan().expectedAlerts.size(), 2U);
    QCOMPARE(work.plan().expectedAlerts[1].alert.name, u"DiskFull"_s);
    QCOMPARE(work.field(u"expected_alerts_new"_s)->text(), QString());
    // It opens, and the rest can be said.
    QVERIFY(work.field(u"expected_1_told"_s));
    work.type(u"expected_1_told"_s, u"90s"_s);
    QTest::keyClick(work.field(u"expected_1_told"_s), Qt::Key_Return);
    work.choose(u"expected_1_source"_s, u"Prometheus"_s);
    work.type(u"expected_1_matchers"_s, u"job=~\"[\""_s);
    QTest::keyClick(work.field(u"expected_1_matchers"_s), Qt::Key_Return);
    QVERIFY(work.fault(u"expected_1_matchers"_s).contains(u"regular expression"_s));
    work.type(u"expected_1_matchers"_s, u"env=\"staging\""_s);
    QTest::keyClick(work.field(u"expected_1_matchers"_s), Qt::Key_Return);
    const ExpectedAlert &added = work.plan().expectedAlerts[1];
    QCOMPARE(added.toldWithin, std::optional<Micros>(90s));
    QCOMPARE(added.alert.source, u"prom"_s);
    QCOMPARE(added.alert.matchers.front().label, u"env"_s);
    QCOMPARE(work.desk.find<QAbstractButton>(u"item_expected_alerts_1"_s)->text(),
             u"DiskFull{env=\"staging\"} · Prometheus · told within 1m30s"_s);
    work.desk.find<QAbstractButton>(u"remove_expected_alerts_1"_s)->click();
    QCOMPARE(work.plan().expectedAlerts.size(), 1U);
    work.desk.find<QAbstractButton>(u"item_expected_alerts_0"_s)->click();
    QVERIFY(work.field(u"expected_0_name"_s));
    work.desk.find<QAbstractButton>(u"item_expected_alerts_0"_s)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!work.field(u"expected_0_name"_s));
}

void TestExperimentCard::asksMoreOfAnAlertThanThatItFires()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    const auto summary = [&work] {
        return work.desk.find<QAbstractButton>(u"item_expected_alerts_0"_s)->text();
    };
    const QString before = summary();
    work.desk.find<QAbstractButton>(u"item_expected_alerts_0"_s)->click();
    work.choose(u"expected_0_nodata"_s, u"asked for"_s);
    work.choose(u"expected_0_clearing"_s, u"asked for"_s);
    QVERIFY(work.plan().expectedAlerts[0].firesOnNoData);
    QVERIFY(work.plan().expectedAlerts[0].clearsByItself);
    QCOMPARE(summary(), before + u" · fires on no data · clears by itself"_s);
    work.type(u"expected_0_clears"_s, u"5m"_s);
    QTest::keyClick(work.field(u"expected_0_clears"_s), Qt::Key_Return);
    QCOMPARE(work.plan().expectedAlerts[0].clearsWithin, std::optional<Micros>(5min));
    QCOMPARE(summary(), before + u" · fires on no data · clears within 5m"_s);
    work.choose(u"expected_0_clearing"_s, u"not asked for"_s);
    QVERIFY(!work.plan().expectedAlerts[0].mustClear()); // its limit would ask for it again
    QCOMPARE(summary(), before + u" · fires on no data"_s);
}

void TestExperimentCard::marksWhatIsMissing()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    const auto *field = work.desk.find<CardField>(u"card_reset_criteria"_s);
    QVERIFY(!field->isMissing());
    work.type(u"reset_criteria"_s, QString());
    QTest::keyClick(work.field(u"reset_criteria"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(field->isMissing());
    QCOMPARE(work.field(u"reset_criteria"_s)->placeholderText(),
             u"When is state and data back as it was?"_s);
    // Enter in the list goes where something is missing.
    auto *list = work.desk.find<ReadinessList>(u"readinessList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(work.field(u"reset_criteria"_s)->hasFocus());
}

void TestExperimentCard::hasTheWayBackRehearsed()
{
    Work work;
    auto *line = work.desk.find<QWidget>(u"rehearsalLine"_s);
    auto *button = work.desk.find<QAbstractButton>(u"rehearseBackOut"_s);
    auto *outcome = work.desk.find<WrapLabel>(u"rehearsalOutcome"_s);
    QVERIFY(line->isHidden()); // people go back, the room has no part in it
    Experiment scripted = SamplePlan::complete(u"one"_s, u"The first"_s);
    const PlannedStep step{.provider = PlannedStep::Provider::Scripted, .text = u"start it"_s};
    scripted.backOutPlan = {step, {.text = u"look"_s}};
    work.script.say(Entries::planned(scripted));
    QTRY_VERIFY(!line->isHidden());
    QVERIFY(outcome->isHidden());
    (void)work.desk.take();
    button->click();
    QCOMPARE(work.desk.take(), u"rehearsal.asked one"_s);
    QTRY_VERIFY(!button->isEnabled());
    QCOMPARE(outcome->text().section(u'\n', 0, 0), u"Being tried: 0 of 1 done"_s);
    const StepRun run{
        .key = u"k"_s, .experiment = u"one"_s, .phase = StepPhase::Rehearsal, .step = 0};
    StepRun ended = run;
    ended.outcome = StepOutcome::Failed;
    ended.why = u"exit status <b>1"_s;
    work.script.after(1s).say(Entries::stepBegan(run)).say(Entries::stepEnded(ended));
    QTRY_VERIFY(button->isEnabled());
    QVERIFY2(
        outcome->text().contains(u"0 of 1 went through\nFailed: start it: exit status <b>1\n"_s),
        qPrintable(outcome->text()));
    QVERIFY(outcome->text().contains(u"By hand: 1."_s));
}

void TestExperimentCard::undoesTextFirstAndThenThePlan()
{
    Work work;
    QVERIFY(QTest::qWaitForWindowActive(&work.desk.screen));
    work.type(u"hypothesis"_s, u"first"_s);
    QTest::keyClick(work.field(u"hypothesis"_s), Qt::Key_Return);
    work.type(u"question"_s, u"x"_s);
    QTest::keyClick(work.field(u"question"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(work.field(u"question"_s)->text(), QString());
    QCOMPARE(work.plan().hypothesis, u"first"_s);
    QTest::keyClick(work.field(u"question"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(work.plan().hypothesis, SamplePlan::complete({}, {}).hypothesis);
    QTRY_COMPARE(work.field(u"hypothesis"_s)->text(), SamplePlan::complete({}, {}).hypothesis);
    const auto again = [&] {
        QTest::keyClick(work.field(u"question"_s), Qt::Key_Z,
                        Qt::ControlModifier | Qt::ShiftModifier);
    };
    again();
    QCOMPARE(work.field(u"question"_s)->text(), u"x"_s);
    QTest::keyClick(work.field(u"question"_s), Qt::Key_Escape);
    again();
    QCOMPARE(work.plan().hypothesis, u"first"_s);
}

void TestExperimentCard::readsAndWritesSteps()
{
    const PlannedStep staged{.provider = PlannedStep::Provider::Staging,
                             .text = u"stop it"_s,
                             .target = u"checkout"_s,
                             .fault = u"refuse"_s};
    QCOMPARE(CardWords::ofStep(staged), u"stop it [staging: refuse checkout]"_s);
    QVERIFY(*CardWords::steps(CardWords::ofStep(staged), {}) == std::vector{staged});
    const PlannedStep byHand{.text = u"echo [x] {y}"_s};
    QVERIFY(*CardWords::steps(CardWords::ofStep(byHand), {}) == std::vector{byHand});
}

void TestExperimentCard::keepsStepsApartThatReadAlike()
{
    const auto scripted = [](const QString &activity) {
        return PlannedStep{.provider = PlannedStep::Provider::Scripted,
                           .text = u"fill the disk"_s,
                           .target = u"db-1"_s,
                           .activity = activity};
    };
    const std::vector steps{scripted(u"{\"name\":\"a\"}"_s), scripted(u"{\"name\":\"b\"}"_s)};
    const QString text = CardWords::ofSteps(steps);
    QVERIFY(*CardWords::steps(text, steps) == steps);
    const QString line = CardWords::ofStep(steps.front());
    const auto doubled = *CardWords::steps(text + u'\n' + line, steps);
    QVERIFY(doubled == std::vector({steps[0], steps[1], steps[0]}));
}

QTEST_MAIN(TestExperimentCard)
#include "tst_experimentcard.moc"
