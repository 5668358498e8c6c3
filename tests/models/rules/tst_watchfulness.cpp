// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/watchfulness.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWatchfulness : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhenADateIsAnywhere();
    void watchesCloselyOnTheDay_data();
    void watchesCloselyOnTheDay();
};

void TestWatchfulness::knowsWhenADateIsAnywhere()
{
    const Window day = dateAnywhere(QDate(2026, 12, 8));
    QVERIFY(day.from == *fromRfc3339("2026-12-08T00:00:00+14:00"));
    QVERIFY(day.to == *fromRfc3339("2026-12-09T00:00:00-12:00"));
}

void TestWatchfulness::watchesCloselyOnTheDay_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<bool>("isUnderWay");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("isClose");
    QTest::addColumn<QByteArray>("turnsAt"); // empty: never by itself

    const QDate tuesday(2026, 12, 8);
    const QByteArray begins = "2026-12-07T10:00:00Z";
    const QByteArray ends = "2026-12-09T12:00:00Z";
    const auto row = [&](const char *name, QDate date, const QByteArray &now, bool isClose,
                         const QByteArray &turnsAt) {
        QTest::newRow(name) << date << false << now << isClose << turnsAt;
        QTest::newRow(qPrintable(QLatin1StringView(name) + u", in the middle of an experiment"_s))
            << date << true << now << true << QByteArray();
    };
    row("weeks before", tuesday, "2026-11-17T09:00:00Z", false, begins);
    row("just before it begins anywhere", tuesday, "2026-12-07T09:59:59.999999Z", false, begins);
    row("as it begins on Kiritimati", tuesday, begins, true, ends);
    row("at noon", tuesday, "2026-12-08T12:00:00Z", true, ends);
    row("just before it is over everywhere", tuesday, "2026-12-09T11:59:59.999999Z", true, ends);
    row("as it is over on Baker Island", tuesday, ends, false, {});
    row("a year later", tuesday, "2027-12-08T12:00:00Z", false, {});
    row("without a date", {}, "2026-12-08T12:00:00Z", true, {});
}

void TestWatchfulness::watchesCloselyOnTheDay()
{
    QFETCH(const QDate, date);
    QFETCH(const bool, isUnderWay);
    QFETCH(const QByteArray, now);
    QFETCH(const QByteArray, turnsAt);
    const Instant at = *fromRfc3339(now.toStdString());
    QTEST(watchfulnessOn(date, isUnderWay, at) == Watchfulness::Closely, "isClose");
    const auto turn = watchfulnessTurnsAt(date, isUnderWay, at);
    QCOMPARE(turn.has_value(), !turnsAt.isEmpty());
    if (turn) {
        QVERIFY(*turn == *fromRfc3339(turnsAt.toStdString()));
        QVERIFY(watchfulnessOn(date, isUnderWay, *turn) != watchfulnessOn(date, isUnderWay, at));
    }
}

QTEST_GUILESS_MAIN(TestWatchfulness)
#include "tst_watchfulness.moc"
