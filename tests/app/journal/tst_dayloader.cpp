// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/backlog.h"
#include "app/journal/dayloader.h"
#include "app/journal/journal.h"
#include "app/journal/store.h"
#include "models/day/entries.h"
#include "tests/app/journal/sampleentries.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestDayLoader : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void loadsWhatFoldingGives();
    void loadsAnEmptyDay();
    void tellsItsProgress();
    void tellsNothingOnceCancelled();
    void canLoadAgainAtOnce();
    void saysWhyItCannotLoad();
    void losesAndDoublesNothingCommittedMeanwhile();

private:
    void fill(std::vector<Entry> entries)
    {
        const auto store = Store::open(m_path, OpenMode::ReadWrite);
        QVERIFY((*store)->append(m_day, entries));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    qint64 m_day = 0;
};

void TestDayLoader::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"room.db"_s);
    const auto store = Store::open(m_path, OpenMode::Create);
    QVERIFY(store);
    m_day = *(*store)->createDay(u"autumn"_s, u"Autumn day"_s, instantOf(1));
}

void TestDayLoader::loadsWhatFoldingGives()
{
    std::vector<Entry> entries = Test::numberedEntries(1, 4000);
    entries.push_back(Entries::alertChanged({.source = "prometheus",
                                             .fingerprint = "a1",
                                             .name = "HighLatency",
                                             .state = AlertState::Firing,
                                             .since = instantOf(5'000'000)}));
    fill(entries);
    Day expected;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].sequence = qint64(i) + 1;
        expected.apply(entries[i].view());
    }

    DayLoader loader;
    std::shared_ptr<Day> day;
    connect(&loader, &DayLoader::loaded, this, [&day](const auto &loaded) { day = loaded; });
    loader.load(m_path, m_day);
    QTRY_VERIFY(day);
    QVERIFY(*day == expected);
    QCOMPARE(day->lastSequence(), 4001);
}

void TestDayLoader::loadsAnEmptyDay()
{
    DayLoader loader;
    QSignalSpy loaded(&loader, &DayLoader::loaded);
    loader.load(m_path, m_day);
    QVERIFY(loaded.wait());
    QVERIFY(*loaded[0][0].value<std::shared_ptr<Day>>() == Day());
}

void TestDayLoader::tellsItsProgress()
{
    fill(Test::numberedEntries(1, 10'000));
    DayLoader loader;
    QSignalSpy loaded(&loader, &DayLoader::loaded);
    QSignalSpy progress(&loader, &DayLoader::progress);
    loader.load(m_path, m_day);
    QVERIFY(loaded.wait());
    QVERIFY(progress.size() > 2 && progress.size() <= 101);
    QCOMPARE(progress.last()[0].toLongLong(), 10'000);
    for (const auto &told : progress)
        QCOMPARE(told[1].toLongLong(), 10'000);
}

void TestDayLoader::tellsNothingOnceCancelled()
{
    fill(Test::numberedEntries(1, 10'000));
    DayLoader loader;
    QSignalSpy loaded(&loader, &DayLoader::loaded);
    QSignalSpy failed(&loader, &DayLoader::failed);
    loader.load(m_path, m_day);
    loader.cancel();
    // What it might have sent would be delivered now.
    QCoreApplication::sendPostedEvents(&loader);
    QCOMPARE(loaded.size() + failed.size(), 0);
}

void TestDayLoader::canLoadAgainAtOnce()
{
    fill(Test::numberedEntries(1, 10'000));
    DayLoader loader;
    QSignalSpy loaded(&loader, &DayLoader::loaded);
    loader.load(m_path, m_day);
    loader.load(m_path, m_day);
    QVERIFY(loaded.wait());
    QCoreApplication::sendPostedEvents(&loader);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded[0][0].value<std::shared_ptr<Day>>()->lastSequence(), 10'000);
}

void TestDayLoader::saysWhyItCannotLoad()
{
    DayLoader loader;
    QSignalSpy failed(&loader, &DayLoader::failed);
    loader.load(m_path, m_day + 1);
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][0].value<Failure>().kind, Failure::Kind::NotFound);
    loader.load(m_path + u".not"_s, m_day);
    QVERIFY(failed.wait());
    QVERIFY(failed[1][0].value<Failure>().detail.contains(u"no store"_s));
}

void TestDayLoader::losesAndDoublesNothingCommittedMeanwhile()
{
    fill(Test::numberedEntries(1, 5000));
    const SetClock clock(instantOf(1));
    Journal journal(clock, 1);
    Backlog backlog;
    DayLoader loader;
    std::shared_ptr<Day> day;
    std::vector<qint64> passed;
    connect(&journal, &Journal::committed, &backlog, &Backlog::take);
    connect(&backlog, &Backlog::passed, this, [&](const SharedBatch &batch) {
        QVERIFY(day);
        for (const EntryView &entry : batch->entries()) {
            if (entry.sequence <= day->lastSequence())
                continue;
            passed.push_back(entry.sequence);
            day->apply(entry);
        }
    });
    connect(&loader, &DayLoader::loaded, this, [&](const auto &loaded) {
        day = loaded;
        backlog.release();
    });
    bool opened = false;
    connect(&journal, &Journal::opened, this, [&opened] { opened = true; });
    journal.open(m_path, m_day);
    QTRY_VERIFY(opened);
    backlog.hold();
    for (qint64 number = 5001; number <= 5100; ++number) {
        journal.append({Test::numberedEntry(number)});
        if (number == 5050)
            loader.load(m_path, m_day);
    }
    QTRY_VERIFY(day);
    QTRY_COMPARE(day->lastSequence(), 5100);
    QCOMPARE(day->story().size(), 5100u);
    for (std::size_t i = 1; i < passed.size(); ++i)
        QCOMPARE(passed[i], passed[i - 1] + 1);
}

QTEST_GUILESS_MAIN(TestDayLoader)
#include "tst_dayloader.moc"
