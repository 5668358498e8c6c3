// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/items/replay.h"
#include "tests/models/day/listedentries.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant morning = instantOf(1796738400000000);

/// A day that goes on, screens that show it, and a replay between them.
class Room
{
public:
    Room()
        : present(morning)
        , clock(present)
        , replay(live, shown, clock)
        , entries(std::make_shared<ListedEntries>())
    {
        replay.setSource(entries);
    }

    /// Becomes durable and is live.
    void say(Micros after, Entry entry)
    {
        entry.at = morning + after;
        entry.sequence = ++m_sequence;
        entries->add(entry);
        const std::vector<EntryView> views{entry.view()};
        live.apply(views);
        present.set(std::max(present.now(), entry.at));
    }
    void note(Micros after, const QString &text) { say(after, Entries::note(u"note"_s, text)); }

    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const StoryLine &line : shown.day().story())
            texts << line.text;
        return texts;
    }
    [[nodiscard]] bool isAt(Micros after) const { return replay.at() == morning + after; }
    /// The present goes on by so much, and what plays with it.
    void wait(Micros by)
    {
        present.advance(by);
        replay.tick();
    }

    SetClock present;
    TurnedClock clock;
    LiveDay live;
    LiveDay shown;
    Replay replay;
    std::shared_ptr<ListedEntries> entries;

private:
    std::int64_t m_sequence = 0;
};

/// Notes at 10, 20, 30 and 40 s.
void writeFour(Room &room)
{
    room.note(10s, u"one"_s);
    room.note(20s, u"two"_s);
    room.note(30s, u"three"_s);
    room.note(40s, u"four"_s);
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void showsTheLiveDayUntilItIsOpened();
    void beginsWithTheDayAsItIsByNow();
    void showsTheDayAndTheClockOfThatInstant();
    void looksOnlyAtTheLastOfManyWishes();
    void comesBackToWhatHasArrivedMeanwhile();
    void leavesTheLiveDayAlone();
    void goesFromMomentToMoment();
    void goesOnWithTheClockAtItsSpeed();
    void standsStillAtTheEnd();
    void goesOnFromWhereSomebodyJumps();
    void playsWhatArrivesWhileItPlays();
    void boundsTheDayByItsWork();
    void isNotOpenedWithoutASource();
    void saysWhyItShowsNothing();
};

void TestReplay::showsTheLiveDayUntilItIsOpened()
{
    Room room;
    QSignalSpy changed(&room.shown, &LiveDay::changed);
    room.note(10s, u"one"_s);
    QCOMPARE(&room.shown.day(), &room.live.day());
    QCOMPARE(changed.size(), 1);
    QVERIFY(room.clock.now() == morning + 10s);
    QVERIFY(!room.replay.isOpen());
}

void TestReplay::beginsWithTheDayAsItIsByNow()
{
    Room room;
    writeFour(room);
    room.present.advance(1h);
    QSignalSpy turned(&room.replay, &Replay::turned);
    room.replay.open();
    QVERIFY(room.replay.isOpen());
    QCOMPARE(turned.size(), 1);
    QTRY_VERIFY(room.isAt(40s));
    QCOMPARE(room.texts().size(), 4);
    QVERIFY(room.clock.now() == morning + 40s);
    QVERIFY(room.shown.day() == room.live.day());
    QVERIFY(&room.shown.day() != &room.live.day());
}

void TestReplay::showsTheDayAndTheClockOfThatInstant()
{
    Room room;
    writeFour(room);
    QStringList log;
    connect(&room.shown, &LiveDay::replaced, this, [&] {
        log << u"%1 lines at %2 s"_s.arg(room.texts().size())
                   .arg((room.clock.now() - morning) / 1s);
    });
    room.replay.lookAt(morning + 25s);
    QTRY_VERIFY(room.isAt(25s));
    QCOMPARE(log, QStringList{u"2 lines at 25 s"_s});
    room.replay.lookAtEntry(3);
    QTRY_VERIFY(room.isAt(30s));
    QCOMPARE(log.last(), u"3 lines at 30 s"_s);
    room.replay.lookAt(morning - 1h);
    QTRY_VERIFY(room.isAt(-1h));
    QCOMPARE(room.shown.day().lastSequence(), 0);
}

void TestReplay::looksOnlyAtTheLastOfManyWishes()
{
    Room room;
    for (int i = 0; i < 500; ++i)
        room.note(i * 1s, QString::number(i));
    room.replay.open();
    QTRY_VERIFY(room.isAt(499s));
    QSignalSpy replaced(&room.shown, &LiveDay::replaced);
    for (int i = 0; i < 200; ++i) {
        room.replay.lookAt(morning + i * 1s);
        QVERIFY(room.replay.aim() == morning + i * 1s);
    }
    QTRY_VERIFY(room.isAt(199s));
    QCOMPARE(replaced.size(), 2); // the first, which was under way, and the last
    QCOMPARE(room.texts().size(), 200);
}

void TestReplay::comesBackToWhatHasArrivedMeanwhile()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
    QSignalSpy changed(&room.shown, &LiveDay::changed);
    room.note(50s, u"five"_s);
    QCOMPARE(room.texts(), QStringList{u"one"_s});
    QCOMPARE(changed.size(), 0);
    QVERIFY(room.replay.stretch().to == morning + 50s);
    QSignalSpy turned(&room.replay, &Replay::turned);
    room.replay.close();
    QCOMPARE(room.texts().last(), u"five"_s);
    QVERIFY(room.clock.now() == morning + 50s);
    QCOMPARE(turned.takeFirst().first().toBool(), false);
    room.note(60s, u"six"_s);
    QCOMPARE(room.texts().last(), u"six"_s);
}

void TestReplay::leavesTheLiveDayAlone()
{
    Room room;
    writeFour(room);
    QSignalSpy replaced(&room.live, &LiveDay::replaced);
    QSignalSpy changed(&room.live, &LiveDay::changed);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
    room.replay.close();
    QCOMPARE(replaced.size(), 0);
    QCOMPARE(room.live.day().story().size(), 4U);
    QVERIFY(room.live.day() == room.entries->foldedUpTo(4));
}

void TestReplay::goesFromMomentToMoment()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
    room.replay.next();
    QTRY_VERIFY(room.isAt(20s));
    room.replay.next();
    room.replay.next(); // before the first has been looked up
    QTRY_VERIFY(room.isAt(40s));
    room.replay.next();
    QTRY_VERIFY(room.isAt(40s));
    room.replay.previous();
    QTRY_VERIFY(room.isAt(30s));
    room.replay.lookAt(morning + 37s);
    QTRY_VERIFY(room.isAt(37s));
    room.replay.previous(); // what has just been passed
    QTRY_VERIFY(room.isAt(30s));
    room.replay.previous();
    QTRY_VERIFY(room.isAt(20s));
}

void TestReplay::goesOnWithTheClockAtItsSpeed()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
    QSignalSpy replaced(&room.shown, &LiveDay::replaced);
    room.replay.play();
    QVERIFY(room.replay.isPlaying());
    // Time stands until it has read ahead.
    QTRY_VERIFY((room.wait(1ms), *room.replay.at() > morning + 15s));
    const Micros gone = *room.replay.at() - (morning + 15s);
    room.wait(1s - gone);
    QVERIFY(room.isAt(16s));
    room.replay.setSpeed(10);
    room.wait(400ms);
    QVERIFY(room.isAt(20s));
    QCOMPARE(room.texts(), (QStringList{u"one"_s, u"two"_s}));
    QVERIFY(room.clock.now() == morning + 20s);
    room.replay.slower();
    QCOMPARE(room.replay.speed(), 5.0);
    room.wait(1s);
    QVERIFY(room.isAt(25s));
    room.replay.pause();
    room.wait(1h);
    QVERIFY(room.isAt(25s));
    QCOMPARE(replaced.size(), 0); // it went on, and was never folded again
    QVERIFY(room.shown.day() == room.entries->foldedAt(morning + 25s));
}

void TestReplay::standsStillAtTheEnd()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 35s);
    QTRY_VERIFY(room.isAt(35s));
    room.replay.setSpeed(60);
    room.replay.play();
    QTRY_VERIFY((room.wait(1s), !room.replay.isPlaying()));
    QVERIFY(room.isAt(40s));
    QVERIFY(room.replay.isOpen());
    QVERIFY(room.shown.day() == room.live.day());
}

void TestReplay::goesOnFromWhereSomebodyJumps()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 31s);
    QTRY_VERIFY(room.isAt(31s));
    room.replay.play();
    room.replay.lookAt(morning + 11s);
    QTRY_VERIFY(room.isAt(11s));
    QVERIFY(room.replay.isPlaying());
    QTRY_VERIFY((room.wait(1s), room.texts().size() == 2));
    QVERIFY(room.shown.day() == room.entries->foldedAt(*room.replay.at()));
}

void TestReplay::playsWhatArrivesWhileItPlays()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 35s);
    QTRY_VERIFY(room.isAt(35s));
    room.replay.play();
    QTRY_VERIFY((room.wait(1ms), *room.replay.at() > morning + 35s));
    room.note(45s, u"five"_s);
    QTRY_VERIFY((room.wait(100ms), !room.replay.isPlaying()));
    QCOMPARE(room.texts().last(), u"five"_s);
    QVERIFY(room.isAt(45s));
}

void TestReplay::boundsTheDayByItsWork()
{
    Room room;
    room.say(0s, Entries::planned(Experiment{.key = u"db"_s}));
    room.note(1h, u"weeks before, as it were"_s);
    room.say(5h, Entries::started(u"db"_s));
    room.say(5h + 1min, Entries::triggered(u"db"_s, Micros(0)));
    room.replay.open();
    QTRY_VERIFY(room.isAt(5h + 1min));
    QTRY_VERIFY(
        (room.replay.stretch() == Replay::Stretch{morning + 5h - 15min, morning + 5h + 1min}));
    room.say(5h + 9min, Entries::backedOut(u"db"_s, {}));
    room.say(5h + 10min, Entries::resetConfirmed(u"db"_s));
    room.say(5h + 11min, Entries::finished(u"db"_s, true));
    QVERIFY(room.replay.stretch().to == morning + 5h + 11min);
    room.note(72h, u"days later"_s);
    QVERIFY(room.replay.stretch().to == morning + 5h + 26min);
    room.replay.lookAtEntry(2);
    QTRY_VERIFY(room.isAt(1h));
    QVERIFY(room.replay.stretch().from == morning + 1h);
}

void TestReplay::isNotOpenedWithoutASource()
{
    Room room;
    writeFour(room);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
    room.replay.setSource(nullptr); // the day is closed
    QVERIFY(!room.replay.isOpen());
    QCOMPARE(&room.shown.day(), &room.live.day());
    room.replay.open();
    QVERIFY(!room.replay.isOpen());
}

void TestReplay::saysWhyItShowsNothing()
{
    Room room;
    writeFour(room);
    QSignalSpy failed(&room.replay, &Replay::failed);
    room.entries->setBroken(true);
    room.replay.open();
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().first().value<Failure>().detail, u"the disk is gone"_s);
    QVERIFY(room.replay.isOpen());
    QVERIFY(!room.replay.at());
    room.entries->setBroken(false);
    room.replay.lookAt(morning + 15s);
    QTRY_VERIFY(room.isAt(15s));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
