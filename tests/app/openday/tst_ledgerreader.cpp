// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ledgerreader.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "models/day/entries.h"
#include "tests/support/longday.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestLedgerReader : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void readsOnlyWhenItIsWanted();
    void waitsWhileADayIsBeingOpened();
    void givesWayInTheMiddleAndReadsAgain();
    void followsWhileSomebodyLooks();
    void endsInTheMiddle();
    void knowsNothingOfAStoreThatIsNotThere();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"room.db"_s); }

    QTemporaryDir m_folder;
    SetClock m_clock{RoomClock().now()};
    KeptDays m_expected;
};

void TestLedgerReader::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_folder.isValid());
    const auto number = Test::LongDay(20'000, RoomClock().now()).write(path());
    QVERIFY(number);
    const auto store = Store::open(path(), OpenMode::ReadOnly);
    QVERIFY(store);
    const auto day = foldDay(**store, *number);
    QVERIFY(day);
    const auto info = (*store)->day(*number);
    QVERIFY(info);
    // Read as a whole: what the reader leaves out changes nothing.
    m_expected.days = {pastDayOf(*day, info->key, m_clock.now())};
    QVERIFY(!m_expected.ledger().empty());
}

void TestLedgerReader::readsOnlyWhenItIsWanted()
{
    LedgerReader reader(path(), m_clock);
    QSignalSpy read(&reader, &LedgerReader::read);
    reader.hold();
    reader.release();
    QCoreApplication::processEvents();
    QCOMPARE(read.count(), 0);
    reader.want();
    QVERIFY(read.wait(60'000));
    QVERIFY(*read.front().front().value<LookBack>().days == m_expected);
    QVERIFY(read.front().front().value<LookBack>().ledger == m_expected.ledger());
    // Whoever looks again sees what has been proved since.
    reader.want();
    QVERIFY(read.wait(60'000));
}

void TestLedgerReader::waitsWhileADayIsBeingOpened()
{
    LedgerReader reader(path(), m_clock);
    QSignalSpy read(&reader, &LedgerReader::read);
    reader.hold();
    reader.want();
    reader.want();
    QVERIFY(!read.wait(200));
    reader.release();
    QVERIFY(read.wait(60'000));
    QVERIFY(!read.wait(50));
    QCOMPARE(read.count(), 1);
}

void TestLedgerReader::givesWayInTheMiddleAndReadsAgain()
{
    LedgerReader reader(path(), m_clock);
    QSignalSpy read(&reader, &LedgerReader::read);
    reader.want();
    reader.hold();
    QVERIFY(!read.wait(300));
    reader.release();
    QVERIFY(read.wait(60'000));
    QVERIFY(*read.front().front().value<LookBack>().days == m_expected);
    QVERIFY(read.front().front().value<LookBack>().ledger == m_expected.ledger());
}

void TestLedgerReader::followsWhileSomebodyLooks()
{
    QTemporaryDir folder;
    const QString live = folder.filePath(u"live.db"_s);
    {
        auto store = Store::open(path(), OpenMode::ReadOnly);
        QVERIFY(store && (*store)->backupTo(live));
    }
    const auto keep = [&](const QString &alert) {
        Experiment one{.key = alert.toLower(), .title = alert};
        one.expectedAlerts = {{.alert = {.source = u"room"_s, .name = alert}}};
        auto store = Store::open(live, OpenMode::ReadWrite);
        return store
            && DayWriter(**store).keep(*(*store)->findDay(Test::LongDay::key()),
                                       Entries::planned(one));
    };
    const auto knows = [](const QSignalSpy &read, const QString &alert) {
        const auto &results = read.back().front().value<LookBack>().days->days.front().results;
        return std::ranges::count(results, alert, &Proof::alert) > 0;
    };
    LedgerReader reader(live, m_clock, std::chrono::milliseconds(10));
    QSignalSpy read(&reader, &LedgerReader::read);
    reader.follow(true);
    QVERIFY(read.wait(60'000));
    QVERIFY(!read.wait(500)); // nothing came
    QVERIFY(keep(u"First"_s));
    QVERIFY(read.wait(60'000));
    QVERIFY(knows(read, u"First"_s));
    // Neither while a day is being opened …
    reader.hold();
    QVERIFY(keep(u"Second"_s));
    QVERIFY(!read.wait(500));
    reader.release();
    QVERIFY(read.wait(60'000));
    QVERIFY(knows(read, u"Second"_s));
    // … nor when nobody looks any more.
    reader.follow(false);
    QVERIFY(keep(u"Third"_s));
    QVERIFY(!read.wait(500));
    QCOMPARE(read.count(), 3);
}

void TestLedgerReader::endsInTheMiddle()
{
    bool isRead = false;
    {
        LedgerReader reader(path(), m_clock);
        connect(&reader, &LedgerReader::read, this, [&isRead] { isRead = true; });
        reader.want();
    }
    QCoreApplication::processEvents();
    QVERIFY(!isRead);
}

void TestLedgerReader::knowsNothingOfAStoreThatIsNotThere()
{
    LedgerReader reader(m_folder.filePath(u"nowhere.db"_s), m_clock);
    QSignalSpy read(&reader, &LedgerReader::read);
    reader.want();
    QVERIFY(read.wait(60'000));
    QVERIFY(*read.front().front().value<LookBack>().days == KeptDays());
}

QTEST_GUILESS_MAIN(TestLedgerReader)
#include "tst_ledgerreader.moc"
