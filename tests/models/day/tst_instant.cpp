// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/instant.h"

#include <QTest>

using namespace Chaos;

class TestInstant : public QObject
{
    Q_OBJECT

private slots:
    void writesUtcWithSixDigits();
    void readsWhatServersWrite_data();
    void readsWhatServersWrite();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void readsBackWhatItWrote();
};

void TestInstant::writesUtcWithSixDigits()
{
    QCOMPARE(toRfc3339(instantOf(1796738892000123)), QStringLiteral("2026-12-08T14:08:12.000123Z"));
    QCOMPARE(toRfc3339(Instant{}), QStringLiteral("1970-01-01T00:00:00.000000Z"));
}

void TestInstant::readsWhatServersWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("no fraction") << QByteArray("2026-12-08T14:08:12Z") << qint64(1796738892000000);
    QTest::newRow("milliseconds") << QByteArray("2026-12-08T14:08:12.5Z")
                                  << qint64(1796738892500000);
    QTest::newRow("nanoseconds are cut, not rounded up into the next second")
        << QByteArray("2026-12-08T14:08:12.999999999Z") << qint64(1796738892999999);
    QTest::newRow("east") << QByteArray("2026-12-08T15:08:12+01:00") << qint64(1796738892000000);
    QTest::newRow("west") << QByteArray("2026-12-08T08:38:12-05:30") << qint64(1796738892000000);
    QTest::newRow("lower case and a blank")
        << QByteArray("2026-12-08 14:08:12z") << qint64(1796738892000000);
    QTest::newRow("leap second") << QByteArray("2016-12-31T23:59:60Z") << qint64(1483228800000000);
}

void TestInstant::readsWhatServersWrite()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, micros);
    const auto read = fromRfc3339(text.toStdString());
    QVERIFY(read);
    QCOMPARE(microsOf(*read), micros);
}

void TestInstant::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "0001-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
          "2026-12-08T24:00:00Z", "2026-12-08T14:08:12", "2026-12-08T14:08:12.Z",
          "2026-12-08T14:08:12.1234567890Z", "2026-12-08T14:08:12Zx", "2026-12-08T14:08:12+1:00",
          "2026-12-8T14:08:12Z", "yesterday"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void TestInstant::refusesWhatIsNoTime()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromRfc3339(text.toStdString()));
}

void TestInstant::readsBackWhatItWrote()
{
    for (const qint64 micros :
         {qint64(0), qint64(1), qint64(951782400000000), qint64(4102444799999999)})
        QCOMPARE(fromRfc3339(toRfc3339(instantOf(micros)).toStdString()), instantOf(micros));
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
