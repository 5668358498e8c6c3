// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a program of its own must suffer: being killed, and a disk without room.

#include "app/journal/store.h"
#include "tests/app/journal/sampleentries.h"
#include "tests/support/smalldisk.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

/// What the child said, and what of it was committed.
struct Told
{
    QStringList lines{};
    qint64 committed = 0;

    explicit Told(const QByteArray &output)
    {
        // What follows the last line end was cut off by the kill.
        const qsizetype end = output.lastIndexOf('\n') + 1;
        lines = QString::fromUtf8(output.first(end)).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : std::as_const(lines)) {
            if (line.startsWith(u"committed "_s))
                committed = line.mid(10).toLongLong();
        }
    }
    [[nodiscard]] QString line(const QString &start) const
    {
        for (const QString &line : lines) {
            if (line.startsWith(start))
                return line;
        }
        return {};
    }
};

} // namespace

class TestHardships : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void losesNothingToldWhenKilled();
    void outlivesAFullDisk();
    void outlivesASmallDisk_data();
    void outlivesASmallDisk();

private:
    void makeStore(const QString &path)
    {
        m_path = path;
        const auto store = Store::open(m_path, OpenMode::Create);
        QVERIFY(store);
        m_day = *(*store)->createDay(u"autumn"_s, u"Autumn day"_s, instantOf(1));
    }
    /// How many entries there are, each after `known` the one that its sequence says; -1 if not.
    qint64 wholeEntries(qint64 known = 0)
    {
        const auto store = Store::open(m_path, OpenMode::ReadWrite);
        if (!store)
            return -1;
        qint64 count = known;
        const auto read = (*store)->read(m_day, known + 1, [&count](const SharedBatch &batch) {
            for (const EntryView &entry : batch->entries()) {
                Entry expected = Test::numberedEntry(count + 1);
                expected.sequence = count + 1;
                if (Test::copyOf(entry) != expected)
                    return false;
                ++count;
            }
            return true;
        });
        return read && (*store)->day(m_day)->entries == count ? count : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
    QString m_path;
    qint64 m_day = 0;
};

void TestHardships::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    makeStore(m_folder->filePath(u"room.db"_s));
}

void TestHardships::losesNothingToldWhenKilled()
{
    std::mt19937 random(20261208);
    qint64 before = 0;
    int killedWhileWriting = 0;
    for (int kill = 0; kill < 40; ++kill) {
        QProcess child;
        child.start(QStringLiteral(JOURNAL_CHILD),
                    {u"append"_s, m_path, QString::number(m_day), u"1000000000"_s});
        QVERIFY(child.waitForStarted());
        // Some before they have written anything, most in the middle of it.
        QByteArray output;
        const int enough = int(random() % 700);
        QDeadlineTimer patience(kill % 5 == 0 ? int(random() % 30) : 10'000);
        while (output.size() < enough && !patience.hasExpired()
               && child.state() == QProcess::Running) {
            child.waitForReadyRead(int(patience.remainingTime()));
            output += child.readAllStandardOutput();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        const Told told(output + child.readAllStandardOutput());
        QVERIFY2(told.line(u"open failed"_s).isEmpty(), qPrintable(told.lines.join(u'\n')));

        const qint64 there = wholeEntries(before);
        QVERIFY2(there >= told.committed && there >= before,
                 qPrintable(u"kill %1: %2 told, %3 there, %4 before"_s.arg(kill)
                                .arg(told.committed)
                                .arg(there)
                                .arg(before)));
        killedWhileWriting += there > before ? 1 : 0;
        before = there;
    }
    QVERIFY(killedWhileWriting >= 30);
    QCOMPARE(wholeEntries(), before);
    const auto store = Store::open(m_path, OpenMode::ReadOnly);
    QCOMPARE((*store)->check()->findings, QStringList());
}

void TestHardships::outlivesAFullDisk()
{
    QProcess child;
    child.start(QStringLiteral(JOURNAL_CHILD),
                {u"append"_s, m_path, QString::number(m_day), u"20000"_s, u"1500000"_s});
    QVERIFY(child.waitForFinished());
    const Told told(child.readAllStandardOutput());
    const QString failed = told.line(u"failed"_s);
    QVERIFY2(failed.contains(u"no room left"_s) && failed.contains(u"Make room"_s)
                 && failed.contains(u"kept in memory"_s),
             qPrintable(failed));
    QVERIFY(!told.line(u"recovered"_s).isEmpty());
    QCOMPARE(told.lines.last(), u"closed"_s);
    QCOMPARE(told.committed, 20'000);
    QCOMPARE(wholeEntries(), 20'000);
}

void TestHardships::outlivesASmallDisk_data()
{
    using Kind = Test::SmallDisk::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::newRow("that says it is full") << Kind::Feigned;
    // Root has it for real as well: nobody else may make one.
    const QString folder = m_folder->filePath(u"trial"_s);
    if (QDir().mkpath(folder) && Test::SmallDisk(folder, 65536, Kind::Real).isThere())
        QTest::newRow("that is full") << Kind::Real;
}

void TestHardships::outlivesASmallDisk()
{
    QFETCH(Test::SmallDisk::Kind, kind);
    const QString folder = m_folder->filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(folder));
    Test::SmallDisk disk(folder, 2'000'000, kind);
    QVERIFY(disk.isThere());
    makeStore(folder + u"/room.db"_s);

    // Room for three entries in four at first, then for all.
    auto store = Store::open(m_path, OpenMode::ReadWrite);
    qint64 kept = 0;
    Outcome<Done> appended = Done{};
    while (appended && kept < 1'000'000) {
        auto entries = Test::numberedEntries(kept + 1, 50);
        appended = (*store)->append(m_day, entries);
        kept += appended ? 50 : 0;
    }
    QVERIFY(!appended);
    QVERIFY2(appended.failure().detail.contains(u"no room left"_s),
             qPrintable(appended.failure().detail));
    QVERIFY(kept > 1000);
    QCOMPARE((*store)->day(m_day)->entries, kept);
    QVERIFY(disk.resize(20'000'000));
    auto entries = Test::numberedEntries(kept + 1, 50);
    QVERIFY((*store)->append(m_day, entries));
    store.value().reset();
    QCOMPARE(wholeEntries(), kept + 50);
}

QTEST_GUILESS_MAIN(TestHardships)
#include "tst_hardships.moc"
