// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/entrybatch.h"
#include "tests/app/journal/sampleentries.h"

#include <QTest>

using namespace Chaos;

class TestEntryBatch : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasPutIn();
    void keepsThePaddingReadable();
    void keepsTheWordOfAnUnknownKind();
    void isEmptyWithoutEntries();
};

void TestEntryBatch::givesBackWhatWasPutIn()
{
    std::mt19937_64 random(3);
    std::vector<Entry> entries;
    for (int i = 0; i < 500; ++i)
        entries.push_back(Test::randomEntry(random));
    const SharedBatch batch = EntryBatch::of(entries);
    QCOMPARE(batch->entries().size(), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QVERIFY(Test::copyOf(batch->entries()[i]) == entries[i]);
        QCOMPARE(batch->entries()[i].kindWord, wordOf(entries[i].kind));
    }
}

void TestEntryBatch::keepsThePaddingReadable()
{
    const auto entries = Test::numberedEntries(1, 3);
    const SharedBatch batch = EntryBatch::of(entries);
    // The address sanitizer sees to it that this is really there.
    for (const EntryView &entry : batch->entries()) {
        const char *const end = entry.payload.data() + entry.payload.size();
        QVERIFY(std::all_of(end, end + payloadPadding, [](char c) { return c >= 0; }));
    }
}

void TestEntryBatch::keepsTheWordOfAnUnknownKind()
{
    std::string word = "moon.risen";
    EntryView entry{.sequence = 4, .kindWord = word, .payload = "{}"};
    EntryBatchBuilder builder(EntryBatchBuilder::bytesOf(entry), 1);
    QVERIFY(builder.hasRoomFor(entry));
    builder.add(entry);
    QVERIFY(!builder.hasRoomFor(entry));
    word = "overwritten";
    const SharedBatch batch = builder.finish();
    QCOMPARE(batch->entries()[0].kindWord, std::string_view("moon.risen"));
    QCOMPARE(batch->lastSequence(), 4);
}

void TestEntryBatch::isEmptyWithoutEntries()
{
    const SharedBatch batch = EntryBatch::of({});
    QVERIFY(batch->isEmpty());
    QCOMPARE(batch->lastSequence(), 0);
}

QTEST_APPLESS_MAIN(TestEntryBatch)
#include "tst_entrybatch.moc"
