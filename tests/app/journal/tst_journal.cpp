// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/database.h"
#include "app/journal/journal.h"
#include "app/journal/store.h"
#include "tests/app/journal/sampleentries.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <thread>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant now = instantOf(1'796'738'892'000'123);

/// What a journal tells, heard on the thread of `context`.
template<typename Value>
class Heard
{
public:
    template<typename Signal>
    Heard(Journal &journal, Signal signal, QObject *context)
    {
        QObject::connect(&journal, signal, context,
                         [this](const Value &value) { values.push_back(value); });
    }
    std::vector<Value> values;
};

Entry unsignedNote(int number)
{
    Entry entry;
    entry.kind = Kind::NoteWritten;
    entry.subject = std::to_string(number);
    return entry;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tellsOfTheDayItOpened();
    void givesIdInstantAndSequence();
    void leavesIdAndInstantThatAreThere();
    void tellsOnlyWhatIsDurable();
    void takesEntriesFromManyThreadsInOrder();
    void writesWhatWasAppendedBeforeItWasOpen();
    void goesOnWhereTheDayEnded();
    void keepsAndFetchesPictures();
    void refusesAPictureThatIsNotWhatItSays();
    void refusesTheSecondWriterOfADay();
    void refusesWhatCanNeverBeWritten();
    void keepsWhatFailedAndTriesAgain();
    void saysWhatIsLostOnClose();
    void readersAreNotInTheWayOfTheLog();
    void isNotInTheWayOfOthersWhenNothingHappens();

private:
    struct Seen
    {
        std::vector<Entry> entries{};
    };
    /// Collects what is committed, on this thread.
    std::unique_ptr<Journal> open(Seen &seen)
    {
        auto journal = std::make_unique<Journal>(m_clock, 1, nullptr, std::chrono::milliseconds(5));
        connect(journal.get(), &Journal::committed, this, [&seen](const SharedBatch &batch) {
            for (const EntryView &entry : batch->entries())
                seen.entries.push_back(Test::copyOf(entry));
        });
        journal->open(m_path, m_day);
        return journal;
    }
    std::vector<Entry> stored()
    {
        std::vector<Entry> entries;
        const auto store = Store::open(m_path, OpenMode::ReadOnly);
        const auto read = (*store)->read(m_day, 1, [&entries](const SharedBatch &batch) {
            for (const EntryView &entry : batch->entries())
                entries.push_back(Test::copyOf(entry));
            return true;
        });
        return read ? entries : std::vector<Entry>{};
    }

    SetClock m_clock{now};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    qint64 m_day = 0;
};

void TestJournal::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"room.db"_s);
    const auto store = Store::open(m_path, OpenMode::Create);
    QVERIFY(store);
    m_day = *(*store)->createDay(u"autumn"_s, u"Autumn day"_s, now);
}

void TestJournal::tellsOfTheDayItOpened()
{
    Journal journal(m_clock, 1);
    const Heard<DayInfo> opened(journal, &Journal::opened, this);
    journal.open(m_path, m_day);
    QTRY_COMPARE(opened.values.size(), 1u);
    QCOMPARE(opened.values[0].key, u"autumn"_s);

    Journal absent(m_clock, 1);
    const Heard<Failure> failed(absent, &Journal::openFailed, this);
    absent.open(m_path, m_day + 1);
    QTRY_COMPARE(failed.values.size(), 1u);
    QCOMPARE(failed.values[0].kind, Failure::Kind::NotFound);
}

void TestJournal::givesIdInstantAndSequence()
{
    Seen seen;
    const auto journal = open(seen);
    journal->append({unsignedNote(1), unsignedNote(2)});
    QTRY_COMPARE(seen.entries.size(), 2u);
    QCOMPARE(seen.entries[0].sequence, 1);
    QCOMPARE(seen.entries[1].sequence, 2);
    QVERIFY(seen.entries[0].at == now);
    QVERIFY(!seen.entries[0].id.isNull());
    QVERIFY(seen.entries[0].id != seen.entries[1].id);
    QCOMPARE(seen.entries[0].id.bytes[6] >> 4, 7);
}

void TestJournal::leavesIdAndInstantThatAreThere()
{
    Seen seen;
    const auto journal = open(seen);
    Entry entry = Test::numberedEntry(1);
    journal->append({entry});
    QTRY_COMPARE(seen.entries.size(), 1u);
    entry.sequence = 1;
    QVERIFY(seen.entries[0] == entry);
}

void TestJournal::tellsOnlyWhatIsDurable()
{
    Journal journal(m_clock, 1);
    std::atomic<int> told = 0;
    std::atomic<int> durable = 0;
    // On the journal's own thread, that is: before it could do anything more.
    connect(
        &journal, &Journal::committed, &journal,
        [&](const SharedBatch &batch) {
            const auto reader = Store::open(m_path, OpenMode::ReadOnly);
            told += int(batch->entries().size());
            if ((*reader)->day(m_day)->entries >= batch->lastSequence())
                durable += int(batch->entries().size());
        },
        Qt::DirectConnection);
    journal.open(m_path, m_day);
    for (int number = 0; number < 50; ++number)
        journal.append({unsignedNote(number)});
    QVERIFY(journal.close());
    QCOMPARE(told, 50);
    QCOMPARE(durable, 50);
}

void TestJournal::takesEntriesFromManyThreadsInOrder()
{
    constexpr int threads = 8;
    constexpr int each = 300;
    Seen seen;
    const auto journal = open(seen);
    std::vector<std::jthread> writers;
    for (int thread = 0; thread < threads; ++thread) {
        writers.emplace_back([&journal, thread] {
            for (int number = 0; number < each; ++number)
                journal->append({unsignedNote(thread * each + number)});
        });
    }
    writers.clear();
    QTRY_COMPARE(seen.entries.size(), std::size_t(threads * each));
    std::vector<int> last(threads, -1);
    std::set<Uuid> ids;
    for (std::size_t i = 0; i < seen.entries.size(); ++i) {
        QCOMPARE(seen.entries[i].sequence, qint64(i) + 1);
        const int number = std::stoi(seen.entries[i].subject);
        QVERIFY(number > last[std::size_t(number / each)]); // each thread's own order
        last[std::size_t(number / each)] = number;
        ids.insert(seen.entries[i].id);
    }
    QCOMPARE(ids.size(), seen.entries.size());
    QVERIFY(journal->close());
    QVERIFY(stored() == seen.entries);
}

void TestJournal::writesWhatWasAppendedBeforeItWasOpen()
{
    Journal journal(m_clock, 1);
    journal.append({unsignedNote(1)});
    journal.open(m_path, m_day);
    QVERIFY(journal.close());
    QCOMPARE(stored().size(), 1u);
}

void TestJournal::goesOnWhereTheDayEnded()
{
    for (int session = 0; session < 3; ++session) {
        Journal journal(m_clock, 1);
        journal.open(m_path, m_day);
        journal.append({unsignedNote(session)});
        QVERIFY(journal.close());
    }
    const auto entries = stored();
    QCOMPARE(entries.size(), 3u);
    QCOMPARE(entries[2].sequence, 3);
    QCOMPARE(entries[2].subject, std::string("2"));
}

void TestJournal::keepsAndFetchesPictures()
{
    Seen seen;
    const auto journal = open(seen);
    const Heard<QString> kept(*journal, &Journal::pictureKept, this);
    std::vector<QByteArray> fetched;
    connect(journal.get(), &Journal::pictureFetched, this,
            [&fetched](const QString &, const QByteArray &bytes) { fetched.push_back(bytes); });
    const QByteArray png(100'000, 'p');
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex());
    journal->keepPicture(png, hash);
    QTRY_COMPARE(kept.values.size(), 1u);
    journal->fetchPicture(hash);
    journal->fetchPicture(u"nothing"_s);
    QTRY_COMPARE(fetched.size(), 2u);
    QCOMPARE(fetched[0], png);
    QCOMPARE(fetched[1], QByteArray());
}

void TestJournal::refusesAPictureThatIsNotWhatItSays()
{
    Seen seen;
    const auto journal = open(seen);
    const Heard<Failure> refused(*journal, &Journal::refused, this);
    journal->keepPicture("one thing", u"another"_s);
    journal->append({unsignedNote(1)});
    QTRY_COMPARE(seen.entries.size(), 1u);
    QTRY_COMPARE(refused.values.size(), 1u);
}

void TestJournal::refusesTheSecondWriterOfADay()
{
    Seen seen;
    const auto first = open(seen);
    first->append({unsignedNote(1)});
    QTRY_COMPARE(seen.entries.size(), 1u);

    Journal second(m_clock, 2);
    const Heard<Failure> failed(second, &Journal::openFailed, this);
    second.open(m_path, m_day);
    second.append({unsignedNote(2)});
    QTRY_COMPARE(failed.values.size(), 1u);
    QCOMPARE(failed.values[0].kind, Failure::Kind::Refused);
    QVERIFY(!second.close());

    QVERIFY(first->close());
    Journal third(m_clock, 3);
    const Heard<DayInfo> opened(third, &Journal::opened, this);
    third.open(m_path, m_day);
    QTRY_COMPARE(opened.values.size(), 1u);
}

void TestJournal::refusesWhatCanNeverBeWritten()
{
    Seen seen;
    const auto journal = open(seen);
    const Heard<Failure> refused(*journal, &Journal::refused, this);
    Entry large = unsignedNote(1);
    large.payload = std::string(Journal::largestEntry + 1, 'x');
    journal->append({large, unsignedNote(2)});
    QTRY_COMPARE(seen.entries.size(), 1u);
    QCOMPARE(seen.entries[0].subject, std::string("2"));
    QCOMPARE(refused.values.size(), 1u);
    QCOMPARE(refused.values[0].kind, Failure::Kind::TooLarge);
}

void TestJournal::keepsWhatFailedAndTriesAgain()
{
    Seen seen;
    const auto journal = open(seen);
    const Heard<Failure> failed(*journal, &Journal::failed, this);
    int recovered = 0;
    connect(journal.get(), &Journal::recovered, this, [&recovered] { ++recovered; });
    journal->append({unsignedNote(1)});
    QTRY_COMPARE(seen.entries.size(), 1u);

    QVERIFY(QFile::rename(m_path, m_path + u".away"_s));
    journal->append({unsignedNote(2)});
    QTRY_COMPARE(failed.values.size(), 1u);
    journal->append({unsignedNote(3)});
    QVERIFY(failed.values[0].detail.contains(u"kept in memory"_s));
    QCOMPARE(seen.entries.size(), 1u); // nothing is told that is not durable

    QVERIFY(QFile::rename(m_path + u".away"_s, m_path));
    QTRY_COMPARE(recovered, 1);
    QTRY_COMPARE(seen.entries.size(), 3u);
    QCOMPARE(failed.values.size(), 1u); // told once, however often it was tried
    QVERIFY(journal->close());
    QVERIFY(stored() == seen.entries);
}

void TestJournal::saysWhatIsLostOnClose()
{
    Seen seen;
    const auto journal = open(seen);
    const Heard<Failure> failed(*journal, &Journal::failed, this);
    journal->append({unsignedNote(1)});
    QTRY_COMPARE(seen.entries.size(), 1u);
    QVERIFY(QFile::rename(m_path, m_path + u".away"_s));
    journal->append({unsignedNote(2), unsignedNote(3)});
    QTRY_COMPARE(failed.values.size(), 1u);
    const auto closed = journal->close();
    QVERIFY(!closed);
    QVERIFY2(closed.failure().detail.startsWith(u"2 entries"_s),
             qPrintable(closed.failure().detail));
}

void TestJournal::readersAreNotInTheWayOfTheLog()
{
    // Enough to fill the log several times, while somebody holds an old state of the store.
    Seen seen;
    const auto journal = open(seen);
    const auto reader = Store::open(m_path, OpenMode::ReadOnly);
    Entry large = unsignedNote(1);
    large.payload = "{\"x\":\"" + std::string(40'000, 'x') + "\"}";
    for (int round = 0; round < 40; ++round) {
        journal->append(std::vector<Entry>(25, large));
        QTRY_COMPARE(seen.entries.size(), std::size_t(round + 1) * 25);
        QCOMPARE((*reader)->day(m_day)->entries, (round + 1) * 25);
    }
    QVERIFY(journal->close());
    const qint64 logSize = QFile(m_path + u"-wal"_s).size();
    QVERIFY2(logSize < 40'000'000, qPrintable(QString::number(logSize)));
    QVERIFY((*reader)->check()->isSound());
}

void TestJournal::isNotInTheWayOfOthersWhenNothingHappens()
{
    Seen seen;
    const auto journal = open(seen);
    auto other = Database::open(m_path, Database::Access::ReadWrite);
    QVERIFY(other && other->number("PRAGMA schema_version"));
    journal->append({unsignedNote(1)});
    QTRY_COMPARE(seen.entries.size(), 1u);
    // Answers 1 while somebody keeps a place in the log.
    QVERIFY(other->run("UPDATE days SET title = 'Winter day'"));
    QVERIFY(other->run("PRAGMA busy_timeout = 0"));
    QTRY_COMPARE(*other->number("PRAGMA wal_checkpoint(RESTART)"), 0);
    QVERIFY(other->run("UPDATE days SET title = 'Spring day'"));
    journal->append({unsignedNote(2)});
    QTRY_COMPARE(seen.entries.size(), 2u);
    QVERIFY(journal->close());
    QCOMPARE(stored().size(), 2u);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
