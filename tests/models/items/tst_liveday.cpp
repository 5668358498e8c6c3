// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/items/liveday.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLiveDay : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void tellsTheFirstChangeAtOnce();
    void gathersAStormIntoOneTellingAFrame();
    void passesOverWhatItHasAlready();
    void saysNothingOfWhatTouchesNothing();
    void forgetsWhatItHadToTellOfAnotherDay();
    void givesEachATurnOfItsOwnBeforeAnyChange();
    void takesNoTurnsOfADayThatIsGone();
    void takesNoTurnOfOneThatIsGone();
    void readsWhatIsLongInAnotherThread();
    void keepsTheOrderBehindWhatIsLong();
    void readsNothingOfADayThatIsGone();
    void takesTurnsAtOnceAsLongAsThereIsTime();
    void tellsWhatAnotherOneTellsWhileItFollows();
    void leavesTheOtherOneForADayOfItsOwn();
};

namespace {

/// Cards that take long to read.
std::vector<Entry> wideImport()
{
    std::vector<Entry> entries;
    for (int i = 0; i < 100; ++i) {
        entries.push_back(Entries::planned(Experiment{
            .key = QString::number(i), .hypothesis = QString(1000, u'x') + QString::number(i)}));
    }
    return entries;
}

/// Entries numbered from `first` on; they must outlive the views.
std::vector<EntryView> numbered(std::vector<Entry> &entries, std::int64_t first)
{
    std::vector<EntryView> views;
    for (Entry &entry : entries) {
        entry.sequence = first++;
        views.push_back(entry.view());
    }
    return views;
}

} // namespace

void TestLiveDay::tellsTheFirstChangeAtOnce()
{
    LiveDay live;
    QSignalSpy changed(&live, &LiveDay::changed);
    std::vector<Entry> entries{Entries::note(u"note"_s, u"first"_s)};
    live.apply(numbered(entries, 1));
    QCOMPARE(changed.size(), 1);
    QVERIFY(touches(changed.first().first().value<Touched>(), Touched::Story));
}

void TestLiveDay::gathersAStormIntoOneTellingAFrame()
{
    LiveDay live;
    QSignalSpy changed(&live, &LiveDay::changed);
    std::vector<Entry> first{Entries::note(u"note"_s, u"first"_s)};
    live.apply(numbered(first, 1));
    for (std::int64_t i = 2; i <= 500; ++i) {
        std::vector<Entry> more{Entries::note(u"note"_s, u"more"_s)};
        live.apply(numbered(more, i));
    }
    std::vector<Entry> host{
        Entries::hostChanged(u"cart"_s, HostState::Down, u"refused"_s, Instant{})};
    live.apply(numbered(host, 501));
    QCOMPARE(live.day().story().size(), 501);
    QVERIFY(changed.size() < 50);
    QTRY_VERIFY(touches(changed.last().first().value<Touched>(), Touched::Hosts));
}

void TestLiveDay::passesOverWhatItHasAlready()
{
    LiveDay live;
    std::vector<Entry> entries{Entries::note(u"note"_s, u"one"_s),
                               Entries::note(u"note"_s, u"two"_s)};
    const auto views = numbered(entries, 1);
    live.apply(views);
    live.apply(views);
    QCOMPARE(live.day().story().size(), 2);
}

void TestLiveDay::saysNothingOfWhatTouchesNothing()
{
    LiveDay live;
    QSignalSpy changed(&live, &LiveDay::changed);
    std::vector<Entry> entries{Entry{.kind = Kind::Unknown}};
    live.apply(numbered(entries, 1));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(live.day().lastSequence(), 1);
}

void TestLiveDay::forgetsWhatItHadToTellOfAnotherDay()
{
    LiveDay live;
    std::vector<Entry> entries{Entries::note(u"note"_s, u"one"_s),
                               Entries::note(u"note"_s, u"two"_s)};
    const auto views = numbered(entries, 1);
    live.apply(std::span(views).first(1));
    live.apply(std::span(views).last(1));
    QSignalSpy changed(&live, &LiveDay::changed);
    QSignalSpy replaced(&live, &LiveDay::replaced);
    live.replace(Day());
    QCOMPARE(replaced.size(), 1);
    QVERIFY(live.day().story().empty());
    std::vector<Entry> fresh{Entries::clockMeasured(u"prom"_s, Micros(1), Micros(1))};
    live.apply(numbered(fresh, 1));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!touches(changed.first().first().value<Touched>(), Touched::Story));
}

void TestLiveDay::givesEachATurnOfItsOwnBeforeAnyChange()
{
    LiveDay live;
    QStringList log;
    connect(&live, &LiveDay::replaced, this, [&] {
        log << u"replaced"_s;
        live.inTurn(this, [&] {
            log << u"one, of %1 lines"_s.arg(live.day().story().size());
            QMetaObject::invokeMethod(
                this, [&log] { log << u"somebody else"_s; }, Qt::QueuedConnection);
        });
        live.inTurn(this, [&log] { log << u"two"_s; });
    });
    connect(&live, &LiveDay::changed, this, [&log] { log << u"changed"_s; });
    live.replace(Day());
    std::vector<Entry> entries{Entries::note(u"note"_s, u"came at once"_s)};
    live.apply(numbered(entries, 1));
    QCOMPARE(log, QStringList{u"replaced"_s});
    QTRY_COMPARE(log.size(), 5);
    QCOMPARE(log,
             (QStringList{u"replaced"_s, u"one, of 1 lines"_s, u"somebody else"_s, u"two"_s,
                          u"changed"_s}));
    QSignalSpy changed(&live, &LiveDay::changed);
    std::vector<Entry> more{Entries::note(u"note"_s, u"came later"_s)};
    live.apply(numbered(more, 2));
    QTRY_COMPARE(changed.size(), 1);
}

void TestLiveDay::takesNoTurnsOfADayThatIsGone()
{
    LiveDay live;
    int turns = 0;
    connect(&live, &LiveDay::replaced, this, [&] { live.inTurn(this, [&turns] { ++turns; }); });
    live.replace(Day());
    live.replace(Day());
    QTRY_COMPARE(turns, 1);
    QCoreApplication::processEvents();
    QCOMPARE(turns, 1);
}

void TestLiveDay::takesNoTurnOfOneThatIsGone()
{
    LiveDay live;
    int turns = 0;
    auto view = std::make_unique<QObject>();
    live.inTurn(view.get(), [&turns] { turns += 10; });
    live.inTurn(this, [&turns] { ++turns; });
    view.reset();
    QTRY_COMPARE(turns, 1);
}

void TestLiveDay::readsWhatIsLongInAnotherThread()
{
    LiveDay live;
    QSignalSpy changed(&live, &LiveDay::changed);
    {
        std::vector<Entry> entries = wideImport();
        live.apply(numbered(entries, 1));
        // A batch is gone as soon as it was told of.
    }
    QVERIFY(live.day().plan().experiments.empty());
    std::vector<Entry> survey{
        Entries::surveyed(u"prom"_s, {.rules = {1000, AlertRule{.name = std::string(100, 'x')}}})};
    QVERIFY(longToRead(survey.front().view()) > 64'000);
    live.apply(numbered(survey, 101));
    QTRY_VERIFY(live.day().surveys().of("prom"));
    QCOMPARE(live.day().surveys().of("prom")->rules.size(), 1000U);

    std::vector<Entry> same = wideImport();
    Day folded;
    for (const EntryView &entry : numbered(same, 1))
        folded.apply(entry);
    for (const EntryView &entry : numbered(survey, 101))
        folded.apply(entry);
    QVERIFY(live.day() == folded);
    QVERIFY(touches(changed.first().first().value<Touched>(), Touched::Plan));
}

void TestLiveDay::keepsTheOrderBehindWhatIsLong()
{
    LiveDay live;
    std::vector<Entry> entries = wideImport();
    const auto views = numbered(entries, 1);
    live.apply(views);
    std::vector<Entry> removed{Entries::removed(Kind::ExperimentRemoved, u"7"_s),
                               Entries::note(u"note"_s, u"then"_s)};
    live.apply(numbered(removed, 101));
    QVERIFY(live.day().story().empty());
    live.apply(views); // once more: it has them by then
    QTRY_COMPARE(live.day().story().size(), 1U);
    QCOMPARE(live.day().plan().experiments.size(), 99U);
    QVERIFY(!live.day().plan().experiment(u"7"_s));
    std::vector<Entry> after{Entries::note(u"note"_s, u"later"_s)};
    live.apply(numbered(after, 103));
    QTRY_COMPARE(live.day().story().size(), 2U);
    QCOMPARE(live.day().plan().experiments.size(), 99U);
}

void TestLiveDay::readsNothingOfADayThatIsGone()
{
    LiveDay live;
    std::vector<Entry> entries = wideImport();
    live.apply(numbered(entries, 1));
    live.replace(Day());
    std::vector<Entry> fresh{Entries::note(u"note"_s, u"one"_s)};
    live.apply(numbered(fresh, 1));
    QCOMPARE(live.day().story().size(), 1U);
    std::vector<Entry> other = wideImport();
    other.resize(80);
    live.apply(numbered(other, 2));
    QTRY_COMPARE(live.day().plan().experiments.size(), 80U);
    QCOMPARE(live.day().lastSequence(), 81);
}

void TestLiveDay::takesTurnsAtOnceAsLongAsThereIsTime()
{
    LiveDay live;
    int turns = 0;
    connect(&live, &LiveDay::replaced, this, [&] {
        for (int i = 0; i < 3; ++i)
            live.inTurn(this, [&turns] { ++turns; });
    });
    live.replace(Day());
    live.takeTurns(Micros(0));
    QCOMPARE(turns, 0);
    live.takeTurns(1h);
    QCOMPARE(turns, 3);
    std::vector<Entry> entries{Entries::note(u"note"_s, u"one"_s)};
    QSignalSpy changed(&live, &LiveDay::changed);
    live.apply(numbered(entries, 1));
    QTRY_COMPARE(changed.size(), 1);
}

void TestLiveDay::tellsWhatAnotherOneTellsWhileItFollows()
{
    LiveDay live;
    LiveDay shown;
    QSignalSpy replaced(&shown, &LiveDay::replaced);
    QSignalSpy changed(&shown, &LiveDay::changed);
    shown.follow(live);
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(&shown.day(), &live.day());
    std::vector<Entry> entries{Entries::note(u"note"_s, u"one"_s)};
    live.apply(numbered(entries, 1));
    QCOMPARE(changed.size(), 1);
    QStringList log;
    connect(&shown, &LiveDay::replaced, this,
            [&] { shown.inTurn(this, [&log] { log << u"turn"_s; }); });
    connect(&shown, &LiveDay::changed, this, [&log] { log << u"changed"_s; });
    live.replace(Day());
    live.apply(numbered(entries, 1));
    QCOMPARE(replaced.size(), 2);
    QTRY_COMPARE(log, (QStringList{u"turn"_s, u"changed"_s}));
}

void TestLiveDay::leavesTheOtherOneForADayOfItsOwn()
{
    LiveDay live;
    LiveDay shown;
    shown.follow(live);
    std::vector<Entry> entries{Entries::note(u"note"_s, u"one"_s),
                               Entries::note(u"note"_s, u"two"_s)};
    const auto views = numbered(entries, 1);
    live.apply(std::span(views).first(1));
    Day before = live.day();
    shown.replace(std::move(before));
    QSignalSpy replaced(&shown, &LiveDay::replaced);
    QSignalSpy changed(&shown, &LiveDay::changed);
    live.apply(std::span(views).last(1));
    QTRY_COMPARE(live.day().story().size(), 2U);
    QCOMPARE(shown.day().story().size(), 1U);
    QCOMPARE(changed.size(), 0);
    shown.apply(std::span(views).last(1));
    QTRY_COMPARE(changed.size(), 1);
    shown.follow(live);
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(&shown.day(), &live.day());
}

QTEST_GUILESS_MAIN(TestLiveDay)
#include "tst_liveday.moc"
