// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retroscreen.h"

#include "tests/ui/retro/retroday.h"
#include "tests/ui/theme/portrait.h"
#include "ui/retro/retroalerts.h"
#include "ui/retro/retrofield.h"
#include "ui/retro/retrohead.h"
#include "ui/retro/retronotes.h"
#include "ui/retro/retropanel.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A retro on a screen of its own. What it wishes becomes durable at once.
class Seat
{
public:
    explicit Seat(RetroDay &day, const std::string &person = "alice", QSize size = {1600, 900})
        : screen(day.script.live(), day.script.clock(), person.front())
        , m_day(day)
    {
        QObject::connect(&screen, &RetroScreen::wished, &screen, [this, person](Entry entry) {
            lines << lineOf(entry);
            entry.actor = person;
            m_day.script.say(std::move(entry));
        });
        QObject::connect(&screen, &RetroScreen::draftChanged, &screen,
                         [this](const QString &place, const QString &text) {
                             drafts[place] = text;
                             drafts.removeIf([](auto one) { return one.value().isEmpty(); });
                         });
        screen.resize(size);
        screen.show();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
    }

    template<typename Widget>
    [[nodiscard]] Widget &find(const QString &name) const
    {
        return *screen.findChild<Widget *>(name);
    }
    [[nodiscard]] RetroAlerts &alerts() const { return find<RetroAlerts>(u"retroAlerts"_s); }
    [[nodiscard]] RetroField &learned() const { return find<RetroField>(u"retroLearnedField"_s); }
    [[nodiscard]] RetroField &actions() const { return find<RetroField>(u"retroActionsField"_s); }
    [[nodiscard]] RetroHead &head() const { return find<RetroHead>(u"retroHead"_s); }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        screen.activateWindow();
        QTest::keyClick(keyboard(), Qt::Key(key), modifiers);
    }
    void type(const QString &text)
    {
        screen.activateWindow();
        QTest::keyClicks(keyboard(), text);
    }
    /// "verdict.given checkout": what was wished since the last time, but for the clock's begin.
    [[nodiscard]] QString take()
    {
        QStringList taken = std::exchange(lines, {});
        taken.removeIf([](const QString &line) { return line.startsWith(u"retro.opened"_s); });
        return taken.join(u'\n');
    }

    RetroScreen screen;
    QStringList lines;
    RetroScreen::Drafts drafts;

private:
    [[nodiscard]] QWidget *keyboard()
    {
        QWidget *const at = screen.focusWidget();
        return at ? at : &screen;
    }
    static QString lineOf(const Entry &entry)
    {
        const std::string_view word = wordOf(entry.kind);
        return QString::fromUtf8(word.data(), qsizetype(word.size())) + u' '
            + QString::fromStdString(entry.subject);
    }

    RetroDay &m_day;
};

QString textsOf(const RetroScreen &screen)
{
    QStringList texts;
    for (const RetroLine &line : screen.page().lines)
        texts << line.text;
    return texts.join(u'|');
}

} // namespace

class TestRetroScreen : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void confirmsAProposalWithTwoKeys();
    void choosesAnotherVerdictAndItsCause();
    void takesAVerdictBack();
    void namesASurprise();
    void ratesAlertsInTurns();
    void judgesTheHypothesis();
    void writesWhatWasLearned();
    void namesTheTopicOfALine();
    void editsAnEarlierLineAndTakesItBack();
    void keepsAnEditThatIsLeft();
    void keepsActionItems();
    void completesWhatIsMeant();
    void letsTwoSeatsWrite();
    void goesOnWithWhatAnotherSeatChanged();
    void keepsDraftsOverARestart();
    void writesNothingByPaging();
    void isHeldByGoingOn();
    void runsAClock();
    void staysQuietWhileTheExperimentGoesOn();
    void saysWhatToDoWhereThereIsNothing();
    void movesBetweenItsSheets();
    void scrollsWithTheKeyboard();
    void fitsEveryScreen_data();
    void fitsEveryScreen();
};

void TestRetroScreen::confirmsAProposalWithTwoKeys()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    QCOMPARE(seat.screen.page().rows.size(), 4U);
    seat.press(Qt::Key_3);
    QVERIFY(seat.alerts().isChoosing());
    QCOMPARE(seat.lines.size(), 0);
    seat.press(Qt::Key_Return);
    QCOMPARE(seat.lines.join(u'|'), u"retro.opened checkout|verdict.given checkout"_s);
    QVERIFY(!seat.alerts().isChoosing());
    QCOMPARE(day.script.day().verdicts().size(), 1U);
    const GivenVerdict &given = day.script.day().verdicts().front();
    QCOMPARE(given.alert, u"PoolExhausted"_s);
    QCOMPARE(given.source, u"prom"_s);
    QCOMPARE(given.verdict, Verdict::DidNotFire);
    QTRY_VERIFY(seat.screen.page().rows[2].given);
    // Confirming another does not open the retro again.
    seat.press(Qt::Key_1);
    seat.press(Qt::Key_Return);
    QCOMPARE(day.script.day().verdicts().size(), 2U);
    QCOMPARE(seat.lines.filter(u"retro.opened"_s).size(), 1);
}

void TestRetroScreen::choosesAnotherVerdictAndItsCause()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_3);
    seat.press(Qt::Key_H); // could not be reproduced
    QVERIFY(seat.alerts().choice()->isOfCause());
    seat.press(Qt::Key_Escape);
    QCOMPARE(seat.take(), QString());
    seat.press(Qt::Key_3);
    seat.press(Qt::Key_Down);
    seat.press(Qt::Key_H);
    seat.press(Qt::Key_G);
    QCOMPARE(seat.take(), u"verdict.given checkout"_s);
    QCOMPARE(day.script.day().verdicts().front().verdict, Verdict::NotReproduced);
    QCOMPARE(day.script.day().verdicts().front().cause, u"dns_caching"_s);
}

void TestRetroScreen::takesAVerdictBack()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_2);
    seat.press(Qt::Key_Delete); // nothing was given
    QCOMPARE(seat.take(), QString());
    seat.press(Qt::Key_2);
    seat.press(Qt::Key_A);
    QTRY_COMPARE(seat.screen.page().rows[1].verdict(), Verdict::Fired);
    seat.press(Qt::Key_Backspace);
    QTRY_VERIFY(!seat.screen.page().rows[1].given);
    QCOMPARE(seat.take(), u"verdict.given checkout\nverdict.given checkout"_s);
}

void TestRetroScreen::namesASurprise()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_4);
    seat.press(Qt::Key_Return); // the room proposes nothing
    QCOMPARE(seat.take(), QString());
    seat.press(Qt::Key_A);
    QCOMPARE(seat.take(), u"verdict.given checkout"_s);
    QTRY_COMPARE(seat.screen.page().rows[3].verdict(), Verdict::UsefulNewAlert);
}

void TestRetroScreen::ratesAlertsInTurns()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Down);
    const auto rating = [&] { return seat.screen.page().rows[1].rating.value_or(AlertRating()); };
    seat.press(Qt::Key_C);
    QTRY_COMPARE(rating().isClear, std::optional(true));
    seat.press(Qt::Key_R);
    QTRY_COMPARE(rating().runbookHelped, std::optional(true));
    seat.press(Qt::Key_R);
    QTRY_COMPARE(rating().runbookHelped, std::optional(false));
    QCOMPARE(rating().isClear, std::optional(true));
    seat.press(Qt::Key_R);
    QTRY_COMPARE(rating().runbookHelped, std::nullopt);
    seat.press(Qt::Key_U);
    QTRY_COMPARE(rating().isUseful, std::optional(true));
    QCOMPARE(day.script.day().retros().ratings().size(), 1U);
}

void TestRetroScreen::judgesTheHypothesis()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    QCOMPARE(seat.screen.page().proposedHeld, std::optional(false));
    seat.press(Qt::Key_H);
    QTRY_COMPARE(seat.screen.page().held, std::optional(false));
    seat.press(Qt::Key_H);
    QTRY_COMPARE(seat.screen.page().held, std::optional(true));
    seat.press(Qt::Key_H);
    QTRY_COMPARE(seat.screen.page().held, std::nullopt);
}

void TestRetroScreen::writesWhatWasLearned()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    seat.type(u"Cached carts show stale totals 1 of 3, h c r"_s);
    QCOMPARE(seat.take(), QString());
    QCOMPARE(seat.drafts.values(), QStringList(seat.learned().text()));
    seat.press(Qt::Key_Return);
    seat.press(Qt::Key_Return); // nothing more was typed
    QCOMPARE(seat.take(), u"retro.said checkout"_s);
    QTRY_COMPARE(textsOf(seat.screen), u"Cached carts show stale totals 1 of 3, h c r"_s);
    QCOMPARE(seat.learned().text(), QString());
    QVERIFY(seat.drafts.isEmpty());
    seat.type(u"Second"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(seat.screen.page().lines.size(), 2U);
    QVERIFY(seat.screen.page().lines[0].key != seat.screen.page().lines[1].key);
}

void TestRetroScreen::namesTheTopicOfALine()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    seat.type(u"/surprised the pool was full"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(textsOf(seat.screen), u"the pool was full"_s);
    QCOMPARE(seat.screen.page().lines[0].topic, RetroTopic::Surprised);
    seat.type(u"cut the power"_s);
    seat.press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(seat.learned().text(), u"/reproduce cut the power"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(seat.screen.page().lines.size(), 2U);
    QCOMPARE(seat.screen.page().lines[1].topic, RetroTopic::Reproduce);
    // Under another topic it is another line.
    seat.press(Qt::Key_Up);
    seat.press(Qt::Key_4, Qt::ControlModifier);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(seat.screen.page().lines.back().topic, RetroTopic::Authenticity);
    QCOMPARE(textsOf(seat.screen), u"the pool was full|cut the power"_s);
}

void TestRetroScreen::editsAnEarlierLineAndTakesItBack()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    for (const QString &line : {u"one"_s, u"two"_s, u"three"_s}) {
        seat.type(line);
        seat.press(Qt::Key_Return);
    }
    QTRY_COMPARE(textsOf(seat.screen), u"one|two|three"_s);
    seat.type(u"begun"_s);
    seat.press(Qt::Key_Up);
    seat.press(Qt::Key_Up);
    QCOMPARE(seat.learned().text(), u"two"_s);
    seat.type(u" and a half"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(textsOf(seat.screen), u"one|two and a half|three"_s);
    QCOMPARE(seat.learned().text(), u"begun"_s); // what was typed before is still there
    seat.press(Qt::Key_Up);
    for (int i = 0; i < 5; ++i)
        seat.press(Qt::Key_Backspace);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(textsOf(seat.screen), u"one|two and a half"_s);
    seat.press(Qt::Key_Up);
    seat.type(u"x"_s);
    seat.press(Qt::Key_Escape);
    QVERIFY(seat.screen.isVisible());
    QCOMPARE(seat.learned().text(), u"begun"_s);
    QCOMPARE(textsOf(seat.screen), u"one|two and a half"_s);
}

void TestRetroScreen::keepsAnEditThatIsLeft()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    for (const QString &line : {u"one"_s, u"two"_s}) {
        seat.type(line);
        seat.press(Qt::Key_Return);
    }
    QTRY_COMPARE(textsOf(seat.screen), u"one|two"_s);
    seat.press(Qt::Key_Up);
    seat.type(u"!"_s);
    seat.press(Qt::Key_Up);
    QTRY_COMPARE(textsOf(seat.screen), u"one|two!"_s);
    seat.press(Qt::Key_Backspace);
    seat.press(Qt::Key_Backspace);
    seat.press(Qt::Key_Backspace);
    seat.press(Qt::Key_Down); // emptied by mistake
    QCOMPARE(seat.learned().text(), u"two!"_s);
    seat.press(Qt::Key_Down);
    QCOMPARE(textsOf(seat.screen), u"one|two!"_s);
    QCOMPARE(seat.learned().text(), QString());
    QVERIFY(seat.drafts.isEmpty());
}

void TestRetroScreen::keepsActionItems()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_3);
    seat.press(Qt::Key_Escape);
    seat.press(Qt::Key_Backtab);
    seat.type(u"Write the runbook @alice 48h #runbook"_s);
    seat.press(Qt::Key_Return);
    QCOMPARE(seat.take().section(u' ', 0, 0), u"item.opened"_s);
    QTRY_COMPARE(seat.screen.page().items.size(), 1U);
    const auto item = [&] { return seat.screen.page().items[0].item; };
    QCOMPARE(item().text, u"Write the runbook"_s);
    QCOMPARE(item().owner, u"alice"_s);
    QCOMPARE(item().kind, ItemKind::Runbook);
    QCOMPARE(item().alert, u"PoolExhausted"_s); // the row that is chosen
    QCOMPARE(item().experiment, u"checkout"_s);
    QCOMPARE(item().due, std::optional(day.script.now() + 48h));
    seat.press(Qt::Key_F2);
    QCOMPARE(seat.take(), QString()); // none is chosen
    seat.press(Qt::Key_Up);
    const std::optional<Instant> due = item().due;
    seat.press(Qt::Key_Home, Qt::ControlModifier);
    seat.type(u"Do "_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(item().text, u"Do Write the runbook"_s);
    QCOMPARE(item().owner, u"alice"_s);
    QCOMPARE(item().due->time_since_epoch() / 1min, due->time_since_epoch() / 1min);
    seat.press(Qt::Key_Up);
    seat.press(Qt::Key_F2);
    QTRY_VERIFY(item().closedAt);
    seat.press(Qt::Key_F2);
    QTRY_VERIFY(!item().closedAt);
    while (!seat.actions().text().isEmpty())
        seat.press(Qt::Key_Backspace);
    seat.press(Qt::Key_Return);
    QTRY_VERIFY(seat.screen.page().items.empty());
}

void TestRetroScreen::completesWhatIsMeant()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    seat.type(u"/su"_s);
    seat.press(Qt::Key_Tab);
    QCOMPARE(seat.learned().text(), u"/surprised "_s);
    seat.press(Qt::Key_Tab);
    QVERIFY(seat.actions().hasFocus());
    seat.type(u"Mend !pool"_s);
    seat.press(Qt::Key_Tab);
    seat.type(u"@da"_s);
    seat.press(Qt::Key_Tab);
    QCOMPARE(seat.actions().text(), u"Mend !PoolExhausted @dave "_s);
    seat.press(Qt::Key_Tab);
    QVERIFY(seat.alerts().hasFocus());
}

void TestRetroScreen::letsTwoSeatsWrite()
{
    RetroDay day;
    day.playCheckout();
    Seat one(day, "alice");
    Seat other(day, "dave");
    one.press(Qt::Key_Tab);
    one.type(u"what Alice is ty"_s);
    other.press(Qt::Key_Tab);
    for (int i = 0; i < 20; ++i) {
        other.type(u"Dave %1"_s.arg(i));
        other.press(Qt::Key_Return);
    }
    other.press(Qt::Key_Tab);
    other.press(Qt::Key_Tab);
    other.press(Qt::Key_1);
    other.press(Qt::Key_Return);
    QTRY_VERIFY(one.screen.page().rows[0].given);
    QTRY_COMPARE(one.screen.page().lines.size(), 20U);
    QCOMPARE(one.learned().text(), u"what Alice is ty"_s);
    one.type(u"ping"_s);
    one.press(Qt::Key_Return);
    QTRY_COMPARE(other.screen.page().lines.size(), 21U);
    QCOMPARE(other.screen.page().lines.back().text, u"what Alice is typing"_s);
    QCOMPARE(other.screen.page().lines.back().by, u"alice"_s);
    // The retro was opened once, by whoever was first.
    QCOMPARE((one.lines + other.lines).filter(u"retro.opened"_s).size(), 1);
}

void TestRetroScreen::goesOnWithWhatAnotherSeatChanged()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    seat.press(Qt::Key_Tab);
    seat.type(u"one"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(seat.screen.page().lines.size(), 1U);
    RetroLine line = seat.screen.page().lines[0];
    seat.press(Qt::Key_Up);
    line.text = u"one, by Dave"_s;
    day.script.say(Entries::retroSaid(line));
    QTRY_COMPARE(seat.learned().text(), u"one, by Dave"_s);
    seat.type(u" and Alice"_s);
    line.text.clear();
    day.script.say(Entries::retroSaid(line)); // taken back while it is being edited
    QTRY_VERIFY(seat.screen.page().lines.empty());
    QCOMPARE(seat.learned().text(), u"one, by Dave and Alice"_s);
    seat.press(Qt::Key_Return);
    QTRY_COMPARE(textsOf(seat.screen), u"one, by Dave and Alice"_s);
}

void TestRetroScreen::keepsDraftsOverARestart()
{
    RetroDay day;
    day.playCheckout();
    day.playQuiet(u"quiet"_s);
    RetroScreen::Drafts kept;
    {
        Seat seat(day);
        QCOMPARE(seat.screen.experiment(), u"quiet"_s);
        seat.press(Qt::Key_Tab);
        seat.type(u"/surprised half a  word "_s);
        seat.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(seat.screen.experiment(), u"checkout"_s);
        QCOMPARE(seat.learned().text(), QString());
        seat.type(u"kept"_s);
        seat.press(Qt::Key_Return);
        seat.type(u"next"_s);
        QTRY_COMPARE(seat.screen.page().lines.size(), 1U);
        seat.press(Qt::Key_Up);
        seat.type(u" and edited"_s);
        seat.press(Qt::Key_Tab);
        seat.type(u"an action @al"_s);
        kept = seat.drafts;
    }
    Seat seat(day);
    seat.screen.setDrafts(kept);
    QCOMPARE(seat.screen.experiment(), u"quiet"_s);
    QCOMPARE(seat.learned().text(), u"/surprised half a  word "_s);
    QCOMPARE(seat.actions().text(), QString());
    seat.press(Qt::Key_Left);
    QCOMPARE(seat.learned().text(), u"next"_s);
    QCOMPARE(seat.actions().text(), u"an action @al"_s);
    seat.press(Qt::Key_Tab);
    seat.press(Qt::Key_Up);
    QCOMPARE(seat.learned().text(), u"kept and edited"_s);
    QCOMPARE(seat.take(), QString());
}

void TestRetroScreen::writesNothingByPaging()
{
    RetroDay day;
    for (const QString &key : {u"one"_s, u"two"_s, u"three"_s}) {
        day.playQuiet(key);
        day.script.say(Entries::retroHeld(key));
    }
    Seat seat(day);
    QCOMPARE(seat.screen.experiment(), u"three"_s);
    for (int i = 0; i < 4; ++i)
        seat.press(Qt::Key_Left);
    QCOMPARE(seat.screen.experiment(), u"one"_s);
    for (int i = 0; i < 4; ++i)
        seat.press(Qt::Key_Right);
    QWidget desk;
    seat.screen.showBeside(desk);
    QCOMPARE(seat.lines, QStringList());
    QCOMPARE(seat.head().clockCaption(), u"RETRO HELD AT"_s);
}

void TestRetroScreen::isHeldByGoingOn()
{
    RetroDay day;
    for (const QString &key : {u"one"_s, u"two"_s, u"three"_s})
        day.playQuiet(key);
    Seat seat(day);
    seat.press(Qt::Key_Left); // nothing was agreed on
    QCOMPARE(seat.lines, QStringList());
    seat.press(Qt::Key_1);
    seat.press(Qt::Key_Return);
    seat.press(Qt::Key_Left);
    QCOMPARE(seat.lines.join(u'|'), u"retro.opened two|verdict.given two|retro.held two"_s);
    seat.press(Qt::Key_Right);
    seat.press(Qt::Key_Left);
    QCOMPARE(seat.lines.size(), 3);
    seat.press(Qt::Key_Return, Qt::ControlModifier);
    seat.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(seat.lines.mid(3), QStringList(u"retro.held one"_s));
    QCOMPARE(day.script.day().retros().held(), 2);
}

void TestRetroScreen::runsAClock()
{
    RetroDay day;
    day.playQuiet(u"one"_s);
    Seat seat(day);
    QCOMPARE(seat.head().clockCaption(), u"RETRO NOT BEGUN"_s);
    QWidget desk;
    seat.screen.showBeside(desk);
    QCOMPARE(seat.lines, QStringList(u"retro.opened one"_s));
    QTRY_COMPARE(seat.head().clockText(), u"08:00"_s);
    day.script.after(78s);
    QTRY_COMPARE(seat.head().clockText(), u"06:42"_s);
    seat.press(Qt::Key_Plus);
    QTRY_COMPARE(seat.head().clockText(), u"07:42"_s);
    seat.press(Qt::Key_Tab);
    seat.press(Qt::Key_Minus, Qt::ControlModifier);
    QTRY_COMPARE(seat.head().clockText(), u"06:42"_s);
    seat.type(u"+-"_s);
    QCOMPARE(seat.learned().text(), u"+-"_s);
    day.script.after(6min + 42s + 72s);
    QTRY_COMPARE(seat.head().clockText(), u"+01:12"_s);
    QCOMPARE(seat.head().clockCaption(), u"OVER TIME BY"_s);
    seat.press(Qt::Key_Minus, Qt::ControlModifier); // there is nothing to take away from
    QCOMPARE(seat.lines.size(), 3);
    seat.press(Qt::Key_Plus, Qt::ControlModifier);
    QTRY_COMPARE(seat.head().clockText(), u"01:00"_s);
}

void TestRetroScreen::staysQuietWhileTheExperimentGoesOn()
{
    RetroDay day;
    day.plan(u"one"_s, u"One"_s, {u"Down"_s});
    day.trigger(u"one"_s);
    day.script.after(20s);
    Seat seat(day);
    QWidget desk;
    seat.screen.showBeside(desk);
    QCOMPARE(seat.lines, QStringList());
    QCOMPARE(seat.head().clockCaption(), u"STILL RUNNING"_s);
    day.alert("Down", AlertState::Firing);
    QTRY_COMPARE(seat.screen.page().known, 1);
}

void TestRetroScreen::saysWhatToDoWhereThereIsNothing()
{
    RetroDay day;
    day.plan(u"one"_s, u"One"_s, {});
    Seat seat(day);
    QVERIFY(seat.screen.experiment().isEmpty());
    QVERIFY(!seat.alerts().isVisible());
    QSignalSpy left(&seat.screen, &RetroScreen::left);
    seat.press(Qt::Key_1);
    seat.press(Qt::Key_H);
    seat.press(Qt::Key_Plus);
    seat.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(seat.lines, QStringList());
    day.trigger(u"one"_s);
    QTRY_COMPARE(seat.screen.experiment(), u"one"_s);
    QVERIFY(seat.alerts().isVisible());
    QVERIFY(seat.learned().placeholderText().contains(u"Enter keeps it"_s));
    seat.press(Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QVERIFY(!seat.screen.isVisible());
}

void TestRetroScreen::movesBetweenItsSheets()
{
    RetroDay day;
    day.playCheckout();
    Seat seat(day);
    QVERIFY(seat.alerts().hasFocus());
    seat.press(Qt::Key_Tab);
    QVERIFY(seat.learned().hasFocus());
    seat.press(Qt::Key_Tab);
    QVERIFY(seat.actions().hasFocus());
    seat.press(Qt::Key_Tab);
    QVERIFY(seat.alerts().hasFocus());
    seat.press(Qt::Key_Backtab);
    QVERIFY(seat.actions().hasFocus());
}

void TestRetroScreen::scrollsWithTheKeyboard()
{
    RetroDay day;
    day.playCheckout();
    for (int i = 0; i < 15; ++i)
        day.script.say(
            Entries::retroSaid({.key = u"k%1"_s.arg(i),
                                .experiment = u"checkout"_s,
                                .text = u"Line %1 of fifteen, which is a little long"_s.arg(i)}));
    Seat seat(day, "alice", {1280, 720});
    const auto visible = [](const QWidget &widget) {
        return widget.visibleRegion().boundingRect() == widget.rect();
    };
    seat.press(Qt::Key_Tab);
    seat.type(u"next"_s);
    QTRY_VERIFY(visible(seat.learned()));
    for (int i = 0; i < 60 && !seat.learned().text().startsWith(u"Line 0 "_s); ++i) {
        seat.press(Qt::Key_Up); // of a line that is broken in two, twice
        QTRY_VERIFY(visible(seat.learned()));
    }
    QCOMPARE(seat.learned().text(), u"Line 0 of fifteen, which is a little long"_s);
}

void TestRetroScreen::fitsEveryScreen_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x720") << QSize(1280, 720);
    QTest::newRow("1600x900") << QSize(1600, 900);
    QTest::newRow("1920x1080") << QSize(1920, 1080);
    QTest::newRow("3840x2160") << QSize(3840, 2160);
    QTest::newRow("upright") << QSize(1080, 1920);
}

/// Nothing lies upon anything else, whatever the names are, and every sheet has room.
void TestRetroScreen::fitsEveryScreen()
{
    QFETCH(const QSize, size);
    RetroDay day;
    const QString longName = u"An alert whose name goes on "_s.repeated(8).left(200);
    QStringList alerts;
    for (int i = 0; i < 12; ++i)
        alerts << (i % 3 == 0 ? longName + QString::number(i) : u"Alert%1"_s.arg(i));
    day.plan(u"long"_s, u"Everything in this experiment has a long name "_s.repeated(5).left(200),
             alerts);
    day.trigger(u"long"_s);
    day.script.after(41s);
    day.alert("Alert1", AlertState::Firing);
    day.script.after(30s).say(Entries::backedOut(u"long"_s, {})).after(10s);
    day.end(u"long"_s);
    day.playCheckout();
    for (int i = 0; i < 3; ++i)
        day.script.say(Entries::retroSaid(
            {.key = u"k%1"_s.arg(i),
             .experiment = u"checkout"_s,
             .topic = RetroTopic(i),
             .text = u"Dropping the network is not how the pool fails in life"_s}));
    day.script.say(Entries::itemOpened({.key = u"i"_s,
                                        .text = u"Set New Relic to one incident per condition"_s,
                                        .owner = u"dave"_s,
                                        .experiment = u"checkout"_s}));
    day.script.say(Entries::itemClosed(u"i"_s));
    Seat seat(day, "alice", size);
    for (const QString &name : {u"picture"_s, u"long"_s, u"choice"_s}) {
        if (name == u"long"_s)
            seat.press(Qt::Key_Left);
        if (name == u"choice"_s)
            seat.press(Qt::Key_5);
        const QString file = u"retro-%1-%2"_s.arg(name).arg(size.height());
        const QImage image = portray(seat.screen, size, file);
        QVERIFY(!image.isNull());
        const QList<QWidget *> parts =
            seat.screen.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *one : parts) {
            QVERIFY2(seat.screen.rect().contains(one->geometry()), qPrintable(one->objectName()));
            for (const QWidget *other : parts)
                QVERIFY(one == other || !one->geometry().intersects(other->geometry()));
        }
        const QList<RetroPanel *> panels = seat.screen.findChildren<RetroPanel *>();
        for (const RetroPanel *panel : panels)
            QVERIFY(panel->height() > size.height() * 3 / 10);
    }
}

QTEST_MAIN(TestRetroScreen)
#include "tst_retroscreen.moc"
