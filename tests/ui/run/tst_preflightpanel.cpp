// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/preflightpanel.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgebutton.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/preflightline.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList shownIn(const Stage &stage)
{
    QStringList lines;
    for (const auto *line : stage.window.findChildren<PreflightLine *>()) {
        if (line->isVisible())
            lines << line->accessibleName();
    }
    return lines;
}

} // namespace

class TestPreflightPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void standsBetweenStartAndTrigger()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *panel = stage.find<PreflightPanel>(u"preflightPanel"_s);
        QVERIFY(!panel->isVisible());
        script.say(Entries::started(u"one"_s));
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(shownIn(stage), QStringList());
        QVERIFY(!stage.find<QLineEdit>(u"preflightReason"_s)->isVisible());
        QCOMPARE(
            stage.find<PanelHeading>(u"preflightHeading"_s)->note(),
            u"nothing stands against it · 1 of 1 sources answer, 0 of 1 hosts are up, no alert "
            u"fires"_s);
        script.say(Entries::triggered(u"one"_s, 0ms));
        QTRY_VERIFY(!panel->isVisible());
    }

    void locksTheTriggerUntilItIsPassedWithAReason()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Scenes::alert("CheckoutDown", AlertState::Firing, script.now() - 5min));
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTRY_COMPARE(shownIn(stage).size(), 1);
        QVERIFY(shownIn(stage).front().startsWith(u"stands against the trigger: CheckoutDown"_s));
        const auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QTRY_VERIFY(due->accessibleDescription().contains(u"CheckoutDown"_s));
        QTest::keyClick(&stage.window, Qt::Key_F7);
        QCOMPARE(due->text(), u"Trigger"_s); // not armed
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"CheckoutDown"_s));
        auto *reason = stage.find<QLineEdit>(u"preflightReason"_s);
        QCOMPARE(QApplication::focusWidget(), reason);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(stage.take(), QString());
        QTest::keyClicks(reason, u"we look at the pages"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        const Entry passed = stage.wishes.front();
        QCOMPARE(stage.take(), u"preflight.passed one"_s);
        script.say(passed);
        QTRY_VERIFY(stage.find<ElidedLabel>(u"preflightPassed"_s)->isVisible());
        QVERIFY(!reason->isVisible());
        QVERIFY(shownIn(stage).front().startsWith(u"passed with a reason"_s));
        QTRY_COMPARE(due->accessibleDescription(), QString());
        QTest::keyClick(&stage.window, Qt::Key_F7);
        QCOMPARE(due->text(), u"Press again"_s);
    }

    void countsWhatDoesNotFit()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        for (int i = 0; i < 9; ++i)
            script.say(
                Scenes::alert("Other" + std::to_string(i), AlertState::Firing, script.now()));
        script.say(Entries::started(u"one"_s));
        Stage stage(script, Theme::dark(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTRY_COMPARE(shownIn(stage).size(), 3);
        const auto *more = stage.find<ElidedLabel>(u"preflightMore"_s);
        QCOMPARE(more->text(), u"and 6 more"_s);
        QVERIFY(more->toolTip().contains(u"Other8"_s));
        stage.window.resize(1600, 1000);
        QTRY_COMPARE(shownIn(stage).size(), 6);
    }

    void doesNotPassAnUnplannedEvent()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        script.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTRY_COMPARE(shownIn(stage).size(), 1);
        QVERIFY(!stage.find<QLineEdit>(u"preflightReason"_s)->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F7);
        QCOMPARE(stage.find<BridgeButton>(u"dueAct"_s)->text(), u"Trigger"_s);
    }
};

QTEST_MAIN(TestPreflightPanel)
#include "tst_preflightpanel.moc"
