// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dnsmessage.h"
#include "tests/app/hosts/fakeresolver.h"
#include "tests/app/hosts/probing.h"

#include <QUdpSocket>
#include <QtEndian>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A name server of one name: answers questions for A with its addresses, for AAAA with none.
class FakeNameServer final : public QUdpSocket
{
public:
    explicit FakeNameServer(QStringList addresses)
        : m_addresses(std::move(addresses))
    {
        bind(QHostAddress::LocalHost);
        connect(this, &QUdpSocket::readyRead, this, &FakeNameServer::answer);
    }
    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(localPort()); }
    quint8 code = 0;
    bool silent = false;
    bool forgetful = false; ///< lets the first two questions fall
    int asked = 0;
    bool noisy = false; ///< sends nonsense and a forged answer first

private:
    void answer()
    {
        while (hasPendingDatagrams()) {
            QByteArray question(pendingDatagramSize(), '\0');
            QHostAddress from;
            quint16 port = 0;
            readDatagram(question.data(), question.size(), &from, &port);
            if (++asked <= 2 && forgetful)
                continue;
            if (noisy) {
                writeDatagram(QByteArray("nonsense"), from, port);
                writeDatagram(reply(question, {u"6.6.6.6"_s}, 0x5555), from, port);
            }
            if (!silent)
                writeDatagram(reply(question, m_addresses, 0), from, port);
        }
    }

    [[nodiscard]] QByteArray reply(const QByteArray &question, const QStringList &addresses,
                                   quint16 forged) const
    {
        const bool asksA = question.at(question.size() - 3) == 1;
        const qsizetype count = asksA && code == 0 ? addresses.size() : 0;
        QByteArray out = question;
        if (forged != 0)
            out[0] = char(out[0] ^ char(forged));
        out[2] = char(0x85);
        out[3] = char(0x80 | code);
        out[7] = char(count);
        for (qsizetype i = 0; i < count; ++i) {
            out += QByteArray::fromHex("c00c00010001000000050004");
            char bytes[4];
            qToBigEndian(QHostAddress(addresses[i]).toIPv4Address(), bytes);
            out.append(bytes, 4);
        }
        return out;
    }

    QStringList m_addresses;
};

const QString name = u"shop.staging.example"_s;

} // namespace

class TestDnsProbe : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comparesTheDeskWithTheServer_data();
    void comparesTheDeskWithTheServer();
    void saysWhatTheServerSays_data();
    void saysWhatTheServerSays();
    void isNotFooledByNoise();
    void asksAgainForWhatWasLost();
    void namesWhoIsSilent();
    void asksOnlyTheDeskWithoutAServer();
    void saysWhenNobodyListens();

private:
    [[nodiscard]] QString probe(const QString &server)
    {
        return probed({.protocol = Probe::Protocol::Dns,
                       .address = name,
                       .timeout = 300ms,
                       .nameserver = server},
                      m_clock, m_resolver);
    }

    SetClock m_clock;
    FakeResolver m_resolver;
};

void TestDnsProbe::comparesTheDeskWithTheServer_data()
{
    QTest::addColumn<QStringList>("desk");
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<QString>("found");
    QTest::newRow("the same") << QStringList{u"10.0.0.2"_s} << QStringList{u"10.0.0.2"_s}
                              << u"up"_s;
    QTest::newRow("some of them") << QStringList{u"10.0.0.2"_s}
                                  << QStringList{u"10.0.0.1"_s, u"10.0.0.2"_s} << u"up"_s;
    QTest::newRow("stale") << QStringList{u"10.0.0.1"_s} << QStringList{u"10.0.0.2"_s}
                           << u"slow | desk answers 10.0.0.1, 127.0.0.1 answers 10.0.0.2"_s;
    QTest::newRow("one too many")
        << QStringList{u"10.0.0.2"_s, u"10.0.0.1"_s} << QStringList{u"10.0.0.2"_s}
        << u"slow | desk answers 10.0.0.1, 10.0.0.2, 127.0.0.1 answers 10.0.0.2"_s;
    QTest::newRow("gone at the server")
        << QStringList{u"10.0.0.1"_s} << QStringList{}
        << u"slow | desk answers 10.0.0.1, 127.0.0.1 knows no such name"_s;
}

void TestDnsProbe::comparesTheDeskWithTheServer()
{
    QFETCH(const QStringList, desk);
    QFETCH(const QStringList, server);
    m_resolver.know(name, desk);
    const FakeNameServer nameServer(server);
    QTEST(probe(nameServer.address()), "found");
}

void TestDnsProbe::saysWhatTheServerSays_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("found");
    QTest::newRow("no such name")
        << 3 << u"slow | desk answers 10.0.0.1, 127.0.0.1 knows no such name"_s;
    QTest::newRow("refused") << 5 << u"down | 127.0.0.1 refuses to answer"_s;
    QTest::newRow("failed") << 2 << u"down | 127.0.0.1 cannot answer"_s;
}

void TestDnsProbe::saysWhatTheServerSays()
{
    QFETCH(const int, code);
    m_resolver.know(name, {u"10.0.0.1"_s});
    FakeNameServer nameServer({});
    nameServer.code = quint8(code);
    QTEST(probe(nameServer.address()), "found");
}

void TestDnsProbe::isNotFooledByNoise()
{
    m_resolver.know(name, {u"10.0.0.2"_s});
    FakeNameServer nameServer({u"10.0.0.2"_s});
    nameServer.noisy = true;
    QCOMPARE(probe(nameServer.address()), u"up"_s);
}

void TestDnsProbe::asksAgainForWhatWasLost()
{
    m_resolver.know(name, {u"10.0.0.2"_s});
    FakeNameServer nameServer({u"10.0.0.2"_s});
    nameServer.forgetful = true;
    QCOMPARE(probe(nameServer.address()), u"up"_s);
    QCOMPARE(nameServer.asked, 4);
}

void TestDnsProbe::namesWhoIsSilent()
{
    m_resolver.know(name, {u"10.0.0.2"_s});
    FakeNameServer nameServer({});
    nameServer.silent = true;
    QCOMPARE(probe(nameServer.address()), u"down | 127.0.0.1 gives no answer in 0.3 s"_s);
    m_resolver.setSilent(true);
    QCOMPARE(probe(nameServer.address()), u"down | the desk has no answer in 0.3 s"_s);
    m_resolver.setSilent(false);
}

void TestDnsProbe::asksOnlyTheDeskWithoutAServer()
{
    m_resolver.know(name, {u"10.0.0.2"_s});
    QCOMPARE(probe({}), u"up"_s);
    const QString other =
        probed({.protocol = Probe::Protocol::Dns, .address = u"gone.staging.example"_s}, m_clock,
               m_resolver);
    QCOMPARE(other, u"down | no such name"_s);
}

void TestDnsProbe::saysWhenNobodyListens()
{
    m_resolver.know(name, {u"10.0.0.2"_s});
    QString address;
    {
        const FakeNameServer gone({});
        address = gone.address();
    }
    QCOMPARE(probe(address), u"down | 127.0.0.1: refused"_s);
}

QTEST_GUILESS_MAIN(TestDnsProbe)
#include "tst_dnsprobe.moc"
