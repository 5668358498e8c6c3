// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/stopstrip.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/stepbox.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The brake, and what the room performs, on the run screen.
class TestStopStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void stopsEverythingForAReason()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto *strip = stage.find<StopStrip>(u"stopStrip"_s);
        QVERIFY(!strip->isVisible());
        QTest::keyClick(&stage.window, Qt::Key_F12);
        QVERIFY(strip->isVisible());
        auto *line = stage.find<QLineEdit>(u"stopLine"_s);
        QCOMPARE(QApplication::focusWidget(), line);
        QTest::keyClicks(line, u"customers call"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(stage.wishes.size(), 1U);
        const Entry raised = stage.wishes.front();
        QCOMPARE(stage.take(), u"stop.raised "_s);
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        script.say(raised);
        const auto *title = stage.find<ElidedLabel>(u"stopTitle"_s);
        QTRY_VERIFY2(title->text().contains(u"customers call"_s), qPrintable(title->text()));
        QTest::keyClick(&stage.window, Qt::Key_F5);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"is raised"_s));
    }

    void stopsAtOnceWhenPulledTwice()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F12);
        QCOMPARE(stage.take(), QString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
        QCOMPARE(stage.take(), u"stop.raised "_s);
    }

    void goesBackWhenItWasNotMeant()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F12);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(stage.take(), QString());
        QVERIFY(!stage.find<StopStrip>(u"stopStrip"_s)->isVisible());
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
    }

    void isLiftedWithAReason()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::stopRaised({}));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F12);
        auto *line = stage.find<QLineEdit>(u"stopLine"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"why it is safe"));
        QTest::keyClicks(line, u"all is well"_s);
        QTest::keyClick(line, Qt::Key_Return);
        const Entry lifted = stage.wishes.front();
        QCOMPARE(stage.take(), u"stop.lifted "_s);
        script.say(lifted);
        QTRY_VERIFY(!stage.find<StopStrip>(u"stopStrip"_s)->isVisible());
    }
};

QTEST_MAIN(TestStopStrip)
#include "tst_stopstrip.moc"
