// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outcry.h"

#include "models/day/entries.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Room
{
    LiveDay live;
    Outcry outcry{live};
    QSignalSpy cries{&outcry, &Outcry::cried};
    std::int64_t sequence = 0;

    Room() { tell({Entries::planned(Experiment{.key = u"db"_s, .title = u"Database"_s})}); }
    void tell(std::vector<Entry> entries)
    {
        std::vector<EntryView> views;
        for (Entry &entry : entries) {
            entry.sequence = ++sequence;
            entry.at = Instant(Micros(sequence * 1'000'000));
            views.push_back(entry.view());
        }
        live.apply(views);
    }
    [[nodiscard]] QStringList take()
    {
        QStringList all;
        for (const auto &cry : std::exchange(static_cast<QList<QList<QVariant>> &>(cries), {}))
            all << cry[0].toString() + u" | "_s + cry[1].toString();
        return all;
    }
};

Entry tripped(const QString &guard)
{
    return Entries::guardTripped(u"db"_s, {guard, guard + u" fires"_s, Instant{}});
}

} // namespace

class TestOutcry : public QObject
{
    Q_OBJECT

private slots:
    void criesOnceForEachGuard();
    void saysThatTheRoomBackedOut();
    void keepsQuietAboutWhatWasBefore();
    void criesAnewInAnotherRun();
    void criesOnceForEachStepBackThatFails();
};

void TestOutcry::criesOnceForEachGuard()
{
    Room room;
    room.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us)});
    room.tell({tripped(u"A"_s)});
    QTRY_COMPARE(room.cries.size(), 1);
    QCOMPARE(room.take(), QStringList{u"Back out now (F8) | A fires – Database"_s});
    room.tell({tripped(u"A"_s), tripped(u"B"_s)});
    QTRY_COMPARE(room.cries.size(), 1);
    QCOMPARE(room.take(), QStringList{u"Back out now (F8) | B fires – Database"_s});
}

void TestOutcry::saysThatTheRoomBackedOut()
{
    Room room;
    room.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us)});
    room.tell({tripped(u"A"_s), Entries::backedOut(u"db"_s, u"by itself: A fires"_s)});
    QTRY_COMPARE(room.cries.size(), 1);
    QCOMPARE(room.take(),
             QStringList{u"Backed out: go through the back-out plan | A fires – Database"_s});
}

void TestOutcry::keepsQuietAboutWhatWasBefore()
{
    Room before;
    before.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us), tripped(u"A"_s)});
    Room room;
    room.live.replace(before.live.day());
    room.sequence = before.sequence;
    room.tell({Entries::checked(u"db"_s, Entries::Checklist::BackOut, 0, true)});
    room.tell({tripped(u"B"_s)});
    QTRY_COMPARE(room.cries.size(), 1);
    QCOMPARE(room.take(), QStringList{u"Back out now (F8) | B fires – Database"_s});
}

void TestOutcry::criesAnewInAnotherRun()
{
    Room room;
    room.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us), tripped(u"A"_s)});
    QTRY_COMPARE(room.cries.size(), 1);
    room.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us), tripped(u"A"_s)});
    QTRY_COMPARE(room.cries.size(), 2);
}

void TestOutcry::criesOnceForEachStepBackThatFails()
{
    const auto began = [](const QString &key, StepPhase phase) {
        return Entries::stepBegan(
            {.key = key, .experiment = u"db"_s, .phase = phase, .step = 0, .what = u"start it"_s});
    };
    const auto ended = [](const QString &key, StepOutcome outcome) {
        return Entries::stepEnded(
            {.key = key, .experiment = u"db"_s, .outcome = outcome, .why = u"exit status 1"_s});
    };
    Room before;
    before.tell({Entries::started(u"db"_s), Entries::triggered(u"db"_s, 0us),
                 began(u"a"_s, StepPhase::BackOut), ended(u"a"_s, StepOutcome::Lost)});
    Room room;
    room.live.replace(before.live.day());
    room.sequence = before.sequence;
    room.tell({began(u"b"_s, StepPhase::Method), ended(u"b"_s, StepOutcome::Failed)});
    room.tell({began(u"c"_s, StepPhase::BackOut), ended(u"c"_s, StepOutcome::Succeeded)});
    room.tell({began(u"d"_s, StepPhase::BackOut)});
    room.tell({ended(u"d"_s, StepOutcome::Failed)});
    QTRY_COMPARE(room.cries.size(), 1);
    QCOMPARE(
        room.take(),
        QStringList{u"A step of the way back failed: see to it by hand | start it: exit status "
                    "1 – Database"_s});
    room.tell({Entries::note(u"note"_s, u"x"_s)});
    room.tell({began(u"e"_s, StepPhase::BackOut), ended(u"e"_s, StepOutcome::TimedOut)});
    QTRY_COMPARE(room.cries.size(), 1);
}

QTEST_GUILESS_MAIN(TestOutcry)
#include "tst_outcry.moc"
