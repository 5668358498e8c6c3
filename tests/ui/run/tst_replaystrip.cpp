// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/replaystrip.h"

#include "tests/ui/run/pastday.h"
#include "ui/run/bridgebutton.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/runscreen.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"

#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The run screen over a day that can be run again.
class PastStage
{
public:
    PastStage()
        : scribe(new QLineEdit)
        , screen(new RunScreen(past.shown, past.clock, look, new QWidget, scribe))
    {
        screen->setReplay(past.replay);
        auto *column = new QVBoxLayout(&window);
        column->addWidget(screen);
        QObject::connect(screen, &RunScreen::wished, &window, [this] { ++wishes; });
        window.resize(1600, 1000);
        window.show();
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        return find<ElidedLabel>(name)->text();
    }
    [[nodiscard]] QString said() const { return find<BridgeTitle>(u"bridgeTitle"_s)->message(); }
    void press(int key, Qt::KeyboardModifiers with = {})
    {
        QWidget *const at = window.focusWidget();
        QTest::keyClick(at ? at : &window, Qt::Key(key), with);
    }

    ReplayedDay past;
    Look look;
    QWidget window;
    QLineEdit *scribe;
    RunScreen *screen;
    int wishes = 0;
};

} // namespace

class TestReplayStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void saysWhichInstantOfThePastIsShown()
    {
        PastStage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *strip = stage.find<ReplayStrip>(u"replayStrip"_s);
        QVERIFY(!strip->isVisible());
        stage.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(strip->isVisible());
        stage.past.replay.lookAt(Scenes::begin + 62s);
        QTRY_COMPARE(stage.text(u"replayTime"_s), u"14:01:02"_s);
        QVERIFY(stage.text(u"replayWords"_s).contains(u"the day stands as it was then"_s));
        QVERIFY(stage.text(u"replayWords"_s).contains(u"2026"_s));
        stage.press(Qt::Key_Escape);
        QVERIFY(!strip->isVisible());
        QCOMPARE(&stage.past.shown.day(), &stage.past.script.day());
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
    }

    void takesNoActInThePast()
    {
        PastStage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QVERIFY(due->isVisible());
        stage.past.replay.open();
        QTRY_VERIFY(stage.past.replay.at());
        QVERIFY(!due->isVisible());
        QVERIFY(!stage.find<BridgeButton>(u"paged"_s)->isVisible());
        for (const int key : {Qt::Key_F5, Qt::Key_F6, Qt::Key_F7, Qt::Key_F7, Qt::Key_F8,
                              Qt::Key_F9, Qt::Key_F10, Qt::Key_F4}) {
            stage.screen->say({});
            stage.press(key);
            QVERIFY(stage.said().contains(u"This is the past"_s));
        }
        QVERIFY(!stage.find<QWidget>(u"eventStrip"_s)->isVisible());
        QCOMPARE(stage.wishes, 0);
        stage.press(Qt::Key_A); // is typed nowhere
        QCOMPARE(stage.scribe->text(), QString());
        stage.press(Qt::Key_Escape);
        QVERIFY(due->isVisible());
        stage.press(Qt::Key_F8);
        QCOMPARE(stage.wishes, 1);
    }

    void playsByItsKeys()
    {
        PastStage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        Replay &replay = stage.past.replay;
        replay.lookAt(Scenes::begin + 60s);
        QTRY_VERIFY(replay.at() == Scenes::begin + 60s);
        stage.press(Qt::Key_Space);
        QVERIFY(replay.isPlaying());
        QCOMPARE(stage.find<WordButton>(u"replayPlay"_s)->text(), u"Pause"_s);
        stage.press(Qt::Key_Space);
        QVERIFY(!replay.isPlaying());
        QCOMPARE(stage.find<WordButton>(u"replayPlay"_s)->text(), u"Play"_s);
        stage.press(Qt::Key_Greater);
        QCOMPARE(replay.speed(), 2.0);
        QVERIFY(stage.find<WordButton>(u"speed_2"_s)->isChecked());
        stage.press(Qt::Key_Less);
        QCOMPARE(replay.speed(), 1.0);
        const Instant before = *replay.at();
        stage.press(Qt::Key_Period);
        QTRY_VERIFY(*replay.at() > before);
        const Instant after = *replay.at();
        stage.press(Qt::Key_Comma);
        QTRY_VERIFY(*replay.at() < after);
    }

    void tellsWhatIsLoudInThePresent()
    {
        PastStage stage;
        stage.past.replay.lookAt(Scenes::begin);
        QTRY_VERIFY(stage.past.replay.at() == Scenes::begin);
        const auto *loud = stage.find<ElidedLabel>(u"replayPresent"_s);
        QVERIFY(!loud->isVisible());
        stage.past.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, {}));
        QTRY_VERIFY(loud->isVisible());
        QVERIFY(loud->text().contains(u"the site is down"_s));
        QVERIFY(!stage.find<QWidget>(u"eventStrip"_s)->isVisible()); // not of that instant
        stage.past.say(Entries::eventOver(u"event-1"_s, u"a deploy"_s));
        QTRY_VERIFY(!loud->isVisible());
    }

    void showsWhatArrivedMeanwhileWhenItComesBack()
    {
        PastStage stage;
        stage.past.replay.lookAt(Scenes::begin);
        QTRY_VERIFY(stage.past.replay.at() == Scenes::begin);
        stage.past.say(Entries::eventDeclared(u"event-1"_s, u"the site is down"_s, {}));
        stage.find<WordButton>(u"replayBack"_s)->click();
        QTRY_VERIFY(stage.find<QWidget>(u"eventStrip"_s)->isVisible());
        QVERIFY(stage.text(u"eventTitle"_s).contains(u"the site is down"_s));
    }

    void saysWhyTheDayCannotBeRead()
    {
        PastStage stage;
        stage.past.source->setBroken(true);
        stage.past.replay.open();
        QTRY_VERIFY(stage.text(u"replayWords"_s).contains(u"the disk is gone"_s));
    }
};

QTEST_MAIN(TestReplayStrip)
#include "tst_replaystrip.moc"
