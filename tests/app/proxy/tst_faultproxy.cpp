// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/faultproxy.h"

#include "app/clock/roomclock.h"
#include "tests/app/proxy/plainsocket.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cerrno>
#include <memory>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A proxy in a thread of its own, so that a test may wait on plain sockets.
class RunningProxy
{
public:
    explicit RunningProxy(quint16 upstream, const QString &fault = u"none"_s,
                          const QString &host = u"127.0.0.1"_s)
        : m_proxy(std::make_unique<FaultProxy>(ProxyTarget{host, upstream}, m_clock))
    {
        m_proxy->moveToThread(&m_thread);
        m_thread.start();
        set(fault);
        there([this] {
            const auto listening = m_proxy->listen();
            m_port = listening ? *listening : 0;
        });
    }

    ~RunningProxy()
    {
        there([this] { m_proxy.reset(); });
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl webSocket() const { return QUrl(u"ws://127.0.0.1:%1/live"_s.arg(m_port)); }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/page"_s.arg(m_port)); }
    [[nodiscard]] FaultProxy &proxy() { return *m_proxy; }

    void set(const QString &line)
    {
        const auto fault = ProxyFault::read(line);
        if (!fault)
            qFatal("%s", qPrintable(fault.failure().detail));
        there([&] { m_proxy->setFault(*fault); });
    }

    [[nodiscard]] ProxyCounters counters()
    {
        ProxyCounters counters;
        there([&] { counters = m_proxy->counters(); });
        return counters;
    }

private:
    template<typename Work>
    void there(Work work)
    {
        QMetaObject::invokeMethod(m_proxy.get(), work, Qt::BlockingQueuedConnection);
    }

    RoomClock m_clock;
    QThread m_thread;
    std::unique_ptr<FaultProxy> m_proxy;
    quint16 m_port = 0;
};

/// A client and the server that it reached through a proxy.
struct Pair
{
    explicit Pair(RunningProxy &proxy, const PlainServer &server)
        : client(proxy.port())
        , far(server.accept())
    {}

    PlainSocket client;
    PlainSocket far;
};

/// Says back what it hears.
class EchoServer final : public QWebSocketServer
{
public:
    EchoServer()
        : QWebSocketServer(u"echo"_s, NonSecureMode)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for a test");
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            last = nextPendingConnection();
            last->setParent(this);
            connect(last, &QWebSocket::textMessageReceived, last, &QWebSocket::sendTextMessage);
        });
    }

    QWebSocket *last = nullptr;
};

const QByteArray asks =
    "GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
const QByteArray agreed = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                          "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// The head of an answer.
QByteArray headFrom(PlainSocket &client)
{
    QByteArray head;
    while (!head.endsWith("\r\n\r\n") && client.error == 0 && !client.isAtEnd)
        head += client.read(1);
    return head;
}

} // namespace

class TestFaultProxy : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void passesEverythingBothWays()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        QByteArray much(20 << 20, Qt::Uninitialized);
        for (qsizetype i = 0; i < much.size(); ++i)
            much[i] = char(i * 7 + i / 251);
        const std::unique_ptr<QThread> sender(
            QThread::create([&] { pair.far.send(much), pair.far.endSending(); }));
        sender->start();
        const bool isSame = pair.client.readToEnd() == much;
        sender->wait();
        QVERIFY(isSame);
        QVERIFY(pair.client.isAtEnd);
        // The other half is still there.
        pair.client.send("thank you");
        pair.client.endSending();
        QCOMPARE(pair.far.readToEnd(), "thank you");
        QVERIFY(pair.far.isAtEnd);
        QTRY_COMPARE(proxy.counters().open, 0);
        QCOMPARE(proxy.counters().accepted, 1);
        QCOMPARE(proxy.counters().fromServers, much.size());
        QCOMPARE(proxy.counters().fromClients, 9);
    }

    void looksUpNames()
    {
        const PlainServer server;
        RunningProxy proxy(server.port(), u"none"_s, u"localhost"_s);
        Pair pair(proxy, server);
        pair.client.send("x");
        QCOMPARE(pair.far.read(1), "x");
    }

    void keepsNoMoreThanABound()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        constexpr qsizetype most = 200 << 20;
        const qsizetype sent = pair.client.fill(most); // nobody reads at the other end
        QVERIFY2(sent < most / 2, qPrintable(QString::number(sent)));
        QVERIFY(proxy.counters().fromClients < 64 << 20);
        pair.client.endSending();
        QCOMPARE(pair.far.readToEnd().size(), sent);
    }

    void saysThatTheServerIsNotThere()
    {
        quint16 nobody = 0;
        {
            const PlainServer gone;
            nobody = gone.port();
        }
        RunningProxy proxy(nobody);
        QStringList said;
        connect(&proxy.proxy(), &FaultProxy::upstreamFailed, this,
                [&said](const QString &why) { said << why; });
        PlainSocket client(proxy.port());
        QCOMPARE(client.read(1), "");
        QCOMPARE(client.error, ECONNRESET);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!said[0].isEmpty());
    }

    void saysWhyItCannotListen()
    {
        const PlainServer taken;
        const RoomClock clock;
        FaultProxy proxy({u"127.0.0.1"_s, 1}, clock);
        const auto port = proxy.listen(QHostAddress::LocalHost, taken.port());
        QVERIFY(!port);
        QVERIFY(port.failure().detail.contains(QString::number(taken.port())));
        QVERIFY(proxy.listen());
        QVERIFY(!proxy.listen());
    }

    void delaysAnswers()
    {
        const PlainServer server;
        RunningProxy proxy(server.port(), u"latency 600 ms"_s);
        Pair pair(proxy, server);
        QElapsedTimer time;
        time.start();
        pair.client.send("?");
        QCOMPARE(pair.far.read(1), "?");
        const auto asked = time.elapsed();
        time.start();
        pair.far.send("!");
        QCOMPARE(pair.client.read(1), "!");
        QVERIFY2(time.elapsed() >= 599, qPrintable(QString::number(time.elapsed())));
        QVERIFY2(asked < 500, qPrintable(QString::number(asked)));
    }

    void narrowsTheBand()
    {
        const PlainServer server;
        RunningProxy proxy(server.port(), u"bandwidth 100 kB/s"_s);
        Pair pair(proxy, server);
        QElapsedTimer time;
        time.start();
        pair.far.send(QByteArray(50'000, 'x'));
        QCOMPARE(pair.client.read(50'000).size(), 50'000);
        QVERIFY2(time.elapsed() >= 450, qPrintable(QString::number(time.elapsed())));
        pair.far.send(QByteArray(1'000'000, 'x')); // ten seconds, but for …
        proxy.set(u"none"_s);
        QCOMPARE(pair.client.read(1'000'000).size(), 1'000'000);
    }

    void refusesAndTakesAgain()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        proxy.set(u"refuse"_s);
        QCOMPARE(pair.client.read(1), "");
        QVERIFY(pair.client.isAtEnd);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(PlainSocket(proxy.port()).error, ECONNREFUSED);
            proxy.set(u"none"_s);
            Pair again(proxy, server);
            again.client.send("x");
            QCOMPARE(again.far.read(1), "x");
            proxy.set(u"refuse"_s);
        }
    }

    void resets()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        pair.client.send("x");
        QCOMPARE(pair.far.read(1), "x");
        proxy.set(u"reset"_s);
        QCOMPARE(pair.client.read(1), "");
        QCOMPARE(pair.client.error, ECONNRESET);
        QCOMPARE(pair.far.read(1), "");
        QCOMPARE(pair.far.error, ECONNRESET);
        PlainSocket late(proxy.port());
        QCOMPARE(late.read(1), "");
        QCOMPARE(late.error, ECONNRESET);
        QTRY_COMPARE(proxy.counters().open, 0);
    }

    void passesAResetOn()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        auto pair = std::make_unique<Pair>(proxy, server);
        pair->far.send("unread");
        QTRY_COMPARE(proxy.counters().fromServers, 6);
        PlainSocket far = std::move(pair->far);
        QTRY_VERIFY(!pair->client.isQuiet());
        pair.reset(); // closed with something unread: reset
        QCOMPARE(far.read(1), "");
        QCOMPARE(far.error, ECONNRESET);
    }

    void swallowsEverythingUntilItIsOver()
    {
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        pair.client.send("a");
        QCOMPARE(pair.far.read(1), "a");
        proxy.set(u"black hole"_s);
        PlainSocket late(proxy.port());
        QCOMPARE(late.error, 0);
        pair.client.send("b");
        pair.far.send("c");
        late.send("d");
        QTRY_COMPARE(proxy.counters().open, 2);
        QVERIFY(pair.client.isQuiet() && pair.far.isQuiet() && late.isQuiet());
        QCOMPARE(proxy.counters().fromClients, 1);
        proxy.set(u"none"_s);
        QCOMPARE(pair.far.read(1), "b");
        QCOMPARE(pair.client.read(1), "c");
        PlainSocket far = server.accept();
        QCOMPARE(far.read(1), "d");
    }

    void cutsAfterSoManyBytes()
    {
        const PlainServer server;
        RunningProxy proxy(server.port(), u"cut after 1000 bytes"_s);
        Pair pair(proxy, server);
        pair.client.send("as much as you have");
        pair.far.send(QByteArray(5000, 'x'));
        QCOMPARE(pair.client.readToEnd().size(), 1000);
        QVERIFY(pair.client.isAtEnd && pair.client.error == 0);
    }

    void answersWithAStatus()
    {
        FakeServer server;
        server.answer("/page", "fine");
        RunningProxy proxy(quint16(server.url().port()));
        QNetworkAccessManager network;
        const auto get = [&] {
            std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(proxy.url())));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            if (!finished.wait(10'000))
                reply->abort();
            return std::make_pair(
                reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->readAll());
        };
        QCOMPARE(get(), std::make_pair(200, QByteArray("fine")));
        proxy.set(u"http 503"_s); // also on the connection that is kept open
        QCOMPARE(get(), std::make_pair(503, QByteArray("503 Service Unavailable\n")));
        QCOMPARE(server.requests().size(), 1);
        proxy.set(u"none"_s);
        QCOMPARE(get(), std::make_pair(200, QByteArray("fine")));
    }

    void answersForAServerThatIsGone()
    {
        RunningProxy proxy(1, u"http 429"_s);
        PlainSocket client(proxy.port());
        client.send("HEAD / HTTP/1.1\r\nHo");
        client.send("st: x\r\n\r\n");
        const QByteArray answer = client.readToEnd();
        QVERIFY(answer.startsWith("HTTP/1.1 429 Too Many Requests\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(client.isAtEnd && client.error == 0);
    }

    void slowsBodies()
    {
        const PlainServer server;
        RunningProxy proxy(server.port(), u"slow body 1000 B/s"_s);
        Pair pair(proxy, server);
        pair.client.send("GET / HTTP/1.1\r\n\r\n");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n";
        QElapsedTimer time;
        time.start();
        pair.far.send(head + QByteArray(300, 'x'));
        QCOMPARE(pair.client.read(head.size()), head);
        QCOMPARE(pair.client.read(300).size(), 300);
        QVERIFY2(time.elapsed() >= 250, qPrintable(QString::number(time.elapsed())));
    }

    void showsFaultsToARealWebSocketClient_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code"); // of the close that the client saw or decided on
        const auto row = [](const char *line, int code) {
            QTest::newRow(line) << QString::fromLatin1(line) << code;
        };
        row("ws close 1001", 1001);
        row("ws close 1011", 1011);
        row("ws close 1013", 1002); // which Qt 6.4 does not know yet
        row("ws close 4321", 4321);
        row("ws close 1005", 1002); // must not be on the wire
        row("ws empty close", 1000);
        row("ws invalid utf8", 1007);
        row("ws reserved bits", 1002);
        row("ws reserved opcode", 1002);
        row("ws fragmented control", 1002);
        row("ws oversize frame", 1009);
        row("ws truncated frame", 1006);
        row("reset", 1006);
    }

    void showsFaultsToARealWebSocketClient()
    {
        QFETCH(const QString, line);
        QFETCH(const int, code);
        EchoServer server;
        RunningProxy proxy(server.serverPort());
        QWebSocket client;
        QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
        QSignalSpy gone(&client, &QWebSocket::disconnected);
        client.open(proxy.webSocket());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.sendTextMessage(u"before"_s);
        QTRY_COMPARE(heard.count(), 1);
        proxy.set(line);
        QTRY_COMPARE(gone.count(), 1);
        const int seen = client.closeCode() == QWebSocketProtocol::CloseCodeNormal && code == 1006
            ? (client.error() == QAbstractSocket::UnknownSocketError ? 0 : 1006)
            : int(client.closeCode());
        QCOMPARE(seen, code);
    }

    void masksAFrameWhichQtsClientTakes()
    {
        // The standard has it fail the connection; Qt 6.4 does not look. Browsers do.
        EchoServer server;
        RunningProxy proxy(server.serverPort());
        QWebSocket client;
        QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
        client.open(proxy.webSocket());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        proxy.set(u"ws masked frame"_s);
        QTRY_COMPARE(heard.count(), 1);
        QCOMPARE(heard[0][0].toString(), u"Hello"_s);
        client.sendTextMessage(u"after it"_s);
        QTRY_COMPARE(heard.count(), 2);
    }

    void fallsSilentInTheMiddleOfAFrame()
    {
        EchoServer server;
        RunningProxy proxy(server.serverPort());
        QWebSocket client;
        QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
        QSignalSpy gone(&client, &QWebSocket::disconnected);
        client.open(proxy.webSocket());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        const auto before = proxy.counters().fromServers;
        proxy.set(u"ws truncated silence"_s);
        client.sendTextMessage(u"are you there"_s);
        QTRY_VERIFY(proxy.counters().fromServers > before); // the answer came, and went nowhere
        QCOMPARE(heard.count(), 0);
        QCOMPARE(gone.count(), 0);
        proxy.set(u"none"_s);
        QTRY_COMPARE(gone.count(), 1);
    }

    void showsRefusedUpgrades_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("401") << u"ws refuse 401"_s << u"401"_s;
        QTest::newRow("503") << u"ws refuse 503"_s << u"503"_s;
        QTest::newRow("accept") << u"ws bad accept"_s << u"Accept"_s;
    }

    void showsRefusedUpgrades()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, says);
        EchoServer server;
        RunningProxy proxy(server.serverPort(), line);
        QWebSocket client;
        QSignalSpy opened(&client, &QWebSocket::connected);
        QSignalSpy failed(&client, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
        client.open(proxy.webSocket());
        QTRY_VERIFY(failed.count() > 0);
        QCOMPARE(opened.count(), 0);
        QVERIFY2(client.errorString().contains(says), qPrintable(client.errorString()));
    }

    void refusesOnlyWebSockets()
    {
        FakeServer server;
        server.answer("/page", "fine");
        RunningProxy proxy(quint16(server.url().port()), u"ws refuse 503"_s);
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(proxy.url())));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->readAll(), "fine");

        const PlainServer mail;
        RunningProxy other(mail.port(), u"ws refuse 503"_s);
        Pair pair(other, mail);
        pair.client.send("EHLO shop.example\r\n");
        QCOMPARE(pair.far.read(19), "EHLO shop.example\r\n");
    }

    void swallowsPings()
    {
        EchoServer server;
        RunningProxy proxy(server.serverPort());
        QWebSocket client;
        QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
        QSignalSpy pongs(&client, &QWebSocket::pong);
        client.open(proxy.webSocket());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.ping("one");
        QTRY_COMPARE(pongs.count(), 1);
        proxy.set(u"ws no pong"_s);
        client.ping("two");
        client.sendTextMessage(u"after it"_s); // answered after the ping would have been
        QTRY_COMPARE(heard.count(), 1);
        QCOMPARE(pongs.count(), 1);
        proxy.set(u"none"_s);
        client.ping("three");
        QTRY_COMPARE(pongs.count(), 2);
        QCOMPARE(pongs[1][1].toByteArray(), "three");
    }

    void hasTheBytesOfTheStandard_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("ends");
        const auto row = [](const char *line, const char *bytes, bool ends) {
            QTest::newRow(line) << QString::fromLatin1(line) << QByteArray::fromHex(bytes) << ends;
        };
        row("ws close 1001", "880203e9", true);
        row("ws empty close", "8800", true);
        row("ws masked frame", "818537fa213d7f9f4d5158", false);
        row("ws invalid utf8", "8101ff", false);
        row("ws truncated frame", "81054865", true);
        row("ws truncated silence", "81054865", false);
        row("ws oversize frame", "827f7fffffffffffffff", false);
    }

    void hasTheBytesOfTheStandard()
    {
        QFETCH(const QString, line);
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, ends);
        const PlainServer server;
        RunningProxy proxy(server.port());
        Pair pair(proxy, server);
        pair.client.send(asks);
        QCOMPARE(pair.far.read(asks.size()), asks);
        pair.far.send(agreed);
        QCOMPARE(headFrom(pair.client), agreed);
        proxy.set(line);
        QCOMPARE(pair.client.read(bytes.size()), bytes);
        if (ends) {
            QCOMPARE(pair.client.read(1), "");
            QVERIFY(pair.client.isAtEnd);
        } else {
            QVERIFY(pair.client.isQuiet());
        }
    }

    void answersNoClose()
    {
        EchoServer server;
        RunningProxy proxy(server.serverPort());
        const QByteArray close = QByteArray::fromHex("88820000000003e8");
        const QByteArray text = QByteArray::fromHex("818100000000") + 'x';
        const auto opened = [&] {
            auto client = std::make_unique<PlainSocket>(proxy.port());
            client->send(asks);
            if (!QTest::qWaitFor([&] { return !client->isQuiet(); }) || headFrom(*client).isEmpty())
                qWarning("it was not opened");
            return client;
        };
        const auto polite = opened();
        polite->send(close);
        QTRY_VERIFY(!polite->isQuiet());
        QCOMPARE(polite->read(4), QByteArray::fromHex("880203e8"));

        proxy.set(u"ws close unanswered"_s);
        const auto client = opened();
        client->send(text + close);
        QTRY_VERIFY(!client->isQuiet());
        QCOMPARE(client->read(3), QByteArray::fromHex("810178"));
        client->send(text); // it still listens
        QTRY_VERIFY(!client->isQuiet());
        QCOMPARE(client->read(3), QByteArray::fromHex("810178"));
        QVERIFY(client->isQuiet());
    }

    void survivesItsEndInTheMiddle()
    {
        const PlainServer server;
        auto proxy = std::make_unique<RunningProxy>(server.port(), u"latency 1 s"_s);
        Pair pair(*proxy, server);
        pair.far.send(QByteArray(1 << 20, 'x'));
        QTRY_VERIFY(proxy->counters().fromServers > 0);
        proxy.reset();
        (void)pair.client.readToEnd();
        QVERIFY(pair.client.isAtEnd || pair.client.error == ECONNRESET);
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
