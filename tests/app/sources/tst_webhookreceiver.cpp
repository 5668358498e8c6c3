// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/sources/webhookreceiver.h"
#include "models/day/day.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class KnownSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"TOKEN"_s ? std::optional<QByteArray>("s3cret") : std::nullopt;
    }
};

QByteArray page(const QByteArray &status = "firing", const QByteArray &name = "ApiDown")
{
    return R"({"version":"4","status":"firing","alerts":[{"status":")" + status
        + R"(","labels":{"alertname":")" + name
        + R"("},"fingerprint":"00000000000000aa","startsAt":"2026-11-22T10:00:00Z"}]})";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: room\r\nContent-Type: application/json\r\n"
        + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class TestWebhookReceiver : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersOnlyWhenThePageIsDurable();
    void answers503WhenItTakesTooLong();
    void tellsOnePageAnAlertName();
    void tellsAnAlertOnce();
    void asksForTheToken_data();
    void asksForTheToken();
    void answersOthers_data();
    void answersOthers();
    void saysThatPagesGoAstray();
    void readsWhatThePlanMaps();
    void aPostMayMeanNoPage();
    void takesManyAtOnce();
    void keepsTheConnection();
    void boundsTheBody();
    void outlivesACallerThatHangsUp();
    void answersWhatWaitsWhenItGoes();
    void saysWhyItCannotListen_data();
    void saysWhyItCannotListen();
    void listensOnceThePortIsFree();

private:
    void start(const QString &secret = {}, const PayloadMapping &payload = {});
    /// Sends bytes over a new connection.
    std::unique_ptr<QTcpSocket> send(const QByteArray &bytes);
    static QByteArray status(QTcpSocket &socket);
    void commitAll();

    RoomClock m_clock;
    KnownSecrets m_secrets;
    std::unique_ptr<WebhookReceiver> m_receiver;
    std::vector<Entry> m_entries;
    Day m_day;
};

void TestWebhookReceiver::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_entries.clear();
    m_day = Day();
}

void TestWebhookReceiver::cleanup()
{
    m_receiver.reset();
}

void TestWebhookReceiver::start(const QString &secret, const PayloadMapping &payload)
{
    AlertSource source{.key = u"pages"_s,
                       .type = AlertSource::Type::Webhook,
                       .secret = secret,
                       .payload = payload};
    source.url = u"127.0.0.1:0"_s;
    m_receiver = std::make_unique<WebhookReceiver>(source, m_secrets, m_clock, 1);
    connect(m_receiver.get(), &WebhookReceiver::seen, this,
            [this](const std::vector<Entry> &entries) {
                for (Entry entry : entries) {
                    entry.sequence = m_day.lastSequence() + 1;
                    m_day.apply(entry.view());
                    m_entries.push_back(entry);
                }
            });
    m_receiver->start();
    QVERIFY(m_receiver->port() != 0);
    QVERIFY(m_day.world().source("pages").health == SourceHealth::Live);
}

std::unique_ptr<QTcpSocket> TestWebhookReceiver::send(const QByteArray &bytes)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_receiver->port());
    socket->write(bytes);
    return socket;
}

QByteArray TestWebhookReceiver::status(QTcpSocket &socket)
{
    const QByteArray line = socket.peek(64);
    return line.mid(9, 3);
}

void TestWebhookReceiver::commitAll()
{
    std::vector<Uuid> ids;
    for (const Entry &entry : m_entries)
        ids.push_back(entry.id);
    m_receiver->committed(ids);
}

void TestWebhookReceiver::answersOnlyWhenThePageIsDurable()
{
    start();
    const Instant before = m_clock.now();
    const auto socket = send(post("/webhook", page()));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    const Page &told = m_day.pages().pages().front();
    QCOMPARE(told.source, std::string("pages"));
    QCOMPARE(told.name, std::string("ApiDown"));
    QCOMPARE(told.alerts, std::vector<std::string>{"00000000000000aa"});
    QVERIFY(told.evidence == Evidence::Received);
    QVERIFY(told.at >= before && told.at <= m_clock.now() && told.at == told.seenAt);
    const Alert *alert = m_day.alerts().find("pages/00000000000000aa");
    QVERIFY(alert && alert->state == AlertState::Firing);
    for (const Entry &entry : m_entries)
        QVERIFY(entry.kind == Kind::SourceHealth || !entry.id.isNull());

    m_receiver->committed({Uuid::make(m_clock.now(), {1, 2})}); // somebody else's
    QCoreApplication::processEvents();
    QCOMPARE(socket->bytesAvailable(), 0);
    commitAll();
    QTRY_COMPARE(status(*socket), "200"_ba);
}

void TestWebhookReceiver::answers503WhenItTakesTooLong()
{
    start();
    m_receiver->setPatience(50ms);
    const auto socket = send(post("/webhook", page()));
    QTRY_COMPARE(status(*socket), "503"_ba);
    commitAll(); // too late, and harmless
    QCOMPARE(m_day.pages().pages().size(), 1u);
}

void TestWebhookReceiver::tellsOnePageAnAlertName()
{
    start();
    const auto socket = send(post(
        "/webhook",
        R"({"version":"4","groupKey":"{}:{team=\"web\"}","groupLabels":{"team":"web"},)"
        R"("alerts":[{"status":"firing","labels":{"alertname":"A","i":"1"},"fingerprint":"1"},)"
        R"({"status":"firing","labels":{"alertname":"A","i":"2"},"fingerprint":"2"},)"
        R"({"status":"firing","labels":{"alertname":"B"},"fingerprint":"3"},)"
        R"({"status":"resolved","labels":{"alertname":"C"},"fingerprint":"4"}]})"));
    QTRY_COMPARE(m_day.pages().pages().size(), 2u);
    QCOMPARE(m_day.pages().pages()[0].name, std::string("A"));
    QCOMPARE(m_day.pages().pages()[0].alerts.size(), 2u);
    QCOMPARE(m_day.pages().pages()[1].name, std::string("B"));
    for (const Page &told : m_day.pages().pages()) {
        QCOMPARE(told.groupKey, std::string("{}:{team=\"web\"}"));
        QVERIFY((told.groupLabels == std::vector<Label>{{"team", "web"}}));
    }
    QCOMPARE(m_day.alerts().alerts().size(), 3u); // nothing is known of C, and nothing changed
}

void TestWebhookReceiver::tellsAnAlertOnce()
{
    start();
    QList<QByteArray> bodies{page(), page(), page("resolved"), page("resolved")};
    for (const QByteArray &body : bodies) {
        const auto socket = send(post("/webhook", body));
        QTRY_VERIFY((commitAll(), socket->bytesAvailable() > 0));
        QCOMPARE(status(*socket), "200"_ba);
    }
    const auto count = [this](Kind kind) {
        return std::ranges::count(m_entries, kind, &Entry::kind);
    };
    QCOMPARE(count(Kind::AlertChanged), 2);
    QCOMPARE(count(Kind::PageSent), 2); // both times somebody was told
    QVERIFY(m_day.alerts().alerts().front().state == AlertState::Inactive);
}

void TestWebhookReceiver::asksForTheToken_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("in the path") << "/webhook/s3cret"_ba
                                 << ""_ba
                                 << "200"_ba;
    QTest::newRow("in the header") << "/webhook"_ba
                                   << "Authorization: Bearer s3cret\r\n"_ba
                                   << "200"_ba;
    QTest::newRow("in a header in small letters") << "/webhook"_ba
                                                  << "authorization: Bearer s3cret\r\n"_ba
                                                  << "200"_ba;
    QTest::newRow("none") << "/webhook"_ba
                          << ""_ba
                          << "401"_ba;
    QTest::newRow("empty") << "/webhook/"_ba
                           << "Authorization: Bearer \r\n"_ba
                           << "401"_ba;
    QTest::newRow("the beginning") << "/webhook/s3cre"_ba
                                   << ""_ba
                                   << "401"_ba;
    QTest::newRow("more") << "/webhook/s3cret1"_ba
                          << ""_ba
                          << "401"_ba;
    QTest::newRow("another scheme") << "/webhook"_ba
                                    << "Authorization: Basic s3cret\r\n"_ba
                                    << "401"_ba;
    QTest::newRow("in the query") << "/webhook?token=s3cret"_ba
                                  << ""_ba
                                  << "401"_ba;
}

void TestWebhookReceiver::asksForTheToken()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, expected);
    start(u"TOKEN"_s);
    const auto socket = send(post(path, page(), header));
    QTRY_VERIFY((commitAll(), socket->bytesAvailable() > 0));
    QCOMPARE(status(*socket), expected);
    QCOMPARE(m_day.pages().pages().size(), expected == "200" ? 1u : 0u);
}

void TestWebhookReceiver::answersOthers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("another path") << post("/", page()) << "404"_ba;
    QTest::newRow("a path that begins alike") << post("/webhooks", page()) << "404"_ba;
    QTest::newRow("GET") << "GET /webhook HTTP/1.1\r\nHost: room\r\n\r\n"_ba
                         << "405"_ba;
    QTest::newRow("garbage") << post("/webhook", "what?") << "400"_ba;
    QTest::newRow("no body") << post("/webhook", "") << "400"_ba;
    QTest::newRow("another version")
        << post("/webhook", R"({"version":"3","alerts":[]})") << "400"_ba;
    QTest::newRow("no UTF-8") << post("/webhook", page("firing", "\xff")) << "400"_ba;
    QTest::newRow("very deep") << post("/webhook", QByteArray(1'000'000, '[')) << "400"_ba;
    QTest::newRow("nothing new") << post("/webhook", R"({"version":"4","alerts":[]})") << "200"_ba;
}

void TestWebhookReceiver::answersOthers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    start();
    const auto socket = send(bytes);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QCOMPARE(status(*socket), expected);
    QCOMPARE(m_day.pages().pages().size(), 0u);
    QCOMPARE(m_day.alerts().alerts().size(), 0u);
}

void TestWebhookReceiver::saysThatPagesGoAstray()
{
    start(u"TOKEN"_s);
    const auto standing = [this] { return m_day.world().source("pages"); };
    const auto knock = [this](const QByteArray &bytes) {
        const auto socket = send(bytes);
        QTRY_VERIFY((commitAll(), socket->bytesAvailable() > 0));
    };
    // What is no page says nothing of whether somebody is told.
    for (int i = 0; i < 3; ++i)
        knock(post("/", "{}"));
    QCOMPARE(standing().health, SourceHealth::Live);
    knock(post("/s3cret", page()));
    QCOMPARE(standing().health, SourceHealth::Failing);
    QCOMPARE(standing().reason,
             u"a page came to a wrong path and was refused: have it sent to /webhook"_s);
    knock(post("/webhook", page()));
    QCOMPARE(standing().reason, u"a page came without the right token and was refused"_s);
    QVERIFY(m_day.pages().pages().empty());
    knock(post("/webhook/s3cret", page()));
    QCOMPARE(standing().health, SourceHealth::Live);
    QCOMPARE(m_day.pages().pages().size(), 1u);
}

void TestWebhookReceiver::readsWhatThePlanMaps()
{
    start({}, {.name = u"/event/name"_s, .state = u"/event/state"_s});
    const auto socket = send(post("/webhook", R"({"event":{"name":"Disk full","state":"on"}})"));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    QCOMPARE(m_day.pages().pages().front().name, std::string("Disk full"));
    commitAll();
    QTRY_COMPARE(status(*socket), "200"_ba);
    // What does not fit is said to both who sent it and who reads the room.
    const auto wrong = send(post("/webhook", page()));
    QTRY_COMPARE(status(*wrong), "400"_ba);
    const SourceStanding standing = m_day.world().source("pages");
    QVERIFY(standing.health == SourceHealth::Failing);
    QCOMPARE(standing.reason,
             u"a page came that does not fit its mapping: no alert's name stands at /event/name"_s);
    const auto over = send(post("/webhook", R"({"event":{"name":"Disk full","state":"OK"}})"));
    QTRY_VERIFY(m_day.alerts().alerts().front().state == AlertState::Inactive);
    QVERIFY(m_day.world().source("pages").health == SourceHealth::Live);
    QCOMPARE(m_day.pages().pages().size(), 1u); // the end is no page
}

void TestWebhookReceiver::aPostMayMeanNoPage()
{
    start({}, {.name = u"/n"_s, .means = PayloadMapping::Means::Alert});
    const auto socket = send(post("/webhook", R"({"n":"Disk full"})"));
    QTRY_COMPARE(m_day.alerts().alerts().size(), 1u);
    QVERIFY(m_day.alerts().alerts().front().state == AlertState::Firing);
    commitAll();
    QTRY_COMPARE(status(*socket), "200"_ba);
    QVERIFY(m_day.pages().pages().empty());
}

void TestWebhookReceiver::takesManyAtOnce()
{
    start();
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 200; ++i)
        sockets.push_back(send(post("/webhook", page())));
    QTRY_COMPARE(m_day.pages().pages().size(), 200u);
    commitAll();
    for (const auto &socket : sockets)
        QTRY_COMPARE(status(*socket), "200"_ba);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestWebhookReceiver::keepsTheConnection()
{
    start();
    const auto socket = send({});
    for (std::size_t i = 1; i <= 3; ++i) {
        socket->write(post("/webhook", page()));
        QTRY_COMPARE(m_day.pages().pages().size(), i);
        commitAll();
        QTRY_VERIFY(socket->bytesAvailable() > 0);
        QCOMPARE(status(*socket), "200"_ba);
        socket->readAll();
    }
    QVERIFY(socket->state() == QAbstractSocket::ConnectedState);
}

void TestWebhookReceiver::boundsTheBody()
{
    start();
    const auto socket =
        send("POST /webhook HTTP/1.1\r\nHost: room\r\nContent-Length: 104857600\r\n\r\n");
    qint64 sent = 0;
    const QByteArray piece(256 << 10, ' ');
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            if (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() == 0
                && sent < (100 << 20))
                sent += socket->write(piece);
            return socket->state() == QAbstractSocket::UnconnectedState;
        }(),
        20'000);
    QVERIFY2(sent < (32 << 20), qPrintable(QString::number(sent)));
    // The room is well.
    const auto other = send(post("/webhook", page()));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
}

void TestWebhookReceiver::outlivesACallerThatHangsUp()
{
    start();
    auto socket = send(post("/webhook", page()));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    socket->abort();
    socket.reset();
    const auto half =
        send("POST /webhook HTTP/1.1\r\nHost: room\r\nContent-Length: 100\r\n\r\nabc");
    const auto other = send(post("/webhook", page()));
    QTRY_COMPARE(m_day.pages().pages().size(), 2u);
    half->abort();
    commitAll();
    QTRY_COMPARE(status(*other), "200"_ba);
}

void TestWebhookReceiver::answersWhatWaitsWhenItGoes()
{
    start();
    const auto socket = send(post("/webhook", page()));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    m_receiver.reset();
    QTRY_VERIFY(socket->state() == QAbstractSocket::UnconnectedState
                || socket->bytesAvailable() > 0);
    QVERIFY(status(*socket) != "200");
}

void TestWebhookReceiver::saysWhyItCannotListen_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("reason");
    QTest::newRow("to the world without a secret")
        << u"0.0.0.0:0"_s << QString() << u"loopback only"_s;
    QTest::newRow("a secret that is not there")
        << u"127.0.0.1:0"_s << u"OTHER"_s << u"there is no secret OTHER"_s;
    QTest::newRow("no port") << u"127.0.0.1"_s << QString() << u"no address to listen at"_s;
    QTest::newRow("a name") << u"example.com:80"_s << QString() << u"no address to listen at"_s;
    QTest::newRow("nothing") << QString() << QString() << u"no address to listen at"_s;
    QTest::newRow("not ours") << u"192.0.2.1:9095"_s << u"TOKEN"_s << u"cannot listen at"_s;
}

void TestWebhookReceiver::saysWhyItCannotListen()
{
    QFETCH(QString, address);
    QFETCH(QString, secret);
    QFETCH(QString, reason);
    AlertSource source{.key = u"pages"_s, .type = AlertSource::Type::Webhook};
    source.url = address;
    source.secret = secret;
    m_receiver = std::make_unique<WebhookReceiver>(source, m_secrets, m_clock, 1);
    connect(m_receiver.get(), &WebhookReceiver::seen, this,
            [this](std::vector<Entry> entries) { m_day.apply(entries.front().view()); });
    m_receiver->start();
    QCOMPARE(m_receiver->port(), 0);
    const auto standing = m_day.world().source("pages");
    QVERIFY(standing.health == SourceHealth::Failing);
    QVERIFY2(standing.reason.contains(reason), qPrintable(standing.reason));
}

void TestWebhookReceiver::listensOnceThePortIsFree()
{
    auto taken = std::make_unique<QTcpServer>();
    QVERIFY(taken->listen(QHostAddress::LocalHost));
    AlertSource source{.key = u"pages"_s, .type = AlertSource::Type::Webhook};
    source.url = u"localhost:%1"_s.arg(taken->serverPort());
    m_receiver = std::make_unique<WebhookReceiver>(source, m_secrets, m_clock, 1);
    m_receiver->start();
    QCOMPARE(m_receiver->port(), 0);
    taken.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_receiver->port() != 0, 10'000);
}

QTEST_GUILESS_MAIN(TestWebhookReceiver)
#include "tst_webhookreceiver.moc"
