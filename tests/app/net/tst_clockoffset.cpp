// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/clockoffset.h"

#include <QTest>

#include <random>
#include <vector>

using namespace Chaos;
using namespace std::chrono_literals;

namespace {
constexpr Instant noon = instantOf(1'700'000'000'000'000);

/// A stamp of a far clock that is `ahead`, read half-way, known to `resolution`.
ClockSample sample(Micros asked, Micros delay, Micros ahead, Micros resolution = 0us)
{
    const Instant t1 = noon + asked;
    const Instant stamp = t1 + delay / 2 + ahead;
    return {t1, t1 + delay, stamp, stamp + resolution};
}

/// What an HTTP Date header tells of a far clock that stands at `far`: whole seconds, cut off.
ClockSample dated(Instant t1, Instant t4, Instant far)
{
    const Instant second = std::chrono::floor<std::chrono::seconds>(far);
    return {t1, t4, second, second + 1s};
}
} // namespace

class TestClockOffset : public QObject
{
    Q_OBJECT

private slots:
    void knowsNothingBeforeTheFirstSample();
    void computesOffsets_data();
    void computesOffsets();
    void passesOverSamplesThatCannotBe();
    void tellsAStep_data();
    void tellsAStep();
    void growsLessCertainWithTime();
    void findsTheTickOfWholeSeconds();
    void alwaysHoldsTheTruth();
};

void TestClockOffset::knowsNothingBeforeTheFirstSample()
{
    const ClockOffset offset;
    QVERIFY(!offset.reading(noon));
    QVERIFY(!offset.nextSecond(noon));
}

void TestClockOffset::computesOffsets_data()
{
    QTest::addColumn<std::vector<ClockSample>>("samples");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("error");
    using Samples = std::vector<ClockSample>;
    QTest::newRow("equal clocks, no delay") << Samples{sample(0us, 0us, 0us)} << 0LL << 0LL;
    QTest::newRow("half the delay is the error")
        << Samples{sample(0us, 800us, 0us)} << 0LL << 400LL;
    QTest::newRow("far clock ahead") << Samples{sample(0us, 800us, 2s)} << 2'000'000LL << 400LL;
    QTest::newRow("far clock behind") << Samples{sample(0us, 800us, -3s)} << -3'000'000LL << 400LL;
    QTest::newRow("half the resolution is added, to both")
        << Samples{sample(0us, 800us, 0us, 1ms)} << 500LL << 900LL;
    QTest::newRow("the smaller delay rules, whichever comes first")
        << Samples{sample(0us, 200us, 1s), sample(0us, 50ms, 1s)} << 1'000'000LL << 100LL;
    QTest::newRow("the smaller delay rules, whichever comes last")
        << Samples{sample(0us, 50ms, 1s), sample(50ms, 200us, 1s)} << 1'000'000LL << 100LL;
    QTest::newRow("two bounds that overlap by half")
        << Samples{sample(0us, 800us, 0us), sample(0us, 800us, 400us)} << 200LL << 200LL;
}

void TestClockOffset::computesOffsets()
{
    QFETCH(std::vector<ClockSample>, samples);
    QFETCH(qint64, offset);
    QFETCH(qint64, error);
    ClockOffset clock(0);
    for (const ClockSample &one : samples)
        QVERIFY(!clock.take(one));
    const auto reading = clock.reading(noon + 1s);
    QVERIFY(reading);
    QVERIFY(reading->at == noon + 1s);
    QCOMPARE(qint64(reading->offset.count()), offset);
    QCOMPARE(qint64(reading->error.count()), error);
}

void TestClockOffset::passesOverSamplesThatCannotBe()
{
    ClockOffset clock(0);
    QVERIFY(!clock.take({noon, noon - 1us, noon, noon})); // answered before it was asked
    QVERIFY(!clock.take({noon, noon + 1us, noon, noon - 1us}));
    QVERIFY(!clock.reading(noon));
    QVERIFY(!clock.take(sample(10s, 100us, 5s)));
    QVERIFY(!clock.take(sample(0s, 100us, 9s))); // older than the last
    QVERIFY(clock.reading(noon + 10s)->offset == 5s);
}

void TestClockOffset::tellsAStep_data()
{
    QTest::addColumn<qint64>("stepUs");
    QTest::addColumn<bool>("stepped");
    QTest::newRow("none") << 0LL << false;
    QTest::newRow("within what is not known anyway") << 700LL << false;
    QTest::newRow("just outside") << 900LL << true;
    QTest::newRow("an hour ahead") << 3'600'000'000LL << true;
    QTest::newRow("an hour back") << -3'600'000'000LL << true;
}

void TestClockOffset::tellsAStep()
{
    QFETCH(qint64, stepUs);
    QFETCH(bool, stepped);
    ClockOffset clock(0);
    QVERIFY(!clock.take(sample(0s, 800us, 1s)));
    QCOMPARE(clock.take(sample(1s, 800us, 1s + Micros(stepUs))), stepped);
    const auto reading = clock.reading(noon + 1s);
    if (stepped) {
        QVERIFY(reading->offset == 1s + Micros(stepUs));
        QVERIFY(reading->error == 400us);
        QVERIFY(!clock.take(sample(2s, 800us, 1s + Micros(stepUs)))); // told once
    }
}

void TestClockOffset::growsLessCertainWithTime()
{
    ClockOffset clock(100e-6);
    clock.take(sample(0s, 0us, 0us));
    QVERIFY(clock.reading(noon + 10s)->error == 1ms);
    // A later, worse sample is cut by what the earlier one still tells.
    clock.take(sample(10s, 20ms, 0us));
    const auto error = clock.reading(noon + 10s + 20ms)->error;
    QVERIFY(error >= 1ms && error < 1100us);
}

void TestClockOffset::findsTheTickOfWholeSeconds()
{
    constexpr Micros ahead = 1'234'567us;
    constexpr Micros delay = 2ms;
    ClockOffset clock(0);
    Instant at = noon;
    for (int i = 0; i < 14; ++i) {
        clock.take(dated(at, at + delay, at + delay / 2 + ahead));
        at = *clock.nextSecond(at + delay) - delay / 2;
    }
    const auto reading = clock.reading(at);
    QVERIFY(std::chrono::abs(reading->offset - ahead) <= reading->error);
    QVERIFY2(reading->error <= 2 * delay, qPrintable(QString::number(reading->error.count())));
}

void TestClockOffset::alwaysHoldsTheTruth()
{
    std::mt19937_64 random(4711);
    for (int run = 0; run < 200; ++run) {
        ClockOffset clock(100e-6);
        const double drift = std::uniform_real_distribution<>(-90e-6, 90e-6)(random);
        const Micros start(
            std::uniform_int_distribution<std::int64_t>(-5'000'000, 5'000'000)(random));
        Instant at = noon;
        for (int i = 0; i < 40; ++i) {
            const Micros out(std::uniform_int_distribution<>(20, 40'000)(random));
            const Micros back(std::uniform_int_distribution<>(20, 40'000)(random));
            const auto farAt = [&](Instant room) {
                return room + start + Micros(std::int64_t(double((room - noon).count()) * drift));
            };
            const bool whole = run % 2 == 0;
            const Instant far = farAt(at + out);
            const bool stepped =
                clock.take(whole ? dated(at, at + out + back, far)
                                 : ClockSample{at, at + out + back, far, far + 1us});
            QVERIFY(!stepped);
            at += out + back;
            const auto reading = clock.reading(at);
            const Micros truth = farAt(at) - at;
            QVERIFY(std::chrono::abs(reading->offset - truth) <= reading->error + 1us);
            at += Micros(std::uniform_int_distribution<>(0, 3'000'000)(random));
        }
    }
}

QTEST_GUILESS_MAIN(TestClockOffset)
#include "tst_clockoffset.moc"
