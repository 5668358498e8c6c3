// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storeentries.h"

#include "app/journal/store.h"
#include "models/day/entries.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestStoreEntries : public QObject
{
    Q_OBJECT

private slots:
    void readsFromAnyEntryOnUntilItIsEnough();
    void seesWhatWasWrittenMeanwhile();
    void saysWhyThereIsNothing();

private:
    static void write(Store &store, qint64 day, int count)
    {
        std::vector<Entry> entries;
        for (int i = 0; i < count; ++i) {
            entries.push_back(Entries::note(u"note"_s, QString::number(i)));
            entries.back().at = instantOf(1'796'040'000'000'000 + i);
            entries.back().id = Uuid::make(entries.back().at, {1, std::uint64_t(i)});
        }
        QVERIFY(store.append(day, entries));
    }
};

void TestStoreEntries::readsFromAnyEntryOnUntilItIsEnough()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"room.db"_s);
    const auto store = Store::open(path, OpenMode::Create);
    const qint64 day = *(*store)->createDay(u"day"_s, u"Day"_s, {});
    write(**store, day, 3'000);
    StoreEntries entries(path, day);
    std::vector<std::int64_t> read;
    QVERIFY(entries.read(900, [&](const EntryView &entry) {
        read.push_back(entry.sequence);
        return entry.sequence < 1'000;
    }));
    QCOMPARE(read.front(), 900);
    QCOMPARE(read.back(), 1'000); // and nothing of what it had read already
    QCOMPARE(read.size(), 101U);
}

void TestStoreEntries::seesWhatWasWrittenMeanwhile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"room.db"_s);
    const auto store = Store::open(path, OpenMode::Create);
    const qint64 day = *(*store)->createDay(u"day"_s, u"Day"_s, {});
    StoreEntries entries(path, day);
    int count = 0;
    const auto visit = [&count](const EntryView &) { return ++count > 0; };
    QVERIFY(entries.read(1, visit));
    QCOMPARE(count, 0);
    write(**store, day, 5);
    QVERIFY(entries.read(2, visit));
    QCOMPARE(count, 4);
}

void TestStoreEntries::saysWhyThereIsNothing()
{
    StoreEntries entries(u"/nowhere/room.db"_s, 1);
    const auto read = entries.read(1, [](const EntryView &) { return true; });
    QVERIFY(!read);
    QVERIFY(read.failure().detail.contains(u"/nowhere/room.db"_s));
}

QTEST_GUILESS_MAIN(TestStoreEntries)
#include "tst_storeentries.moc"
