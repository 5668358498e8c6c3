// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runscreen.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgebutton.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/criteriabox.h"
#include "ui/run/hostline.h"
#include "ui/run/rolebutton.h"
#include "ui/run/stepbox.h"
#include "ui/theme/roomstyle.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractItemView>
#include <QDir>
#include <QMenu>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What of a window is cut off: widgets that reach out of their parents, are smaller than they need
/// to be, or hold text that does not fit.
QStringList clippedIn(const QWidget &window)
{
    QStringList clipped;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const QString name =
            QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        // A scroll area may hold more than it shows, from top to bottom only.
        const bool scrolls = widget->objectName() == u"side"_s;
        const QRect room = widget->parentWidget()->rect();
        const QRect rect = widget->geometry();
        if (rect.left() < room.left() || rect.right() > room.right()
            || (!scrolls && (rect.top() < room.top() || rect.bottom() > room.bottom())))
            clipped << name + u" reaches out of its parent"_s;
        if (widget->width() < widget->minimumSizeHint().width()
            || widget->height() < widget->minimumSizeHint().height())
            clipped << name + u" is smaller than it needs to be"_s;
        if (widget->hasHeightForWidth()
            && widget->height() < widget->heightForWidth(widget->width()))
            clipped << name + u" is too low for its text"_s;
        const auto *label = qobject_cast<const ElidedLabel *>(widget);
        if (label && label->isElided())
            clipped << name + u": "_s + label->text();
    }
    return clipped;
}

/// Lets layouts that were asked for come to rest: one asks for the next.
void settle()
{
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
}

/// Left in the build folder for people to look at.
void keepPicture(QWidget &window, const QString &name, qreal scale = 1)
{
    settle();
    QImage picture(window.size() * scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    window.render(&picture);
    const QDir folder(QCoreApplication::applicationDirPath());
    QVERIFY(folder.mkpath(u"pictures"_s));
    QVERIFY(picture.save(folder.filePath(u"pictures/run-%1.png"_s.arg(name))));
}

using Play = void (*)(DayScript &);
void playNothing(DayScript &) {}

} // namespace

Q_DECLARE_METATYPE(Play)

class TestRunScreen : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { RoomStyle::dress(*qApp, m_look); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void keepsTheHostsInViewWhenRoomIsShort()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        for (const QString &host : {u"mail-1"_s, u"mail-2"_s, u"mail-3"_s})
            script.say(Entries::planned(StagingHost{.key = host}));
        Stage stage(script, Theme::dark(), QSize(1600, 1000));
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto isInView = [&] {
            const auto *last = stage.find<HostLine>(u"host_mail-3"_s);
            return last && last->visibleRegion().boundingRect() == last->rect();
        };
        QTRY_VERIFY(isInView());
    }

    void clipsNothing_data()
    {
        QTest::addColumn<Play>("play");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("full-dark-1600") << &Scenes::playFullDay << QSize(1600, 1000) << true;
        QTest::newRow("full-light-1280") << &Scenes::playFullDay << QSize(1216, 720) << false;
        QTest::newRow("full-dark-1280") << &Scenes::playFullDay << QSize(1216, 720) << true;
        QTest::newRow("empty-dark-1600") << &playNothing << QSize(1600, 1000) << true;
        QTest::newRow("empty-light-1280") << &playNothing << QSize(1216, 720) << false;
        QTest::newRow("event-dark-1600")
            << &Scenes::playUnplannedEvent << QSize(1600, 1000) << true;
        QTest::newRow("event-light-1280")
            << &Scenes::playUnplannedEvent << QSize(1216, 720) << false;
        QTest::newRow("preflight-dark-1600") << &Scenes::playPreflight << QSize(1600, 1000) << true;
        QTest::newRow("preflight-light-1280")
            << &Scenes::playPreflight << QSize(1216, 720) << false;
        QTest::newRow("small-light-1600") << &Scenes::planSmallDay << QSize(1600, 1000) << false;
    }
    void clipsNothing()
    {
        QFETCH(const Play, play);
        QFETCH(const QSize, size);
        QFETCH(const bool, dark);
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        DayScript script(Scenes::begin);
        play(script);
        Stage stage(script, m_look.theme(), size);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        settle();
        QCOMPARE(clippedIn(stage.window).join(u'\n'), QString());
        QCOMPARE(stage.window.size(), size);
        keepPicture(stage.window, QString::fromLatin1(QTest::currentDataTag()));
        if (dark)
            keepPicture(stage.window, QString::fromLatin1(QTest::currentDataTag()) + u"@2x"_s, 2);
    }

    void keepsItsSizeWhateverThingsAreCalled()
    {
        m_look.setTheme(Theme::dark());
        DayScript script(Scenes::begin);
        Scenes::playLongNames(script);
        Stage stage(script, m_look.theme(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        QCOMPARE(stage.window.size(), QSize(1216, 720));
        const auto *due = stage.find<BridgeButton>(u"dueAct"_s);
        QTRY_COMPARE(due->text(), u"Back out"_s);
        const QPoint corner = due->mapTo(&stage.window, due->rect().bottomRight());
        QVERIFY(stage.window.rect().contains(corner));
        keepPicture(stage.window, u"long-dark-1280"_s);
        QTest::keyClick(&stage.window, Qt::Key_F9);
        stage.window.resize(1600, 1000);
        settle();
        QCOMPARE(stage.window.size(), QSize(1600, 1000));
        keepPicture(stage.window, u"long-dark-1600"_s);
    }

    void asksBelowTheBridge()
    {
        m_look.setTheme(Theme::dark());
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        script.say(Entries::backedOut(u"checkout"_s, {}));
        script.say(Entries::resetConfirmed(u"checkout"_s));
        Stage stage(script, m_look.theme(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_F9);
        settle();
        QCOMPARE(clippedIn(stage.window).join(u'\n'), QString());
        keepPicture(stage.window, u"question-dark-1280"_s);
    }

    void givesTheFocusToTheLineToWriteIn()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
    }

    void writesDownWhatNobodyElseHasAUseFor()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.screen->setFocus(); // as the window does when it shows the screen
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        auto *queue = stage.find<QAbstractItemView>(u"queueList"_s);
        queue->setFocus();
        QTest::keyClicks(queue, u"d"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"b-1 is off"_s);
        QCOMPARE(stage.scribe->text(), u"db-1 is off"_s);
        QCOMPARE(QApplication::focusWidget(), stage.scribe);
        auto *role = stage.find<RoleButton>(u"role_scribe"_s);
        role->setFocus();
        QTest::keyClick(role, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), role);
        QCOMPARE(stage.take(), QString());
    }

    void handsARoleOver()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *role = stage.find<RoleButton>(u"role_scribe"_s);
        QCOMPARE(role->accessibleName(), u"Scribe: nobody"_s);
        role->setFocus();
        QTest::keyClick(role, Qt::Key_Return);
        auto *menu = stage.find<QMenu>(u"peopleMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions()[1]->text(), u"Bob && Co"_s);
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(stage.wishes.size(), 1U);
        QVERIFY(stage.wishes.front().payload.find("\"bob\"") != std::string::npos);
        QCOMPARE(stage.take(), u"role.assigned scribe"_s);
        script.say(Entries::assigned({.role = u"scribe"_s, .person = u"bob"_s}));
        QTRY_COMPARE(role->accessibleName(), u"Scribe: Bob & Co"_s);
    }

    void ticksAStepOnlyWhenTheDaySaysSo()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *step = stage.find<StepBox>(u"backOut_1"_s);
        auto *reset = stage.find<StepBox>(u"reset_0"_s);
        QVERIFY(!step->isEnabled());
        script.say(Entries::started(u"one"_s));
        QTRY_VERIFY(step->isEnabled());
        QTest::mouseClick(step, Qt::LeftButton);
        QVERIFY(!step->isChecked());
        QTest::keyClick(reset, Qt::Key_Space);
        QCOMPARE(stage.take(), u"step.checked one\nstep.checked one"_s);
        script.say(Entries::checked(u"one"_s, Entries::Checklist::BackOut, 1, true));
        QTRY_VERIFY(step->isChecked());
        QVERIFY(!reset->isChecked());
    }

    void asksForTheResetCriteriaBeforeItConfirms()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Experiment one = *script.live().day().plan().experiment(u"one"_s);
        one.resetCriteria = byHand({u"carts are reloaded"_s, u"queue depth is 0"_s});
        script.say(Entries::planned(one)).say(Entries::started(u"one"_s));
        script.say(Entries::triggered(u"one"_s, 0ms)).say(Entries::backedOut(u"one"_s, {}));
        script.say(Entries::checked(u"one"_s, Entries::Checklist::Reset, 0, true));
        Stage stage(script, m_look.theme(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        settle();
        QTest::keyClick(&stage.window, Qt::Key_F10);
        QCOMPARE(stage.take(), QString());
        const QString said = stage.find<BridgeTitle>(u"bridgeTitle"_s)->message();
        QVERIFY2(said.contains(u"queue depth is 0"_s), qPrintable(said));
        auto *open = stage.find<StepBox>(u"reset_1"_s);
        QCOMPARE(QApplication::focusWidget(), open);
        QCOMPARE(open->visibleRegion().boundingRect(), open->rect());
        keepPicture(stage.window, u"criteria-dark-1280"_s);
        QTest::keyClick(open, Qt::Key_Space);
        QCOMPARE(stage.take(), u"step.checked one"_s);
        script.say(Entries::checked(u"one"_s, Entries::Checklist::Reset, 1, true));
        QTRY_VERIFY(open->isChecked());
        QTest::keyClick(&stage.window, Qt::Key_F10);
        QCOMPARE(stage.take(), u"experiment.reset_confirmed one"_s);
    }

    void isLoudWhenAGuardAlertFires()
    {
        m_look.setTheme(Theme::light());
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms)).after(9s);
        Stage stage(script, m_look.theme(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *criteria = stage.find<CriteriaBox>(u"backOutCriteria"_s);
        QCOMPARE(criteria->criteria(), u"Back out if customers notice, or ProductionDown fires"_s);
        QCOMPARE(criteria->alarm(), QString());
        script.say(Scenes::alert("ProductionDown", AlertState::Firing, script.now() - 2s));
        QTRY_VERIFY(criteria->alarm().startsWith(u"ProductionDown fires"_s));
        settle();
        QCOMPARE(clippedIn(stage.window).join(u'\n'), QString());
        keepPicture(stage.window, u"guard-light-1280"_s);
        script.say(Scenes::alert("ProductionDown", AlertState::Inactive, script.now()));
        QTRY_COMPARE(criteria->alarm(), QString());
    }

    void isLoudUntilSomebodyBacksOutOfWhatTripped()
    {
        m_look.setTheme(Theme::dark());
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Experiment one = *script.live().day().plan().experiment(u"one"_s);
        one.measuredCriteria = {{.title = u"errors"_s,
                                 .source = u"prom"_s,
                                 .query = u"rate(x)"_s,
                                 .atMost = 2,
                                 .holdFor = 30s}};
        script.say(Entries::planned(one)).say(Entries::started(u"one"_s));
        script.say(Entries::triggered(u"one"_s, 0ms)).after(40s);
        Stage stage(script, m_look.theme(), QSize(1216, 720));
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *criteria = stage.find<CriteriaBox>(u"backOutCriteria"_s);
        const auto *title = stage.find<BridgeTitle>(u"bridgeTitle"_s);
        QVERIFY(criteria->criteria().contains(u"or “errors” is above 2 for 0:30, or"_s));
        QVERIFY2(criteria->doubt().contains(u"Cannot be seen just now"_s),
                 qPrintable(criteria->doubt()));
        QCOMPARE(title->alarm(), QString());
        const QString what = u"“errors” stands at 12, above 2 for 0:31"_s;
        script.say(Entries::guardTripped(u"one"_s, {u"errors"_s, what, script.now()}));
        QTRY_COMPARE(criteria->alarm(), what + u": back out now (F8)"_s);
        QTRY_COMPARE(title->alarm(), what);
        QCOMPARE(title->accessibleName(), what + u": back out now (F8)"_s);
        QCOMPARE(stage.find<BridgeButton>(u"dueAct"_s)->weight(), BridgeButton::Weight::Solid);
        settle();
        QCOMPARE(clippedIn(stage.window).join(u'\n'), QString());
        keepPicture(stage.window, u"tripped-dark-1280"_s);
        script.say(Entries::backedOut(u"one"_s, u"by itself: "_s + what));
        QTRY_COMPARE(title->alarm(), QString());
        QTRY_VERIFY(criteria->alarm().startsWith(u"Backed out by itself: “errors”"_s));
        script.say(Entries::resetConfirmed(u"one"_s));
        QTRY_COMPARE(criteria->alarm(), QString());
    }

    void tellsOfHostsSourcesAndTheJournal()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        QCOMPARE(stage.find<HostLine>(u"host_checkout-1"_s)->accessibleName(),
                 u"checkout-1: down, 503, since 14:39:13"_s);
        QCOMPARE(stage.find<ElidedLabel>(u"source_prom"_s)->text(), u"Prometheus live"_s);
        QCOMPARE(stage.find<ElidedLabel>(u"source_icinga"_s)->text(),
                 u"Icinga failing for 14 s · connection refused"_s);
        QCOMPARE(stage.find<ElidedLabel>(u"clockOffset"_s)->text(), u"clock offset −12 ± 3 ms"_s);
        const auto *saved = stage.find<ElidedLabel>(u"saved"_s);
        QVERIFY(saved->text().startsWith(u"Saved 14:"_s));
        stage.bar->setTrouble(u"the disk is full"_s);
        QCOMPARE(saved->text(), u"Not saved: the disk is full"_s);
    }

    void saysWholeWhatIsBriefBesideALongTrouble()
    {
        DayScript script(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + 9h);
        script.say(Entries::described({.title = u"Day"_s, .date = QDate(2026, 12, 8)}));
        for (const QString &key : {u"prom"_s, u"am"_s, u"hook"_s})
            script.say(Entries::planned(AlertSource{.key = key}));
        const QString trouble = u"the name of alerts.staging.example:9090 is not known"_s;
        script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, trouble))
            .say(Entries::sourceHealth(u"am"_s, SourceHealth::Failing, trouble))
            .say(Entries::sourceHealth(u"hook"_s, SourceHealth::Live, {}));
        Stage stage(script, Theme::dark(), QSize(1280, 720));
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        // As beside the rail on a narrow screen.
        stage.bar->setMaximumWidth(800);
        QTRY_COMPARE(stage.bar->width(), 800);
        QTRY_VERIFY(stage.find<ElidedLabel>(u"source_prom"_s)->isElided());
        QVERIFY(!stage.find<ElidedLabel>(u"source_hook"_s)->isElided());
        QVERIFY(!stage.find<ElidedLabel>(u"pace"_s)->isElided());
    }

    void saysWhenADayIsWatchedNowAndThenOnly()
    {
        DayScript script(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + 9h);
        script.say(Entries::described({.title = u"Day"_s, .date = QDate(2026, 12, 8)}));
        script.say(Entries::planned(AlertSource{.key = u"prom"_s}));
        script.say(Entries::planned(Experiment{.key = u"one"_s}));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *pace = stage.find<ElidedLabel>(u"pace"_s);
        QTRY_VERIFY(pace->isVisible());
        QCOMPARE(pace->text(), u"asked once a minute until Tue 8 Dec"_s);
        script.say(Entries::started(u"one"_s));
        QTRY_VERIFY(!pace->isVisible());
        script.say(Entries::described({.title = u"Day"_s, .date = QDate(2026, 11, 1)}));
        script.say(Entries::skipped(u"one"_s, u"no time"_s));
        QTRY_COMPARE(pace->text(), u"asked once a minute, the day is over"_s);
        QTRY_VERIFY(pace->isVisible());
    }

    void namesEverythingThatTakesTheFocus()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        int reached = 0;
        for (const QWidget *widget : stage.screen->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()
                || !widget->isVisible())
                continue;
            const QByteArray name = widget->metaObject()->className();
            QVERIFY2(!widget->accessibleName().isEmpty(), name + " has no accessible name");
            QVERIFY2(!widget->objectName().isEmpty(), name + " has no object name");
            ++reached;
        }
        QVERIFY(reached > 12);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestRunScreen)
#include "tst_runscreen.moc"
