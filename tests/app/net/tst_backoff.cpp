// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/backoff.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToItsCap_data();
    void doublesUpToItsCap();
    void takesAnotherCapAtOnce();
    void startsAgainAfterASuccess();
    void seatsDoNotKnockTogether();
    void isTheSameForTheSameSeed();
    void neverOverflows();
};

void TestBackoff::doublesUpToItsCap_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("wholeSeconds");
    QTest::newRow("first") << 1 << 2;
    QTest::newRow("second") << 2 << 4;
    QTest::newRow("third") << 3 << 8;
    QTest::newRow("fourth is capped") << 4 << 10;
    QTest::newRow("hundredth is capped") << 100 << 10;
}

void TestBackoff::doublesUpToItsCap()
{
    QFETCH(int, failure);
    QFETCH(int, wholeSeconds);
    const Micros whole = std::chrono::seconds(wholeSeconds);
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Backoff backoff(2s, 10s, seed);
        Micros wait{0};
        for (int i = 0; i < failure; ++i)
            wait = backoff.next();
        QVERIFY(wait >= whole / 2);
        QVERIFY(wait <= whole);
        QCOMPARE(backoff.failures(), failure);
    }
}

void TestBackoff::takesAnotherCapAtOnce()
{
    Backoff backoff(1s, 10s, 7);
    for (int i = 0; i < 10; ++i)
        (void)backoff.next();
    backoff.setCap(60s);
    QVERIFY(backoff.next() >= 30s);
    backoff.setCap(10s);
    QVERIFY(backoff.next() <= 10s);
}

void TestBackoff::startsAgainAfterASuccess()
{
    Backoff backoff(1s, 60s, 7);
    for (int i = 0; i < 5; ++i)
        (void)backoff.next();
    backoff.reset();
    QVERIFY(backoff.next() <= 1s);
}

void TestBackoff::seatsDoNotKnockTogether()
{
    Backoff one(1s, 60s, 1);
    Backoff other(1s, 60s, 2);
    QVERIFY(one.next() != other.next());
}

void TestBackoff::isTheSameForTheSameSeed()
{
    Backoff one(1s, 60s, 9);
    Backoff other(1s, 60s, 9);
    for (int i = 0; i < 10; ++i)
        QVERIFY(one.next() == other.next());
}

void TestBackoff::neverOverflows()
{
    Backoff backoff(1us, Micros::max() / 2, 3);
    for (int i = 0; i < 200; ++i)
        QVERIFY(backoff.next() >= 0us);
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
