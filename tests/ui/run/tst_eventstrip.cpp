// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/eventstrip.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgebutton.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/stepbox.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void planDay(DayScript &script)
{
    Scenes::planSmallDay(script);
    script.say(Entries::planned(
        Role{.key = u"chaos-incident-commander"_s, .title = u"Chaos incident commander"_s}));
    script.say(
        Entries::planned(Role{.key = u"incident-commander"_s, .title = u"Incident commander"_s}));
    script.say(Entries::assigned({.role = u"chaos-incident-commander"_s, .person = u"bob"_s}));
}

} // namespace

class TestEventStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void asksWhatBrokeAndMakesItAnIncident()
    {
        DayScript script(Scenes::begin);
        planDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *strip = stage.find<EventStrip>(u"eventStrip"_s);
        QVERIFY(!strip->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F4);
        QVERIFY(strip->isVisible());
        auto *line = stage.find<QLineEdit>(u"eventLine"_s);
        QCOMPARE(QApplication::focusWidget(), line);
        QTest::keyClick(line, Qt::Key_Return); // a line is wanted
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"what broke"_s));
        QTest::keyClicks(line, u"the site is down"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(stage.wishes.size(), 1U);
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        const Entry declared = stage.wishes.front();
        QCOMPARE(stage.take(), u"event.declared event-1"_s);
        script.say(declared);
        const auto *title = stage.find<ElidedLabel>(u"eventTitle"_s);
        QTRY_VERIFY(title->text().contains(u"the site is down"_s));
        QTRY_COMPARE(stage.find<BridgeButton>(u"dueAct"_s)->accessibleDescription().left(26),
                     u"An unplanned event is open"_s);
        QTest::keyClick(&stage.window, Qt::Key_F5);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"is open"_s));
    }

    void leavesItWhenNothingBroke()
    {
        DayScript script(Scenes::begin);
        planDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *strip = stage.find<EventStrip>(u"eventStrip"_s);
        stage.find<WordButton>(u"somethingBroke"_s)->click();
        QTest::keyClicks(stage.find<QLineEdit>(u"eventLine"_s), u"oh"_s);
        QTest::keyClick(stage.find<QLineEdit>(u"eventLine"_s), Qt::Key_Escape);
        QVERIFY(!strip->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F4);
        QCOMPARE(stage.find<QLineEdit>(u"eventLine"_s)->text(), QString());
        QTest::keyClick(&stage.window, Qt::Key_F4);
        QVERIFY(!strip->isVisible());
        QCOMPARE(stage.take(), QString());
    }

    void saysWhomToTellAndTicksThemOff()
    {
        DayScript script(Scenes::begin);
        planDay(script);
        script.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, {}));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *chaos = stage.find<StepBox>(u"tell_0"_s);
        QCOMPARE(chaos->row().text, u"Tell Bob & Co (chaos incident commander)"_s);
        QCOMPARE(stage.find<StepBox>(u"tell_1"_s)->row().text,
                 u"Tell the incident commander: nobody plays that role"_s);
        chaos->click();
        QVERIFY(!chaos->isChecked());
        const Entry told = stage.wishes.front();
        QCOMPARE(stage.take(), u"event.told event-1"_s);
        script.say(told);
        QTRY_VERIFY(chaos->isChecked());
    }

    void saysThatTheFaultComesFirst()
    {
        DayScript script(Scenes::begin);
        planDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms));
        script.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *first = stage.find<WrapLabel>(u"eventFirst"_s);
        QCOMPARE(first->text(), u"Back out first (F8): the fault of The first one is applied."_s);
        QTest::keyClick(&stage.window, Qt::Key_F8);
        QCOMPARE(stage.take(), u"experiment.backed_out one"_s);
        script.say(Entries::backedOut(u"one"_s, {}));
        QTRY_VERIFY(!first->text().startsWith(u"Back out first"_s));
    }

    void asksHowItEnded()
    {
        DayScript script(Scenes::begin);
        planDay(script);
        script.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, {}));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F4);
        auto *line = stage.find<QLineEdit>(u"eventLine"_s);
        QCOMPARE(QApplication::focusWidget(), line);
        QCOMPARE(line->accessibleName(), u"How did it end?"_s);
        QTest::keyClicks(line, u"a cable"_s);
        QTest::keyClick(line, Qt::Key_Return);
        const Entry over = stage.wishes.front();
        QCOMPARE(stage.take(), u"event.over event-1"_s);
        script.say(over);
        QTRY_VERIFY(!stage.find<EventStrip>(u"eventStrip"_s)->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F5);
        QCOMPARE(stage.take(), u"experiment.started one"_s);
    }
};

QTEST_MAIN(TestEventStrip)
#include "tst_eventstrip.moc"
