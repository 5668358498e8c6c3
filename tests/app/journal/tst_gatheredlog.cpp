// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/database.h"
#include "app/journal/gatheredlog.h"
#include "app/journal/storebytes.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <memory>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestGatheredLog : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void showsACommitToOthersAtOnce();
    void readsWhatItWroteWithinATransaction();
    void keepsACommitThatIsLargerThanWhatIsGathered();
    void leavesNothingOfATransactionTakenBack();
    void growsInSteps();
    void reservesOnce();
    void aReservedLogIsEmptyAfterACrash();
    void goesOnFromTheStartOfAMovedLog();

private:
    [[nodiscard]] QString path(const QString &name = u"room.db"_s) const
    {
        return m_folder->filePath(name);
    }
    [[nodiscard]] qint64 logSize() const { return QFileInfo(path(u"room.db-wal"_s)).size(); }
    [[nodiscard]] std::unique_ptr<Database> open(const QString &name = u"room.db"_s) const
    {
        Outcome<Database> opened = Database::open(path(name), Database::Access::Create);
        auto database = std::make_unique<Database>(std::move(*opened));
        const bool ready =
            database->run("PRAGMA journal_mode = WAL") && database->syncEveryCommit();
        return ready ? std::move(database) : nullptr;
    }
    /// Copies the store as a crash would leave it now.
    void crashTo(const QString &name) const
    {
        QCOMPARE(StoreBytes(path()).copyTo(path(name)), QString());
        QVERIFY(QFile::copy(path(u"room.db-wal"_s), path(name + u"-wal"_s)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr const char *insertOne = "INSERT INTO t (text) VALUES (hex(randomblob(100)))";
constexpr const char *count = "SELECT count(*) FROM t";

} // namespace

void TestGatheredLog::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    const auto database = open();
    QVERIFY(database);
    QVERIFY(database->run("CREATE TABLE t (number INTEGER PRIMARY KEY, text TEXT) STRICT"));
}

void TestGatheredLog::showsACommitToOthersAtOnce()
{
    const auto one = open();
    const auto other = open();
    for (int round = 1; round <= 200; ++round) {
        const auto &writer = round % 3 == 0 ? one : other;
        QVERIFY(writer->run(insertOne));
        QCOMPARE(*one->number(count), round);
        QCOMPARE(*other->number(count), round);
    }
    // What is in the files without asking either of the two.
    crashTo(u"crashed.db"_s);
    QCOMPARE(*open(u"crashed.db"_s)->number(count), 200);
}

void TestGatheredLog::readsWhatItWroteWithinATransaction()
{
    const auto database = open();
    QVERIFY(database->run("PRAGMA cache_size = 2; BEGIN"));
    for (int number = 1; number <= 500; ++number)
        QVERIFY(database->run(insertOne));
    QCOMPARE(*database->number(count), 500);
    QVERIFY(database->run("COMMIT"));
    QCOMPARE(*database->number(count), 500);
    QCOMPARE(*open()->number("SELECT sum(length(text)) FROM t"), 500 * 200);
}

void TestGatheredLog::keepsACommitThatIsLargerThanWhatIsGathered()
{
    const auto database = open();
    QVERIFY(database->run("INSERT INTO t (text) VALUES (hex(zeroblob(3000000)))"));
    QVERIFY(database->run(insertOne));
    crashTo(u"crashed.db"_s);
    const auto crashed = open(u"crashed.db"_s);
    QCOMPARE(*crashed->number("SELECT max(length(text)) FROM t"), 6'000'000);
    QCOMPARE(*crashed->number(count), 2);
}

void TestGatheredLog::leavesNothingOfATransactionTakenBack()
{
    const auto one = open();
    const auto other = open();
    QVERIFY(one->run("PRAGMA cache_size = 2"));
    for (int round = 1; round <= 20; ++round) {
        QVERIFY(one->run("BEGIN; INSERT INTO t (text) VALUES (hex(zeroblob(100000)));"
                         "INSERT INTO t (text) VALUES (hex(zeroblob(100000))); ROLLBACK"));
        QVERIFY(other->run(insertOne)); // where the frames taken back would have been
        QVERIFY(one->run(insertOne));
        QCOMPARE(*one->number(count), 2 * round);
    }
    crashTo(u"crashed.db"_s);
    const auto crashed = open(u"crashed.db"_s);
    QCOMPARE(*crashed->number(count), 40);
    QCOMPARE(*crashed->number("SELECT count(*) FROM pragma_integrity_check"
                              " WHERE integrity_check = 'ok'"),
             1);
}

void TestGatheredLog::growsInSteps()
{
    const auto database = open();
    qint64 last = 0;
    int grown = 0;
    for (int number = 0; number < 300; ++number) {
        QVERIFY(database->run(insertOne));
        grown += logSize() > last ? 1 : 0;
        last = logSize();
    }
    QVERIFY2(grown >= 2 && grown <= 10, qPrintable(QString::number(grown)));
}

void TestGatheredLog::reservesOnce()
{
    const auto database = open();
    QVERIFY(database->run(insertOne));
    QVERIFY(database->run("BEGIN IMMEDIATE"));
    QCOMPARE(GatheredLog::reserve(database->handle(), 5'000'000), SQLITE_OK);
    QCOMPARE(logSize(), 5'000'000);
    QCOMPARE(GatheredLog::reserve(database->handle(), 1'000'000), SQLITE_OK);
    QVERIFY(database->run("COMMIT"));
    for (int number = 0; number < 300; ++number)
        QVERIFY(database->run(insertOne));
    QCOMPARE(logSize(), 5'000'000);
    QCOMPARE(*open()->number(count), 301);
}

void TestGatheredLog::aReservedLogIsEmptyAfterACrash()
{
    const auto database = open();
    QVERIFY(database->run("BEGIN IMMEDIATE"));
    QCOMPARE(GatheredLog::reserve(database->handle(), 2'000'000), SQLITE_OK);
    QVERIFY(database->run("COMMIT"));
    crashTo(u"empty.db"_s);
    QCOMPARE(*open(u"empty.db"_s)->number(count), 0);
    QVERIFY(database->run(insertOne));
    crashTo(u"crashed.db"_s);
    QCOMPARE(*open(u"crashed.db"_s)->number(count), 1);
}

void TestGatheredLog::goesOnFromTheStartOfAMovedLog()
{
    const auto one = open();
    const auto other = open();
    for (int round = 1; round <= 50; ++round) {
        QVERIFY(one->run(insertOne));
        QVERIFY(other->run("PRAGMA wal_checkpoint(RESTART)"));
        QVERIFY(other->run(insertOne));
    }
    QVERIFY(one->run("PRAGMA wal_checkpoint(TRUNCATE)"));
    QCOMPARE(logSize(), 0);
    QVERIFY(one->run(insertOne));
    QVERIFY(other->run(insertOne));
    crashTo(u"crashed.db"_s);
    QCOMPARE(*open(u"crashed.db"_s)->number(count), 102);
}

QTEST_GUILESS_MAIN(TestGatheredLog)
#include "tst_gatheredlog.moc"
