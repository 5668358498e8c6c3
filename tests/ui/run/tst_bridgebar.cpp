// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/bridgebar.h"

#include "models/rules/resetcriteria.h"
#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/clockface.h"
#include "ui/run/heldquestion.h"
#include "ui/run/wording.h"

#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How much of a widget is painted.
class PaintedArea final : public QObject
{
public:
    explicit PaintedArea(QWidget *widget) { widget->installEventFilter(this); }
    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

class TestBridgeBar : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void performsEachActByItsKey()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QCOMPARE(due->text(), u"Start"_s);
        QCOMPARE(due->key(), u"F5"_s);

        QTest::keyClick(&stage.window, Qt::Key_F5);
        QTest::keyClick(&stage.window, Qt::Key_F5); // a nervous finger
        QCOMPARE(stage.wishes.size(), 1U);
        QCOMPARE(stage.wishes.front().at, script.now());
        QCOMPARE(stage.take(), u"experiment.started one"_s);
        script.say(Entries::started(u"one"_s));
        QTRY_COMPARE(due->text(), u"Trigger"_s);

        QTest::keyClick(&stage.window, Qt::Key_F7);
        QCOMPARE(stage.take(), QString());
        QCOMPARE(due->text(), u"Press again"_s);
        const auto *guard = stage.find<QTimer>(u"guard"_s);
        QTRY_VERIFY(!guard->isActive());
        QTest::keyClick(&stage.window, Qt::Key_F7);
        QCOMPARE(stage.take(), u"experiment.triggered one"_s);
        script.say(Entries::triggered(u"one"_s, 0ms)).after(10s);
        QTRY_COMPARE(due->text(), u"Back out"_s);

        QTest::keyClick(&stage.window, Qt::Key_F6);
        QCOMPARE(stage.wishes.size(), 1U);
        QCOMPARE(stage.wishes.front().at, script.now());
        QVERIFY(stage.wishes.front().payload.find("by hand") != std::string::npos);
        QCOMPARE(stage.take(), u"page.sent by hand"_s);

        QTest::keyClick(&stage.window, Qt::Key_F8);
        QCOMPARE(stage.take(), u"experiment.backed_out one"_s);
        script.say(Entries::backedOut(u"one"_s, {}));
        QTRY_COMPARE(due->text(), u"Confirm reset"_s);

        for (const int step : openResetCriteria(script.live().day(), u"one"_s))
            script.say(Entries::checked(u"one"_s, Entries::Checklist::Reset, step, true));
        QTRY_COMPARE(stage.find<QAbstractButton>(u"reset_0"_s)->isChecked(), true);
        QTest::keyClick(&stage.window, Qt::Key_F10);
        QCOMPARE(stage.take(), u"experiment.reset_confirmed one"_s);
        script.say(Entries::resetConfirmed(u"one"_s));
        QTRY_COMPARE(due->text(), u"Finish"_s);

        QTest::keyClick(&stage.window, Qt::Key_F9);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<HeldQuestion>(u"heldQuestion"_s)->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(stage.take(), u"experiment.finished one"_s);
    }

    void wantsTheTriggerTwiceAndNotAsADoubleClick()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QTRY_COMPARE(due->text(), u"Trigger"_s);
        QTest::mouseClick(due, Qt::LeftButton);
        QTest::mouseDClick(due, Qt::LeftButton);
        QCOMPARE(due->text(), u"Press again"_s);
        QCOMPARE(stage.take(), QString());
        const auto *guard = stage.find<QTimer>(u"guard"_s);
        QTRY_VERIFY(!guard->isActive());
        QTest::mouseClick(due, Qt::LeftButton);
        QCOMPARE(stage.take(), u"experiment.triggered one"_s);
    }

    void forgetsATriggerThatIsNotPressedAgain()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QTRY_COMPARE(due->text(), u"Trigger"_s);
        due->click();
        QCOMPARE(due->text(), u"Press again"_s);
        QTRY_COMPARE(due->text(), u"Trigger"_s);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)
                    ->message()
                    .contains(u"Nothing was triggered"_s));
    }

    void asksWithoutMovingAnything()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms)).after(30s);
        script.say(Entries::backedOut(u"one"_s, {})).say(Entries::resetConfirmed(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *queue = stage.find<QWidget>(u"queuePanel"_s);
        const QRect place = queue->geometry();
        QTest::keyClick(&stage.window, Qt::Key_F9);
        QCoreApplication::processEvents();
        const auto *question = stage.find<HeldQuestion>(u"heldQuestion"_s);
        QVERIFY(question->isVisible() && !question->visibleRegion().isEmpty());
        QCOMPARE(question->width(), stage.screen->width());
        QCOMPARE(queue->geometry(), place);
    }

    void staysArmedWhileSomebodyTicksAStep()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        due->click();
        script.say(Entries::checked(u"one"_s, Entries::Checklist::BackOut, 0, true));
        const auto *step = stage.find<QAbstractButton>(u"backOut_0"_s);
        QTRY_VERIFY(step->isChecked());
        QCOMPARE(due->text(), u"Press again"_s);
        script.say(Entries::skipped(u"one"_s, u"no time"_s));
        QTRY_COMPARE(due->text(), u"Start"_s);
    }

    void saysWhyAnActCannotBeDone()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *title = stage.find<BridgeTitle>(u"bridgeTitle"_s);
        QTest::keyClick(&stage.window, Qt::Key_F8);
        QVERIFY(title->message().contains(u"nothing to back out"_s));
        QTest::keyClick(&stage.window, Qt::Key_F6);
        QVERIFY(title->message().contains(u"nothing has been triggered"_s));
        QCOMPARE(stage.take(), QString());
        QTest::keyClick(&stage.window, Qt::Key_F5);
        QCOMPARE(stage.take(), u"experiment.started one"_s);
        QCOMPARE(title->message(), QString()); // not true any more
    }

    void proposesWhetherTheHypothesisHeld_data()
    {
        QTest::addColumn<bool>("fired");
        QTest::addColumn<QString>("focused");
        QTest::newRow("the alert fired") << true << u"held"_s;
        QTest::newRow("it did not") << false << u"notHeld"_s;
    }
    void proposesWhetherTheHypothesisHeld()
    {
        QFETCH(const bool, fired);
        QFETCH(const QString, focused);
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms)).after(30s);
        if (fired)
            script.say(Scenes::alert("CheckoutDown", AlertState::Firing, script.now() - 5s));
        script.after(30s);
        script.say(Entries::pageSent({.seenAt = script.now(), .at = script.now()})).after(30s);
        script.say(Entries::backedOut(u"one"_s, {})).say(Entries::resetConfirmed(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F9);
        QCOMPARE(QApplication::focusWidget()->objectName(), focused);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!stage.find<HeldQuestion>(u"heldQuestion"_s)->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F9);
        QTest::keyClick(&stage.window, Qt::Key_F9);
        QCOMPARE(stage.wishes.size(), 1U);
        QVERIFY(stage.wishes.front().payload.find(fired ? "true" : "false") != std::string::npos);
    }

    void paintsOnlyTheFiguresThatChanged()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms)).after(11s);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        auto *since = stage.find<ClockFace>(u"sinceTrigger"_s);
        QTRY_COMPARE(since->figures(), u"00:11"_s);
        QCOMPARE(stage.find<ClockFace>(u"timeBoxLeft"_s)->figures(), u"09:49"_s);
        QCoreApplication::processEvents();
        PaintedArea painted(since);
        const int width = since->width();
        script.after(1s);
        QTRY_COMPARE(since->figures(), u"00:12"_s);
        QTRY_VERIFY(!painted.region.isEmpty());
        QVERIFY(painted.region.boundingRect().width() < since->width() / 4);
        script.after(30min);
        QTRY_COMPARE(stage.find<ClockFace>(u"timeBoxLeft"_s)->figures(), u"−20:12"_s);
        QCOMPARE(since->width(), width);
    }

    void keepsTheClocksInTheirPlace()
    {
        DayScript script(Scenes::begin);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *clock = stage.find<ClockFace>(u"timeToDetection"_s);
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        const QRect place = clock->geometry();
        Scenes::planSmallDay(script);
        const std::array acts{std::pair(Entries::started(u"one"_s), u"Trigger"_s),
                              std::pair(Entries::triggered(u"one"_s, 0ms), u"Back out"_s),
                              std::pair(Entries::backedOut(u"one"_s, {}), u"Confirm reset"_s),
                              std::pair(Entries::resetConfirmed(u"one"_s), u"Finish"_s)};
        for (const auto &[entry, next] : acts) {
            script.say(entry).after(1min);
            QTRY_COMPARE(due->text(), next);
            QCoreApplication::processEvents();
            QCOMPARE(clock->geometry(), place);
        }
    }

    void showsMeasuredTimesWithTheirUncertainty()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *known = stage.find<ClockFace>(u"timeToKnow"_s);
        QTRY_COMPARE(known->figures(), u"0:41"_s);
        const auto elapsed = bridgeOf(script.day(), script.now()).timeToKnow;
        QVERIFY(elapsed && elapsed->plusMinus > 400ms); // stamp 300 ms, trigger 100 ms, and clocks
        QCOMPARE(known->plusMinus(), Wording::plusMinus(elapsed->plusMinus));
        QCOMPARE(stage.find<ClockFace>(u"timeToDetection"_s)->figures(), QString());
    }
};

QTEST_MAIN(TestBridgeBar)
#include "tst_bridgebar.moc"
