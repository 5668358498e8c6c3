// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/damagedstore.h"
#include "app/journal/store.h"
#include "tests/app/journal/sampleentries.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant anInstant = instantOf(1'796'738'892'000'123);

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Whether another program that leaves the store can see that it is not the last. Only to be asked
/// once: closing the descriptor ends the locks of this process.
bool isHeld(const QString &path)
{
    // https://www.sqlite.org/lockingv3.html: the bytes on which a connection holds SHARED.
    struct flock range = {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = 0x40000002;
    range.l_len = 510;
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    const bool isAsked = fcntl(descriptor, F_OFD_GETLK, &range) == 0;
    ::close(descriptor);
    return isAsked && range.l_type == F_RDLCK;
}

/// Makes a file as other programs would, and as a newer version would.
void runSql(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_close(handle), SQLITE_OK);
}

std::vector<Entry> allOf(Store &store, qint64 day, qint64 from = 1)
{
    std::vector<Entry> entries;
    const auto read = store.read(day, from, [&entries](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries())
            entries.push_back(Test::copyOf(entry));
        return true;
    });
    return read ? entries : std::vector<Entry>{};
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void makesItsFolder();
    void isNotMadeUnasked();
    void listsDaysWithTheirEntries();
    void findsADayByKeyNumberOrTitle();
    void refusesASecondDayOfTheSameKey();
    void readsBackRandomEntriesEqual();
    void readsFromASequenceOn();
    void stopsReadingWhenTold();
    void keepsDaysApart();
    void refusesTwoWritersOfOneDay();
    void letsTwoProgramsWriteTwoDays();
    void seesWhatOthersWriteBetweenItsAppends();
    void keepsTheLogShortForOthersWhenAtRest();
    void readsBesideAWriter();
    void keepsItsLocksWhileOthersLook();
    void keepsItsLocksWhileItIsCopiedAside();
    void appendsNothingToADayThatIsNotThere();
    void keepsPicturesByTheirHash();
    void saysWhenTheFileWasMoved();
    void leavesWhatIsNoDatabaseUntouched();
    void leavesDatabasesOfOthersUntouched();
    void leavesANewerStoreUntouched();
    void finishesAStoreThatWasNeverFinished();
    void copiesADamagedStoreAside_data();
    void copiesADamagedStoreAside();
    void copiesTheSameDamageOnce();
    void readsUpToTheDamage();
    void checkCountsWhatIsThere();
    void checkFindsMissingEntries();
    void checkFindsBrokenPages();
    void backsUpWhileInUse();
    void backupOverwritesNothing();
    void saysWhatToDoAboutAReadOnlyFolder();
    void refusesAFolderForAFile();

private:
    [[nodiscard]] QString path(const QString &name = u"room.db"_s) const
    {
        return m_folder->filePath(name);
    }
    std::unique_ptr<Store> open(OpenMode mode = OpenMode::Create)
    {
        auto store = Store::open(path(), mode);
        return store ? std::move(*store) : nullptr;
    }
    qint64 fill(qint64 entries)
    {
        const auto store = open();
        const qint64 day = *store->createDay(u"autumn"_s, u"Autumn day"_s, anInstant);
        auto appended = Test::numberedEntries(1, entries);
        return store->append(day, appended) ? day : 0;
    }
    [[nodiscard]] QStringList damagedCopies() const
    {
        return QDir(m_folder->path()).entryList({u"room.db.damaged-*Z"_s}, QDir::Files);
    }
    /// Everything in the folder, so that "untouched" can be said of it.
    [[nodiscard]] QMap<QString, QByteArray> everything() const
    {
        QMap<QString, QByteArray> files;
        for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files))
            files[name] = bytesOf(m_folder->filePath(name));
        return files;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestStore::makesItsFolder()
{
    const QString deep = path(u"a/b c/%41?#ä/room.db"_s);
    QVERIFY(Store::open(deep, OpenMode::Create));
    QVERIFY(QFile::exists(deep));
    QVERIFY(Store::open(deep, OpenMode::ReadOnly));
}

void TestStore::isNotMadeUnasked()
{
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto store = Store::open(path(), mode);
        QVERIFY(!store);
        QCOMPARE(store.failure().kind, Failure::Kind::NotFound);
        QVERIFY(store.failure().detail.contains(path()));
    }
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestStore::listsDaysWithTheirEntries()
{
    const auto store = open();
    QVERIFY(store);
    QCOMPARE(store->days()->size(), 0u);
    const qint64 first = *store->createDay(u"autumn"_s, u"Autumn day"_s, anInstant);
    const qint64 second = *store->createDay(u"winter"_s, u"Winter day"_s, anInstant + Micros(5));
    auto entries = Test::numberedEntries(1, 3);
    QVERIFY(store->append(second, entries));
    const auto days = store->days();
    QVERIFY(days);
    const std::vector<DayInfo> expected = {
        {first, u"autumn"_s, u"Autumn day"_s, anInstant, 0, {}},
        {second, u"winter"_s, u"Winter day"_s, anInstant + Micros(5), 3, entries[2].at}};
    QVERIFY(*days == expected);
}

void TestStore::findsADayByKeyNumberOrTitle()
{
    const auto store = open();
    const qint64 first = *store->createDay(u"autumn"_s, u"Autumn day"_s, anInstant);
    const qint64 second = *store->createDay(u"1"_s, u"Same"_s, anInstant);
    const qint64 third = *store->createDay(u"again"_s, u"same"_s, anInstant);
    QCOMPARE(store->findDay(u"autumn"_s)->number, first);
    QCOMPARE(store->findDay(u"autumn DAY"_s)->number, first);
    QCOMPARE(store->findDay(u"1"_s)->number, second); // a key goes before a number
    QCOMPARE(store->findDay(u"3"_s)->number, third);
    const auto ambiguous = store->findDay(u"SAME"_s);
    QVERIFY(!ambiguous);
    QVERIFY(ambiguous.failure().detail.contains(u"1, again"_s));
    const auto nothing = store->findDay(u"spring"_s);
    QVERIFY(!nothing);
    QCOMPARE(nothing.failure().kind, Failure::Kind::NotFound);
    QVERIFY(nothing.failure().detail.contains(u"autumn, 1, again"_s));
}

void TestStore::refusesASecondDayOfTheSameKey()
{
    const auto store = open();
    QVERIFY(store->createDay(u"autumn"_s, u"A"_s, anInstant));
    const auto again = store->createDay(u"autumn"_s, u"B"_s, anInstant);
    QVERIFY(!again);
    QCOMPARE(again.failure().kind, Failure::Kind::BadInput);
    QVERIFY(!store->createDay(u" "_s, u"B"_s, anInstant));
    QCOMPARE(store->days()->size(), 1u);
}

void TestStore::readsBackRandomEntriesEqual()
{
    std::mt19937_64 random(20261208);
    auto store = open();
    const qint64 day = *store->createDay(u"autumn"_s, u"A"_s, anInstant);
    std::vector<Entry> all;
    for (int group = 0; group < 200; ++group) {
        std::vector<Entry> entries;
        for (std::uint64_t left = random() % 20; left > 0; --left)
            entries.push_back(Test::randomEntry(random));
        QVERIFY(store->append(day, entries));
        for (const Entry &entry : entries) {
            all.push_back(entry);
            QCOMPARE(entry.sequence, qint64(all.size()));
        }
        if (random() % 20 == 0) {
            store.reset();
            store = open();
        }
    }
    QVERIFY(allOf(*store, day) == all);
}

void TestStore::readsFromASequenceOn()
{
    const qint64 day = fill(100);
    const auto store = open(OpenMode::ReadOnly);
    QCOMPARE(allOf(*store, day, 41).size(), 60u);
    QCOMPARE(allOf(*store, day, 41).front().sequence, 41);
    QCOMPARE(allOf(*store, day, 101).size(), 0u);
}

void TestStore::stopsReadingWhenTold()
{
    const qint64 day = fill(5000);
    const auto store = open(OpenMode::ReadOnly);
    int batches = 0;
    QVERIFY(store->read(day, 1, [&batches](const SharedBatch &) { return ++batches < 2; }));
    QCOMPARE(batches, 2);
}

void TestStore::keepsDaysApart()
{
    const auto store = open();
    const qint64 first = *store->createDay(u"a"_s, u"A"_s, anInstant);
    const qint64 second = *store->createDay(u"b"_s, u"B"_s, anInstant);
    auto some = Test::numberedEntries(1, 10);
    auto others = Test::numberedEntries(11, 20);
    QVERIFY(store->append(second, others));
    QVERIFY(store->append(first, some));
    QVERIFY(allOf(*store, first) == some);
    QVERIFY(allOf(*store, second) == others);
}

void TestStore::refusesTwoWritersOfOneDay()
{
    const qint64 day = fill(1);
    auto first = open();
    QVERIFY(first->lockDay(day));
    const auto second = open();
    QVERIFY(second);
    auto entries = Test::numberedEntries(2, 1);
    const auto appended = second->append(day, entries);
    QVERIFY(!appended);
    QCOMPARE(appended.failure().kind, Failure::Kind::Refused);
    QVERIFY2(appended.failure().detail.contains(u"process %1"_s.arg(getpid())),
             qPrintable(appended.failure().detail));
    first.reset();
    QVERIFY(second->append(day, entries));
}

void TestStore::letsTwoProgramsWriteTwoDays()
{
    const auto first = open();
    const qint64 one = *first->createDay(u"a"_s, u"A"_s, anInstant);
    const auto second = open();
    const qint64 two = *second->createDay(u"b"_s, u"B"_s, anInstant);
    for (qint64 number = 1; number <= 50; ++number) {
        auto here = Test::numberedEntries(number, 1);
        auto there = Test::numberedEntries(number, 1);
        QVERIFY(first->append(one, here));
        QVERIFY(second->append(two, there));
    }
    QCOMPARE(allOf(*first, two).size(), 50u);
    QCOMPARE(allOf(*second, one).size(), 50u);
    QVERIFY(first->check()->isSound());
}

void TestStore::seesWhatOthersWriteBetweenItsAppends()
{
    const auto first = open();
    const qint64 one = *first->createDay(u"a"_s, u"A"_s, anInstant);
    const auto second = open();
    for (qint64 number = 1; number <= 20; ++number) {
        auto entries = Test::numberedEntries(number, 1);
        QVERIFY(first->append(one, entries));
        QVERIFY(second->createDay(u"b%1"_s.arg(number), u"B"_s, anInstant));
        QCOMPARE(first->days()->size(), std::size_t(number) + 1);
        QCOMPARE(second->day(one)->entries, number);
    }
    QVERIFY(first->check()->isSound());
}

void TestStore::keepsTheLogShortForOthersWhenAtRest()
{
    const auto first = open();
    const qint64 one = *first->createDay(u"a"_s, u"A"_s, anInstant);
    const auto second = open();
    const qint64 two = *second->createDay(u"b"_s, u"B"_s, anInstant);
    auto entries = Test::numberedEntries(1, 1);
    QVERIFY(first->append(one, entries));
    first->rest();
    for (qint64 number = 1; number <= 60'000; number += 500) {
        auto group = Test::numberedEntries(number, 500);
        QVERIFY(second->append(two, group));
    }
    QVERIFY(QFileInfo(path()).size() > 15'000'000);
    const qint64 logSize = QFileInfo(path(u"room.db-wal"_s)).size();
    QVERIFY2(logSize < 8'000'000, qPrintable(QString::number(logSize)));
    auto more = Test::numberedEntries(2, 1);
    QVERIFY(first->append(one, more));
    QCOMPARE(allOf(*second, one).size(), 2u);
}

void TestStore::readsBesideAWriter()
{
    const qint64 day = fill(10);
    const auto writer = open();
    QVERIFY(writer->lockDay(day));
    auto entries = Test::numberedEntries(11, 5);
    QVERIFY(writer->append(day, entries));
    const auto reader = open(OpenMode::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(allOf(*reader, day).size(), 15u);
    auto more = Test::numberedEntries(16, 5);
    QVERIFY(reader->read(day, 1, [&](const SharedBatch &) {
        return writer->append(day, more).hasValue(); // while the reading is under way
    }));
    QCOMPARE(reader->findDay(u"autumn"_s)->entries, 20);
    auto refused = Test::numberedEntries(21, 1);
    QVERIFY(!reader->append(day, refused));
}

void TestStore::keepsItsLocksWhileOthersLook()
{
    fill(3);
    const auto store = open();
    QVERIFY(store);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create})
        QVERIFY(open(mode));
    QVERIFY(isHeld(path()));
}

void TestStore::keepsItsLocksWhileItIsCopiedAside()
{
    fill(3);
    const auto store = open();
    QVERIFY(store);
    const Failure failure = DamagedStore::keepAside(path(), u"It is damaged."_s);
    QVERIFY2(failure.detail.contains(u"was copied to"_s), qPrintable(failure.detail));
    QVERIFY(isHeld(path()));
}

void TestStore::appendsNothingToADayThatIsNotThere()
{
    const auto store = open();
    auto entries = Test::numberedEntries(1, 1);
    const auto appended = store->append(7, entries);
    QVERIFY(!appended);
    QCOMPARE(appended.failure().kind, Failure::Kind::NotFound);
}

void TestStore::keepsPicturesByTheirHash()
{
    const auto store = open();
    const QByteArray png("\x89PNG\0 not really, but bytes", 28);
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex());
    QVERIFY(store->keepPicture(png, hash));
    QVERIFY(store->keepPicture(png, hash));
    QCOMPARE(*store->picture(hash), png);
    QCOMPARE(store->check()->pictures, 1);
    QCOMPARE(store->picture(u"abc"_s).failure().kind, Failure::Kind::NotFound);
    QCOMPARE(store->keepPicture(png, u"abc"_s).failure().kind, Failure::Kind::BadInput);
}

void TestStore::saysWhenTheFileWasMoved()
{
    const qint64 day = fill(1);
    const auto store = open();
    auto entries = Test::numberedEntries(2, 1);
    QVERIFY(QFile::rename(path(), path(u"elsewhere.db"_s)));
    const auto appended = store->append(day, entries);
    QVERIFY(!appended);
    QVERIFY(appended.failure().detail.contains(u"moved or deleted"_s));
    QVERIFY(QFile::rename(path(u"elsewhere.db"_s), path()));
    QVERIFY(store->append(day, entries));
    QCOMPARE(allOf(*store, day).size(), 2u);
}

void TestStore::leavesWhatIsNoDatabaseUntouched()
{
    writeBytes(path(), "Dear diary, " + QByteArray(5000, 'x'));
    const auto before = everything();
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto store = Store::open(path(), mode);
        QVERIFY(!store);
        QVERIFY(store.failure().detail.contains(u"is not a Chaosroom store"_s));
        QVERIFY(store.failure().detail.contains(u"--store"_s));
    }
    QCOMPARE(everything(), before);
}

void TestStore::leavesDatabasesOfOthersUntouched()
{
    runSql(path(), "PRAGMA journal_mode=WAL; CREATE TABLE days (x); INSERT INTO days VALUES (1)");
    const auto before = everything();
    const auto store = Store::open(path(), OpenMode::Create);
    QVERIFY(!store);
    QVERIFY(store.failure().detail.contains(u"another program"_s));
    QCOMPARE(everything(), before);
}

void TestStore::leavesANewerStoreUntouched()
{
    fill(3);
    runSql(path(), "PRAGMA user_version = 99; CREATE TABLE more (x)");
    const auto before = everything();
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto store = Store::open(path(), mode);
        QVERIFY(!store);
        QCOMPARE(store.failure().kind, Failure::Kind::TooNew);
        QVERIFY(store.failure().detail.contains(u"99"_s));
    }
    QCOMPARE(everything(), before);
}

void TestStore::finishesAStoreThatWasNeverFinished()
{
    // As a kill in the first milliseconds leaves it: marked, and nothing else.
    runSql(path(), "PRAGMA application_id = 0x4348524d; PRAGMA journal_mode = WAL");
    const auto reader = Store::open(path(), OpenMode::ReadOnly);
    QVERIFY(!reader);
    QCOMPARE(reader.failure().kind, Failure::Kind::NotFound);
    QVERIFY(Store::open(path(), OpenMode::Create));
    QVERIFY(Store::open(path(), OpenMode::ReadOnly));
}

void TestStore::copiesADamagedStoreAside_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("cut");
    QTest::newRow("the head overwritten") << 0 << 4096 << false;
    QTest::newRow("the list of tables overwritten") << 100 << 3996 << false;
    QTest::newRow("the root of the journal overwritten") << 4096 << 40960 << false;
    QTest::newRow("cut off") << 20000 << 0 << true;
}

void TestStore::copiesADamagedStoreAside()
{
    QFETCH(int, offset);
    QFETCH(int, length);
    QFETCH(bool, cut);
    fill(2000);
    QByteArray bytes = bytesOf(path());
    QVERIFY(bytes.size() > 100'000);
    if (cut)
        bytes.truncate(offset);
    else
        bytes.replace(offset, length, QByteArray(length, char(0x5a)));
    writeBytes(path(), bytes);

    for (const OpenMode mode : {OpenMode::Create, OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto store = Store::open(path(), mode);
        QVERIFY(!store);
        const QString said = store.failure().detail;
        QCOMPARE(store.failure().kind, Failure::Kind::Storage);
        QVERIFY2(said.contains(u"damaged"_s) && said.contains(u"copied to"_s)
                     && said.contains(u"--store"_s) && said.contains(u"can"_s),
                 qPrintable(said));
    }
    QCOMPARE(bytesOf(path()), bytes);
    const QStringList copies = damagedCopies();
    QCOMPARE(copies.size(), 1);
    QCOMPARE(bytesOf(path(copies[0])), bytes);
}

void TestStore::copiesTheSameDamageOnce()
{
    fill(10);
    QByteArray bytes = bytesOf(path());
    bytes.replace(0, 100, QByteArray(100, 'x'));
    writeBytes(path(), bytes);
    QVERIFY(!open());
    QVERIFY(!open());
    QCOMPARE(damagedCopies().size(), 1);
}

void TestStore::readsUpToTheDamage()
{
    const qint64 day = fill(5000);
    QByteArray bytes = bytesOf(path());
    bytes.replace(bytes.size() / 2, 4096, QByteArray(4096, char(0x5a)));
    writeBytes(path(), bytes);
    const auto store = open(OpenMode::ReadOnly);
    QVERIFY(store); // the damage lies where opening does not look
    qint64 last = 0;
    const auto read = store->read(day, 1, [&last](const SharedBatch &batch) {
        last = batch->lastSequence();
        return true;
    });
    QVERIFY(!read);
    QVERIFY2(last > 1000 && last < 4000, qPrintable(QString::number(last)));
    QVERIFY2(read.failure().detail.contains(u"Its first %1 entries can still be read"_s.arg(last)),
             qPrintable(read.failure().detail));
    QCOMPARE(damagedCopies().size(), 1);
}

void TestStore::checkCountsWhatIsThere()
{
    fill(100);
    const auto health = open(OpenMode::ReadOnly)->check();
    QVERIFY(health);
    QVERIFY(*health == (StoreHealth{.days = 1, .entries = 100, .pictures = 0, .findings = {}}));
}

void TestStore::checkFindsMissingEntries()
{
    fill(100);
    runSql(path(),
           "DELETE FROM journal WHERE entry & 0xff BETWEEN 10 AND 12;"
           "UPDATE journal SET payload = '{' WHERE entry & 0xff = 20;"
           "INSERT INTO journal SELECT (9 << 40) + 1, id, at, actor, kind, subject, payload"
           " FROM journal LIMIT 1;"
           "INSERT INTO pictures VALUES ('abc', x'00')");
    const auto health = open(OpenMode::ReadOnly)->check();
    QVERIFY(health);
    QCOMPARE(health->findings.size(), 4);
    QVERIFY(health->findings.join(u'\n').contains(u"3 are missing"_s));
    QVERIFY(health->findings.join(u'\n').contains(u"day 9"_s));
}

void TestStore::checkFindsBrokenPages()
{
    fill(5000);
    QByteArray bytes = bytesOf(path());
    bytes.replace(bytes.size() / 2, 4096, QByteArray(4096, char(0x5a)));
    writeBytes(path(), bytes);
    const auto health = open(OpenMode::ReadOnly)->check();
    QVERIFY(health);
    QVERIFY(!health->isSound());
}

void TestStore::backsUpWhileInUse()
{
    const qint64 day = fill(300);
    const auto writer = open();
    auto entries = Test::numberedEntries(301, 10);
    QVERIFY(writer->append(day, entries));
    QVERIFY(open(OpenMode::ReadOnly)->backupTo(path(u"backup.db"_s)));
    auto more = Test::numberedEntries(311, 10);
    QVERIFY(writer->append(day, more));
    const auto backup = Store::open(path(u"backup.db"_s), OpenMode::ReadWrite);
    QVERIFY(backup);
    QCOMPARE(allOf(**backup, day).size(), 310u);
    QVERIFY((*backup)->check()->isSound());
    QVERIFY(!QFile::exists(path(u"backup.db.part"_s)));
}

void TestStore::backupOverwritesNothing()
{
    fill(3);
    writeBytes(path(u"taken"_s), "precious");
    const auto backup = open(OpenMode::ReadOnly)->backupTo(path(u"taken"_s));
    QVERIFY(!backup);
    QCOMPARE(backup.failure().kind, Failure::Kind::BadInput);
    QCOMPARE(bytesOf(path(u"taken"_s)), QByteArray("precious"));
    QVERIFY(!open(OpenMode::ReadOnly)->backupTo(path(u"no/such/folder"_s)));
}

void TestStore::saysWhatToDoAboutAReadOnlyFolder()
{
    fill(3);
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    QFile::setPermissions(m_folder->path(),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
                              | QFile::ReadOther | QFile::ExeOther);
    QProcess child;
    child.start(QStringLiteral(JOURNAL_CHILD), {u"unprivileged"_s, path()});
    QVERIFY(child.waitForFinished());
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    QCOMPARE(child.exitCode(), 0);
    const QString said = QString::fromUtf8(child.readAllStandardOutput());
    QVERIFY2(said.contains(u"cannot be written"_s) && said.contains(u"--store"_s)
                 && said.contains(u"Permission denied"_s),
             qPrintable(said));
    QVERIFY2(said.contains(u"days 1"_s), qPrintable(said));
}

void TestStore::refusesAFolderForAFile()
{
    const auto store = Store::open(m_folder->path(), OpenMode::Create);
    QVERIFY(!store);
    QVERIFY(store.failure().detail.contains(u"is not a file"_s));
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
