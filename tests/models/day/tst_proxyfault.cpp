// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/proxyfault.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Fault = ProxyFault::Kind;

Q_DECLARE_METATYPE(Chaos::ProxyFault)

class TestProxyFault : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<ProxyFault>("wanted");
        const auto row = [](const QString &line, const ProxyFault &wanted) {
            QTest::newRow(qPrintable(line)) << line << wanted;
        };
        row(u"none"_s, {});
        row(u"latency 200 ms"_s, {.kind = Fault::Latency, .delay = 200ms});
        row(u"latency 200 ms jitter 50 ms"_s,
            {.kind = Fault::Latency, .delay = 200ms, .jitter = 50ms});
        row(u"  Latency 1.5s, jitter 20ms "_s,
            {.kind = Fault::Latency, .delay = 1500ms, .jitter = 20ms});
        row(u"bandwidth 64 kB/s"_s, {.kind = Fault::Bandwidth, .bytes = 64'000});
        row(u"bandwidth 1.5MB/s"_s, {.kind = Fault::Bandwidth, .bytes = 1'500'000});
        row(u"refuse"_s, {.kind = Fault::Refuse});
        row(u"reset"_s, {.kind = Fault::Reset});
        row(u"black  hole"_s, {.kind = Fault::BlackHole});
        row(u"cut after 1000 bytes"_s, {.kind = Fault::CutAfter, .bytes = 1000});
        row(u"cut after 0"_s, {.kind = Fault::CutAfter});
        row(u"http 503"_s, {.kind = Fault::HttpStatus, .code = 503});
        row(u"slow body 100 B/s"_s, {.kind = Fault::SlowBody, .bytes = 100});
        row(u"ws refuse 401"_s, {.kind = Fault::WsRefuse, .code = 401});
        row(u"ws close 1011"_s, {.kind = Fault::WsClose, .code = 1011});
        row(u"ws close 0"_s, {.kind = Fault::WsClose});
        row(u"ws close unanswered"_s, {.kind = Fault::WsCloseUnanswered});
        row(u"ws truncated silence"_s, {.kind = Fault::WsTruncatedSilence});
    }

    void reads()
    {
        QFETCH(const QString, line);
        QFETCH(const ProxyFault, wanted);
        const auto fault = ProxyFault::read(line);
        QVERIFY2(fault, fault ? "" : qPrintable(fault.failure().detail));
        QCOMPARE(fault->kind, wanted.kind);
        QVERIFY(*fault == wanted);
    }

    void readsWhatItWrites()
    {
        QVERIFY(ProxyFault::known().size() > 20);
        const QStringList all = ProxyFault::known();
        for (const QString &line : all) {
            const auto fault = ProxyFault::read(line);
            QVERIFY2(fault, qPrintable(line));
            const auto again = ProxyFault::read(fault->line());
            QVERIFY2(again && *again == *fault, qPrintable(fault->line()));
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const QString &line, const QString &says) {
            QTest::newRow(qPrintable(line.left(30))) << line << says;
        };
        row(u""_s, u"known are: none, latency 200 ms jitter 50 ms, bandwidth 64 kB/s"_s);
        row(u"explode"_s, u"\"explode\" is no fault; known are"_s);
        row(u"resetting"_s, u"is no fault"_s);
        row(u"ws"_s, u"is no fault"_s);
        row(u"reset now"_s, u"\"reset\" stands alone"_s);
        row(u"latency"_s, u"written like \"latency 200 ms jitter 50 ms\""_s);
        row(u"latency 200"_s, u"written like"_s);
        row(u"latency -2 ms"_s, u"written like"_s);
        row(u"latency 11111 s"_s, u"written like"_s);
        row(u"bandwidth 64 kB"_s, u"written like \"bandwidth 64 kB/s\""_s);
        row(u"bandwidth 0 B/s"_s, u"written like"_s);
        row(u"cut after 5 B/s"_s, u"written like \"cut after 1000 bytes\""_s);
        row(u"cut after 9999999999999 MB"_s, u"written like"_s);
        row(u"http 99"_s, u"written like \"http 503\""_s);
        row(u"http 101"_s, u"written like"_s);
        row(u"ws close 65536"_s, u"written like \"ws close 1011\""_s);
        row(u"ws close"_s, u"written like"_s);
        row(QString(300, u'x'), u"one short line"_s);
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, says);
        const auto fault = ProxyFault::read(line);
        QVERIFY(!fault);
        QVERIFY2(fault.failure().detail.contains(says), qPrintable(fault.failure().detail));
    }
};

QTEST_GUILESS_MAIN(TestProxyFault)
#include "tst_proxyfault.moc"
