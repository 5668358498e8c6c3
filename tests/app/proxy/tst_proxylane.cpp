// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/proxylane.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Fault = ProxyFault::Kind;

namespace {

constexpr Instant begin = instantOf(1'796'738'400'000'000);

QByteArray taken(ProxyLane &lane, Instant now)
{
    const QByteArray bytes = lane.ready(now).toByteArray();
    lane.sent(bytes.size());
    return bytes;
}

} // namespace

class TestProxyLane : public QObject
{
    Q_OBJECT

private slots:
    void letsSoManyBytesASecondPass()
    {
        TokenBucket bucket(10'000, begin);
        QCOMPARE(bucket.allowed(begin), 0);
        QCOMPARE(bucket.wait(1000, begin), Micros(20ms)); // a portion of 200
        std::int64_t passed = 0;
        for (Instant now = begin; now < begin + 3s; now += bucket.wait(1000, now)) {
            const auto some = bucket.allowed(now);
            bucket.take(some);
            passed += some;
        }
        QVERIFY2(passed >= 29'500 && passed <= 30'000, qPrintable(QString::number(passed)));
    }

    void savesNothingUp()
    {
        TokenBucket bucket(10'000, begin);
        QCOMPARE(bucket.allowed(begin + 1h), 400);
        bucket.take(400);
        QCOMPARE(bucket.allowed(begin + 1h), 0);
    }

    void letsOneByteASecondPass()
    {
        TokenBucket bucket(1, begin);
        QCOMPARE(bucket.wait(5, begin), Micros(1s));
        QCOMPARE(bucket.allowed(begin + 1s), 1);
    }

    void delaysInOrder()
    {
        DelayLine line(200ms, 50ms, 7);
        QByteArray wanted;
        for (int i = 0; i < 100; ++i) {
            line.push(QByteArray(1, char(i)), begin + i * 1ms);
            wanted += char(i);
        }
        QCOMPARE(line.size(), 100);
        QVERIFY(line.nextDue() >= begin + 150ms && line.nextDue() <= begin + 250ms);
        QByteArray came = line.takeDue(begin + 149ms);
        QCOMPARE(came, QByteArray());
        for (Instant now = begin; now < begin + 400ms; now += 1ms)
            came += line.takeDue(now);
        QCOMPARE(came, wanted);
        QVERIFY(line.isEmpty());
    }

    void passesAtOnceWithoutAFault()
    {
        ProxyLane lane(ProxyLane::Way::Answer);
        QVERIFY(lane.isBypassed());
        lane.push("abc", begin);
        QVERIFY(!lane.isBypassed());
        QCOMPARE(lane.ready(begin).toByteArray(), "abc");
        lane.sent(2);
        QCOMPARE(taken(lane, begin), "c");
        QVERIFY(lane.isBypassed());
        QVERIFY(!lane.wait(begin));
    }

    void isFullAtABound()
    {
        ProxyLane lane(ProxyLane::Way::Answer);
        lane.push(QByteArray(255 << 10, 'x'), begin);
        QVERIFY(!lane.isFull());
        lane.push(QByteArray(1 << 10, 'x'), begin);
        QVERIFY(lane.isFull());
        lane.discard();
        QVERIFY(!lane.isFull() && lane.isEmpty());
    }

    void delaysAnswersOnly()
    {
        const ProxyFault fault{.kind = Fault::Latency, .delay = 200ms};
        ProxyLane up(ProxyLane::Way::Request);
        up.setFault(fault, 1, begin);
        QVERIFY(up.isBypassed());
        ProxyLane down(ProxyLane::Way::Answer);
        down.setFault(fault, 1, begin);
        down.push("abc", begin);
        QVERIFY(down.ready(begin).isEmpty());
        QCOMPARE(down.wait(begin + 50ms), Micros(150ms));
        QCOMPARE(taken(down, begin + 200ms), "abc");
    }

    void letsWhatWaitedGoWhenTheFaultIsOver()
    {
        ProxyLane lane(ProxyLane::Way::Answer);
        lane.setFault({.kind = Fault::Latency, .delay = 10s}, 1, begin);
        lane.push("abc", begin);
        lane.setFault({}, 1, begin + 1s);
        lane.push("def", begin + 1s);
        QCOMPARE(taken(lane, begin + 1s), "abcdef");
    }

    void pacesBothWays()
    {
        for (const auto way : {ProxyLane::Way::Request, ProxyLane::Way::Answer}) {
            ProxyLane lane(way);
            lane.setFault({.kind = Fault::Bandwidth, .bytes = 1000}, 1, begin);
            lane.push(QByteArray(100, 'x'), begin);
            QVERIFY(lane.ready(begin).isEmpty());
            QCOMPARE(lane.wait(begin), Micros(20ms));
            QCOMPARE(taken(lane, begin + 20ms).size(), 20);
        }
    }

    void cutsTheAnswer()
    {
        ProxyLane lane(ProxyLane::Way::Answer);
        lane.setFault({.kind = Fault::CutAfter, .bytes = 5}, 1, begin);
        lane.push("abc", begin);
        QVERIFY(!lane.isCut());
        lane.push("defgh", begin);
        QVERIFY(lane.isCut());
        QCOMPARE(taken(lane, begin), "abcde");
    }

    void slowsTheBodyAndNotTheHead_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 3, 7, 1000})
            QTest::addRow("%d at a time", piece) << piece;
    }

    void slowsTheBodyAndNotTheHead()
    {
        QFETCH(const int, piece);
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
        const QByteArray answer = head + QByteArray(100, 'x');
        ProxyLane lane(ProxyLane::Way::Answer);
        lane.setFault({.kind = Fault::SlowBody, .bytes = 1000}, 1, begin);
        for (Instant now : {begin, begin + 1h}) { // the second on the same connection
            lane.expectHead();
            QByteArray came = taken(lane, now);
            for (qsizetype at = 0; at < answer.size(); at += piece)
                lane.push(QByteArrayView(answer).sliced(
                              at, std::min<qsizetype>(piece, answer.size() - at)),
                          now);
            came += taken(lane, now);
            QVERIFY2(came.startsWith(head) && came.size() <= head.size() + 40, came.constData());
            for (int i = 0; i < 10 && !lane.isEmpty(); ++i) {
                QVERIFY(lane.wait(now));
                now += *lane.wait(now);
                came += taken(lane, now);
            }
            QCOMPARE(came, answer);
        }
    }

    void slowsWhatHasNoHead()
    {
        ProxyLane lane(ProxyLane::Way::Answer);
        lane.setFault({.kind = Fault::SlowBody, .bytes = 1000}, 1, begin);
        lane.push("in the middle of a body", begin);
        QVERIFY(lane.ready(begin).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProxyLane)
#include "tst_proxylane.moc"
