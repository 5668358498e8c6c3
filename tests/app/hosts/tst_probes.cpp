// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/hosts/fakeresolver.h"
#include "tests/app/hosts/probing.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Chaos::Test::FakeServer::Reaction)

class TestProbes : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void judgesAnAnswer_data();
    void judgesAnAnswer();
    void measuresHowLongAnAnswerTook();
    void seesARefusalBehindAConnectionThatStillStands();
    void triesEveryAddressOfAName();
    void endsByItselfWhileTheResolverIsSilent();
    void refusesAPlanThatCannotBeCarriedOut_data();
    void refusesAPlanThatCannotBeCarriedOut();
    void asksForExactlyThatPath();
    void mayDieAtAnyTime();
    void connectsByTcp();
    void countsTheDaysOfACertificate_data();
    void countsTheDaysOfACertificate();
    void trustsOnlyThePlansAuthority();
    void asksOverTls();

private:
    [[nodiscard]] bool makeCertificate(const QString &name, const QStringList &validity);
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QSslConfiguration serverTls(const QString &name) const;
    [[nodiscard]] QString probe(const Probe &plan, ProbeResult *result = nullptr)
    {
        return probed(plan, m_clock, m_resolver, result);
    }

    QTemporaryDir m_folder;
    SetClock m_clock{instantOf(QDateTime::currentMSecsSinceEpoch() * 1000)};
    FakeResolver m_resolver;
};

void TestProbes::judgesAnAnswer_data()
{
    QTest::addColumn<FakeServer::Reaction>("reaction");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("found");

    using Reaction = FakeServer::Reaction;
    const auto row = [](const char *name, const Reaction &reaction, int status, const QString &body,
                        const QString &found) {
        QTest::newRow(name) << reaction << status << body << found;
    };
    row("good", {.body = "ok"}, 0, {}, u"up"_s);
    row("the status wanted", {.status = 403}, 403, {}, u"up"_s);
    row("another status than wanted", {.status = 200}, 204, {}, u"down | 200"_s);
    row("503", {.status = 503, .body = "sorry"}, 0, {}, u"down | 503"_s);
    row("the text wanted", {.body = "cart is ready"}, 0, u"is ready"_s, u"up"_s);
    row("not the text wanted", {.body = "oops"}, 0, u"is ready"_s,
        u"down | the answer lacks the expected text"_s);
    row("to a login page",
        {.status = 302, .headers = "Location: https://login.example/?secret=1\r\n"}, 0, {},
        u"down | 302, sent on to login.example"_s);
    row("to another path of its own", {.status = 302, .headers = "Location: /welcome\r\n"}, 0, {},
        u"down | 302"_s);
    row("garbage", {.raw = "\x01\x02\x03 not http\r\n\r\n"}, 0, {}, u"down | not an HTTP answer"_s);
    row("dropped before it answers", {.hangUp = true}, 0, {}, u"down | closed without an answer"_s);
    row("hangs", {.hang = true}, 0, {}, u"down | no answer in 0.4 s"_s);
    row("drips", {.body = QByteArray(400, 'x'), .dripBytes = 1, .dripEvery = 50ms}, 0, {},
        u"down | no answer in 0.4 s"_s);
    row("100 MB where any answer will do", {.body = "x", .endless = 100 << 20}, 0, {}, u"up"_s);
    row("100 MB without the text wanted", {.body = "x", .endless = 100 << 20}, 0, u"is ready"_s,
        u"down | the answer lacks the expected text"_s);
    row("half an answer", {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}, 0, {},
        u"down | closed in the middle of the answer"_s);
    row("a head, then drips",
        {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + QByteArray(2000, 'x'),
         .dripBytes = 60,
         .dripEvery = 50ms},
        0, {}, u"down | no complete answer in 0.4 s"_s);
}

void TestProbes::judgesAnAnswer()
{
    QFETCH(const FakeServer::Reaction, reaction);
    QFETCH(const int, status);
    QFETCH(const QString, body);
    FakeServer server;
    server.react("", reaction);
    // 100 MB need their time under a sanitizer; what never answers should not need it.
    const Micros timeout = reaction.endless > 0 ? 5s : 400ms;
    QElapsedTimer watch;
    watch.start();
    QTEST(probe({.address = server.url(u"/health"_s).toString(),
                 .timeout = timeout,
                 .status = status,
                 .body = body}),
          "found");
    QVERIFY(watch.elapsed() < 8000);
}

void TestProbes::measuresHowLongAnAnswerTook()
{
    FakeServer server;
    server.react("", {.body = "ok", .after = 120ms});
    ProbeResult result;
    QCOMPARE(probe({.address = server.url().toString()}, &result), u"up"_s);
    QVERIFY(result.latency);
    QVERIFY2(*result.latency >= 115ms && *result.latency < 1900ms,
             qPrintable(QString::number(result.latency->count())));
}

void TestProbes::seesARefusalBehindAConnectionThatStillStands()
{
    FakeServer server;
    server.answer("", "ok");
    QTcpSocket old;
    old.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_COMPARE(server.connections(), 1);
    const Probe plan{.address = server.url().toString()};
    QCOMPARE(probe(plan), u"up"_s);

    server.close(); // accepts nobody any more, yet serves whom it has
    QCOMPARE(probe(plan), u"down | refused"_s);
    QCOMPARE(old.state(), QAbstractSocket::ConnectedState);

    server.comeBack();
    QCOMPARE(probe(plan), u"up"_s);
}

void TestProbes::triesEveryAddressOfAName()
{
    FakeServer server;
    server.answer("", "ok");
    m_resolver.know(u"shop.staging.example"_s, {u"127.0.0.99"_s, u"127.0.0.1"_s});
    const QString port = QString::number(server.serverPort());
    QCOMPARE(probe({.address = u"http://shop.staging.example:"_s + port}), u"up"_s);
    QCOMPARE(server.requests().last().headers.value("host"),
             QByteArray("shop.staging.example:" + port.toLatin1()));
    QCOMPARE(probe({.address = u"http://gone.staging.example:"_s + port}),
             u"down | no such name"_s);
}

void TestProbes::endsByItselfWhileTheResolverIsSilent()
{
    m_resolver.setSilent(true);
    const QString found = probe({.address = u"http://shop.staging.example/"_s, .timeout = 100ms});
    m_resolver.setSilent(false);
    QCOMPARE(found, u"down | no connection in 0.1 s"_s);
}

void TestProbes::refusesAPlanThatCannotBeCarriedOut_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("caFile");
    using Protocol = Probe::Protocol;
    QTest::newRow("no URL") << int(Protocol::Http) << u"shop"_s << QString();
    QTest::newRow("another scheme") << int(Protocol::Http) << u"file:///etc/passwd"_s << QString();
    QTest::newRow("no port") << int(Protocol::Tcp) << u"db"_s << QString();
    QTest::newRow("no CA file") << int(Protocol::Tls) << u"127.0.0.1:1"_s << u"/nowhere/ca.pem"_s;
    QTest::newRow("no name") << int(Protocol::Dns) << u""_s << QString();
}

void TestProbes::refusesAPlanThatCannotBeCarriedOut()
{
    QFETCH(const int, protocol);
    QFETCH(const QString, address);
    QFETCH(const QString, caFile);
    const QString found =
        probe({.protocol = Probe::Protocol(protocol), .address = address, .caFile = caFile});
    QVERIFY2(found.startsWith(u"unknown | the plan's"_s), qPrintable(found));
}

void TestProbes::asksForExactlyThatPath()
{
    FakeServer server;
    server.answer("", "ok");
    QUrl url = server.url(u"/a b/health"_s);
    url.setQuery(u"deep=1&x=%20"_s);
    url.setFragment(u"part"_s);
    url.setUserInfo(u"user:secret"_s);
    QCOMPARE(probe({.address = url.toString(QUrl::FullyEncoded)}), u"up"_s);
    const auto &request = server.requests().last();
    QCOMPARE(request.target, QByteArray("/a%20b/health?deep=1&x=%20"));
    QCOMPARE(request.headers.value("connection"), QByteArray("close"));
    QVERIFY(request.headers.value("user-agent").startsWith("Chaosroom/"));
    QVERIFY(!request.headers.contains("authorization"));

    QCOMPARE(probe({.address = server.url().toString()}), u"up"_s);
    QCOMPARE(server.requests().last().target, QByteArray("/"));
}

void TestProbes::mayDieAtAnyTime()
{
    FakeServer server;
    server.react("", {.hang = true});
    const Probe plan{.address = server.url().toString(), .timeout = 5s};
    {
        const auto run = ProbeKit(plan, plan.timeout, m_clock, m_resolver).make();
        run->start(); // still connecting
    }
    {
        const auto run = ProbeKit(plan, plan.timeout, m_clock, m_resolver).make();
        run->start();
        QTRY_COMPARE(server.requests().size(), 1); // waiting for the answer
    }
    QCoreApplication::processEvents();
}

void TestProbes::connectsByTcp()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Probe plan{.protocol = Probe::Protocol::Tcp,
                     .address = u"127.0.0.1:%1"_s.arg(server.serverPort())};
    ProbeResult result;
    QCOMPARE(probe(plan, &result), u"up"_s);
    QVERIFY(result.latency && *result.latency < 2s);
    server.close();
    QCOMPARE(probe(plan), u"down | refused"_s);
}

bool TestProbes::makeCertificate(const QString &name, const QStringList &validity)
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                              u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s,
                              u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
                              file(name + u".key"_s), u"-out"_s, file(name + u".pem"_s)}
                      + validity);
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

QSslConfiguration TestProbes::serverTls(const QString &name) const
{
    QFile key(file(name + u".key"_s));
    QFile certificate(file(name + u".pem"_s));
    if (!key.open(QIODevice::ReadOnly) || !certificate.open(QIODevice::ReadOnly))
        return {};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    tls.setLocalCertificate(QSslCertificate(&certificate));
    return tls;
}

void TestProbes::countsTheDaysOfACertificate_data()
{
    QTest::addColumn<int>("valid"); ///< days
    QTest::addColumn<int>("wanted");
    QTest::addColumn<QString>("found");
    QTest::newRow("plenty") << 90 << 14 << u"up | days until the certificate ends: 89"_s;
    QTest::newRow("soon over") << 10 << 14 << u"slow | days until the certificate ends: 9"_s;
    QTest::newRow("just enough") << 15 << 14 << u"up | days until the certificate ends: 14"_s;
}

void TestProbes::countsTheDaysOfACertificate()
{
    QFETCH(const int, valid);
    QFETCH(const int, wanted);
    QVERIFY(makeCertificate(u"days"_s, {u"-days"_s, QString::number(valid)}));
    FakeServer server;
    server.useTls(serverTls(u"days"_s));
    // A minute on, so that a part of the last day is gone.
    SetClock clock(m_clock.now() + 1min);
    QTEST(probed({.protocol = Probe::Protocol::Tls,
                  .address = u"127.0.0.1:%1"_s.arg(server.serverPort()),
                  .timeout = 5s,
                  .caFile = file(u"days.pem"_s),
                  .daysLeft = wanted},
                 clock, m_resolver),
          "found");
}

void TestProbes::trustsOnlyThePlansAuthority()
{
    QVERIFY(makeCertificate(u"own"_s, {u"-days"_s, u"30"_s}));
    QVERIFY(makeCertificate(u"other"_s, {u"-days"_s, u"30"_s}));
    FakeServer server;
    server.useTls(serverTls(u"own"_s));
    const QString found = probe({.protocol = Probe::Protocol::Tls,
                                 .address = u"127.0.0.1:%1"_s.arg(server.serverPort()),
                                 .timeout = 5s,
                                 .caFile = file(u"other.pem"_s)});
    QVERIFY2(found.startsWith(u"down | certificate not trusted: "_s), qPrintable(found));
}

void TestProbes::asksOverTls()
{
    QVERIFY(makeCertificate(u"web"_s, {u"-days"_s, u"30"_s}));
    FakeServer server;
    server.useTls(serverTls(u"web"_s));
    server.answer("", "ok");
    const Probe plan{
        .address = server.url().toString(), .timeout = 5s, .caFile = file(u"web.pem"_s)};
    QCOMPARE(probe(plan), u"up"_s);

    FakeServer plain; // speaks no TLS
    plain.answer("", "ok");
    const QString found = probe({.address = u"https://127.0.0.1:%1/"_s.arg(plain.serverPort()),
                                 .timeout = 500ms,
                                 .caFile = file(u"web.pem"_s)});
    QVERIFY2(found == u"down | the TLS handshake failed"_s
                 || found == u"down | closed during the TLS handshake"_s
                 || found == u"down | no answer in 0.5 s"_s,
             qPrintable(found));
}

QTEST_GUILESS_MAIN(TestProbes)
#include "tst_probes.moc"
