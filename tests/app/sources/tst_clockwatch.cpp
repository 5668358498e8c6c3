// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/clockwatch.h"
#include "models/day/clockbook.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {
constexpr Instant noon = instantOf(1'700'000'000'000'000);

ClockSample sample(Micros at, Micros delay, Micros ahead)
{
    const Instant stamp = noon + at + delay / 2 + ahead;
    return {noon + at, noon + at + delay, stamp, stamp};
}
} // namespace

class TestClockWatch : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheFirst();
    void keepsQuietWhileNothingIsNew();
    void tellsAStepAtOnce();
    void tellsWhenMuchMoreIsKnown();
};

void TestClockWatch::tellsTheFirst()
{
    ClockWatch watch(u"prom"_s);
    auto entry = watch.take(sample(0s, 2ms, 3s));
    QVERIFY(entry);
    ClockBook book;
    book.apply(entry->view());
    const auto reading = book.near("prom", noon);
    QVERIFY(reading && reading->offset == 3s);
    // Half the delay, and what the clocks may drift until the next reading.
    QVERIFY(reading->error >= 1ms && reading->error <= 4ms);
    QVERIFY(reading->at == noon + 2ms);
}

void TestClockWatch::keepsQuietWhileNothingIsNew()
{
    ClockWatch watch(u"prom"_s);
    int told = 0;
    for (int second = 0; second < 600; second += 2)
        told += watch.take(sample(std::chrono::seconds(second), 2ms, 3s)).has_value() ? 1 : 0;
    QVERIFY2(told >= 20 && told <= 22, qPrintable(QString::number(told)));
}

void TestClockWatch::tellsAStepAtOnce()
{
    ClockWatch watch(u"prom"_s);
    QVERIFY(watch.take(sample(0s, 2ms, 0s)));
    QVERIFY(!watch.take(sample(2s, 2ms, 0s)));
    QVERIFY(watch.take(sample(4s, 2ms, 1h)));
    QVERIFY(!watch.take(sample(6s, 2ms, 1h)));
}

void TestClockWatch::tellsWhenMuchMoreIsKnown()
{
    ClockWatch watch(u"prom"_s);
    QVERIFY(watch.take(sample(0s, 400ms, 0s)));
    QVERIFY(!watch.take(sample(1s, 390ms, 0s)));
    QVERIFY(watch.take(sample(2s, 10ms, 0s)));
}

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clockwatch.moc"
