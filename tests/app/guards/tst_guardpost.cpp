// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/guardpost.h"
#include "app/openday.h"
#include "models/day/entries.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A real day in a store of its own, whose experiment has one guard: an alert of the room.
struct Room
{
    explicit Room(const QString &path, qint64 number)
        : day(live, clock, path, number)
    {
        QSignalSpy opened(&day, &OpenDay::opened);
        isOpen = opened.wait(30'000);
    }
    void trigger()
    {
        day.wish(Entries::started(u"db"_s));
        day.wish(Entries::triggered(u"db"_s, 20ms));
    }
    void fire(AlertState state = AlertState::Firing)
    {
        day.record({Entries::alertChanged({.source = "room",
                                           .fingerprint = "f",
                                           .name = "ProdDown",
                                           .state = state,
                                           .since = clock.now(),
                                           .evidence = Evidence::Polled})});
    }
    [[nodiscard]] Run run() const { return *live.day().run(u"db"_s); }
    [[nodiscard]] qsizetype told(Kind kind) const
    {
        return std::ranges::count(live.day().story(), kind, &StoryLine::kind);
    }

    RoomClock clock;
    LiveDay live;
    OpenDay day;
    bool isOpen = false;
};

} // namespace

class TestGuardPost : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void writesATripDownOnce();
    void leavesTheWayBackToPeople();
    void backsOutByItselfOnce();
    void goesOnAfterARestart();
    void notesWhatTrippedWhileItWasClosed();
    void saysNothingTwiceThatIsOnItsWay();

private:
    qint64 makeDay(bool byItself);
    [[nodiscard]] QString path() const { return m_folder->filePath(u"room.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGuardPost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

qint64 TestGuardPost::makeDay(bool byItself)
{
    Plan plan;
    plan.day.title = u"Day"_s;
    plan.experiments = {{.key = u"db"_s,
                         .title = u"Database"_s,
                         .guardAlerts = {{.source = u"room"_s, .name = u"ProdDown"_s}},
                         .backsOutByItself = byItself}};
    const auto info = createDay(path(), plan);
    return info ? info->number : 0;
}

void TestGuardPost::writesATripDownOnce()
{
    Room room(path(), makeDay(false));
    QVERIFY(room.isOpen);
    room.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Triggered, 30'000);
    room.fire();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().trippedGuards.size(), 1U, 30'000);
    QCOMPARE(room.run().trippedGuards[0].what, u"ProdDown fires"_s);
    room.fire(AlertState::Inactive);
    room.fire();
    room.day.wish(Entries::note(u"note"_s, u"the last word"_s));
    QTRY_COMPARE_WITH_TIMEOUT(room.told(Kind::NoteWritten), 1, 30'000);
    QCOMPARE(room.told(Kind::GuardTripped), 1);
}

void TestGuardPost::leavesTheWayBackToPeople()
{
    Room room(path(), makeDay(false));
    room.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Triggered, 30'000);
    room.fire();
    QTRY_COMPARE_WITH_TIMEOUT(room.told(Kind::GuardTripped), 1, 30'000);
    QCOMPARE(room.run().state, RunState::Triggered);
    room.day.wish(Entries::backedOut(u"db"_s, u"by us"_s));
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::BackedOut, 30'000);
    QCOMPARE(room.run().backOutReason, u"by us"_s);
}

void TestGuardPost::backsOutByItselfOnce()
{
    Room room(path(), makeDay(true));
    room.fire(); // before anything is broken
    room.fire(AlertState::Inactive);
    room.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Triggered, 30'000);
    QCOMPARE(room.told(Kind::GuardTripped), 0);
    room.fire();
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::BackedOut, 30'000);
    QCOMPARE(room.run().backOutReason, u"by itself: ProdDown fires"_s);
    QCOMPARE(room.told(Kind::GuardTripped), 1);
    QCOMPARE(room.told(Kind::ExperimentBackedOut), 1);
    const auto &story = room.live.day().story();
    QCOMPARE(story.back().kind, Kind::ExperimentBackedOut);
    QCOMPARE(story.back().actor, u"room"_s);
    QCOMPARE(story[story.size() - 2].kind, Kind::GuardTripped);
}

void TestGuardPost::goesOnAfterARestart()
{
    const qint64 number = makeDay(true);
    {
        Room room(path(), number);
        room.trigger();
        QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::Triggered, 30'000);
        room.fire();
        QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::BackedOut, 30'000);
    }
    Room again(path(), number);
    QVERIFY(again.isOpen);
    again.fire();
    again.day.wish(Entries::note(u"note"_s, u"the last word"_s));
    QTRY_COMPARE_WITH_TIMEOUT(again.told(Kind::NoteWritten), 1, 30'000);
    QCOMPARE(again.told(Kind::GuardTripped), 1);
    QCOMPARE(again.told(Kind::ExperimentBackedOut), 1);
    QCOMPARE(again.run().trippedGuards.size(), 1U);
}

/// The program was killed after the alert was durable and before its trip was.
void TestGuardPost::notesWhatTrippedWhileItWasClosed()
{
    const qint64 number = makeDay(true);
    {
        auto store = Store::open(path(), OpenMode::Create);
        RoomClock clock;
        std::vector<Entry> entries{Entries::started(u"db"_s), Entries::triggered(u"db"_s, 20ms)};
        entries.push_back(Entries::alertChanged({.source = "room",
                                                 .fingerprint = "f",
                                                 .name = "ProdDown",
                                                 .state = AlertState::Firing,
                                                 .since = clock.now(),
                                                 .evidence = Evidence::Polled}));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            entries[i].at = clock.now();
            entries[i].id = Uuid::make(clock.now(), {i + 1, 1});
        }
        QVERIFY((*store)->append(number, entries));
    }
    Room room(path(), number);
    QVERIFY(room.isOpen);
    QTRY_COMPARE_WITH_TIMEOUT(room.run().state, RunState::BackedOut, 30'000);
    QCOMPARE(room.told(Kind::GuardTripped), 1);
}

void TestGuardPost::saysNothingTwiceThatIsOnItsWay()
{
    RoomClock clock;
    LiveDay live;
    GuardPost post(live, clock);
    QSignalSpy decided(&post, &GuardPost::decided);
    post.begin();
    std::int64_t sequence = 0;
    const auto tell = [&](Entry entry) {
        entry.sequence = ++sequence;
        entry.at = clock.now();
        const EntryView view = entry.view();
        live.apply({&view, 1});
    };
    tell(Entries::planned(Experiment{.key = u"db"_s,
                                     .guardAlerts = {{.source = u"room"_s, .name = u"A"_s}},
                                     .backsOutByItself = true}));
    tell(Entries::started(u"db"_s));
    tell(Entries::triggered(u"db"_s, 0us));
    const auto fire = [&](const std::string &fingerprint) {
        tell(Entries::alertChanged({.source = "room",
                                    .fingerprint = fingerprint,
                                    .name = "A",
                                    .state = AlertState::Firing,
                                    .since = clock.now(),
                                    .evidence = Evidence::Polled}));
    };
    fire("1");
    QVERIFY(decided.wait(30'000));
    const auto entries = decided.takeFirst()[0].value<std::vector<Entry>>();
    QCOMPARE(entries.size(), 2U);
    // The journal is slow; the world goes on.
    fire("2");
    QVERIFY(!decided.wait(500));
    for (const Entry &entry : entries)
        tell(entry);
    fire("3");
    QVERIFY(!decided.wait(500));
    QCOMPARE(live.day().run(u"db"_s)->state, RunState::BackedOut);
}

QTEST_GUILESS_MAIN(TestGuardPost)
#include "tst_guardpost.moc"
