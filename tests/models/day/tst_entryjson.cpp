// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/day/entryjson.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestEntryJson : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote();
    void takesPicturesAlong();
    void refusesTheWholeAndSaysWhere_data();
    void refusesTheWholeAndSaysWhere();
};

namespace {

QByteArray journalOf(std::vector<Entry> &entries)
{
    QByteArray json = "[";
    for (Entry &entry : entries) {
        const EntryView view = entry.view();
        json += (json.size() > 1 ? ",\n" : "\n")
            + QByteArray::fromStdString(EntryJson::write(view, view.payload));
    }
    return json + "\n]\n";
}

std::vector<Entry> someEntries()
{
    std::vector<Entry> entries{
        Entries::note(u"action"_s, u"“quoted”, </script> and \u2028 \x01 a tab\t"_s),
        Entries::triggered(u"db"_s, Micros(300)),
        Entries::samplesTaken(u"steady/db/0"_s, std::vector<Sample>{{Instant(), 0.1}}),
        Entries::retroHeld(u"søk"_s)};
    for (Entry &entry : entries) {
        entry.sequence = 1 + (&entry - entries.data());
        entry.at = instantOf(1'796'720'400'000'000 + entry.sequence);
        entry.id = Uuid::make(entry.at, {7, std::uint64_t(entry.sequence)});
        entry.actor = "Alice";
    }
    return entries;
}

} // namespace

void TestEntryJson::readsBackWhatItWrote()
{
    auto entries = someEntries();
    const auto read = EntryJson::readJournal(journalOf(entries));
    QVERIFY2(read, qPrintable(read ? QString() : read.failure().detail));
    for (Entry &entry : entries)
        entry.sequence = 0;
    QCOMPARE(read->size(), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        QVERIFY2(read->at(i) == entries.at(i), read->at(i).payload.c_str());
    QVERIFY(EntryJson::readJournal("[]")->empty());
}

void TestEntryJson::takesPicturesAlong()
{
    const QByteArray png = "\x89PNG and so on";
    Entry kept = Entries::pictureKept(u"cafe"_s, u"graph"_s, 3, 2);
    Entry found = Entries::qaResult({.key = u"k"_s, .picture = u"beef"_s});
    Entry bare = Entries::qaResult({.key = u"l"_s});
    QCOMPARE(EntryJson::pictureOf(kept.view()), u"cafe"_s);
    QCOMPARE(EntryJson::pictureOf(found.view()), u"beef"_s);
    QCOMPARE(EntryJson::pictureOf(bare.view()), QString());
    auto entries = someEntries();
    const EntryView first = entries.front().view();
    QByteArray json = "[" + QByteArray::fromStdString(EntryJson::write(first, first.payload, png));
    std::vector<QByteArray> pictures;
    QVERIFY(EntryJson::readJournal(json + "]", &pictures));
    QCOMPARE(pictures, std::vector<QByteArray>{png});
    for (const QByteArray &wrong : {QByteArray("!!!"), QByteArray("no PNG").toBase64()}) {
        QByteArray other = json + "]";
        const auto read = EntryJson::readJournal(other.replace(png.toBase64(), wrong), &pictures);
        QVERIFY(!read);
        QVERIFY(read.failure().detail.contains(u"“picture” is no PNG"_s));
    }
}

void TestEntryJson::refusesTheWholeAndSaysWhere_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const char *from, const char *to, const QString &says) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << says;
    };
    row("no array", "[\n", "{\n", u"This is no journal, or it is cut off"_s);
    row("an unknown kind", "retro.held", "retro.sung", u"Line 5: this version does not know"_s);
    row("no time", "2026-12-08T09:00:00.000002Z", "tuesday", u"Line 3: “at” is no time"_s);
    row("no text", "\"subject\":\"db\"", "\"subject\":7", u"Line 3: “subject” is missing"_s);
    row("no payload", "{\"plus_minus\":300}", "300", u"Line 3: “payload” is missing"_s);
    row("broken within", "\"plus_minus\":300", "\"plus_minus\":30x", u"Line 3"_s);
    row("no entry", "\n]", ",\n7]", u"Line 5"_s);
    row("cut off", "\n]\n", "\n", u"This is no journal, or it is cut off"_s);
    row("something behind it", "\n]\n", "\n]\n[]", u"Line 6: the journal ends here"_s);
}

void TestEntryJson::refusesTheWholeAndSaysWhere()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, says);
    auto entries = someEntries();
    QByteArray json = journalOf(entries);
    QVERIFY(json.contains(from));
    json.replace(json.lastIndexOf(from), from.size(), to);
    const auto read = EntryJson::readJournal(json);
    QVERIFY(!read);
    QCOMPARE(read.failure().kind, Failure::Kind::BadInput);
    QVERIFY2(read.failure().detail.contains(says), qPrintable(read.failure().detail));
}

QTEST_GUILESS_MAIN(TestEntryJson)
#include "tst_entryjson.moc"
