// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/proxy/proxythread.h"
#include "tests/e2e/sources/daemon.h"
#include "tests/support/fakeserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::Daemon;
using Test::FakeServer;

namespace {

constexpr int patience = 60'000; ///< ms

/// Asks for one case after the other, does it, and tells what the browser said of it.
const QByteArray page = R"(<!doctype html><meta charset=utf-8><title>conformance</title><script>
function meet(next) {
  return new Promise(done => {
    const seen = {line: next.line, opened: false, errors: 0, heard: [], code: 0, clean: null};
    const socket = new WebSocket(next.url);
    const timer = setTimeout(() => { done(seen); socket.onclose = null; socket.close(); },
                             next.patience);
    socket.onopen = () => { seen.opened = true; socket.send('before'); };
    socket.onmessage = async message => {
      seen.heard.push(String(message.data));
      if (message.data !== 'before')
        return;
      await fetch('/fault', {method: 'POST', body: next.line});
      if (socket.readyState === WebSocket.OPEN)
        socket.send('after');
      if (next.leaves)
        setTimeout(() => socket.close(1000, 'bye'), 200);
    };
    socket.onerror = () => seen.errors++;
    socket.onclose = event => {
      clearTimeout(timer);
      seen.code = event.code;
      seen.clean = event.wasClean;
      done(seen);
    };
  });
}
(async () => {
  for (;;) {
    const next = await (await fetch('/next')).json();
    if (!next.line)
      break;
    const seen = await meet(next);
    await fetch('/seen', {method: 'POST', body: JSON.stringify(seen)});
  }
})();
</script>)";

/// What is done, and what a browser has to make of it.
struct Case
{
    QString line{};
    bool isBefore = false; ///< the fault is there before the client comes
    bool leaves = false; ///< the client closes
    int code = 0; ///< of the close event; 0: there is none
    bool isClean = false;
    bool isError = false; ///< an error event comes before it
    int toServer = 0; ///< the code that the browser sends; 0: not looked at
    QString hears{}; ///< the last message
};

std::vector<Case> cases()
{
    const auto closes = [](const QString &line, int code) {
        return Case{.line = line, .code = code, .isClean = true, .hears = u"before"_s};
    };
    const auto fails = [](const QString &line, int toServer) {
        return Case{.line = line,
                    .code = 1006,
                    .isError = true,
                    .toServer = toServer,
                    .hears = u"before"_s};
    };
    const auto breaks = [](const QString &line) {
        return Case{.line = line, .code = 1006, .hears = u"before"_s};
    };
    const auto neverOpens = [](const QString &line) {
        return Case{.line = line, .isBefore = true, .code = 1006, .isError = true};
    };
    return {
        {.line = u"none"_s, .leaves = true, .code = 1000, .isClean = true, .hears = u"after"_s},
        neverOpens(u"refuse"_s),
        neverOpens(u"reset"_s),
        neverOpens(u"http 503"_s),
        neverOpens(u"ws refuse 401"_s),
        neverOpens(u"ws refuse 503"_s),
        neverOpens(u"ws bad accept"_s),
        closes(u"ws close 1000"_s, 1000),
        closes(u"ws close 1001"_s, 1001),
        closes(u"ws close 1008"_s, 1008),
        closes(u"ws close 1011"_s, 1011),
        closes(u"ws close 1012"_s, 1012),
        closes(u"ws close 1013"_s, 1013),
        closes(u"ws close 4321"_s, 4321),
        closes(u"ws empty close"_s, 1005),
        // Codes that must not be on the wire.
        fails(u"ws close 1005"_s, 0),
        fails(u"ws close 1006"_s, 0),
        closes(u"ws close 999"_s, 999), // the standard has no such code; Chromium takes it
        fails(u"ws masked frame"_s, 1002),
        fails(u"ws reserved bits"_s, 1002),
        fails(u"ws reserved opcode"_s, 1002),
        fails(u"ws fragmented control"_s, 1002),
        fails(u"ws invalid utf8"_s, 1002), // the standard has 1007 for it
        breaks(u"ws truncated frame"_s),
        breaks(u"ws oversize frame"_s),
        breaks(u"reset"_s),
        breaks(u"refuse"_s),
        // Nobody can tell yet that something is wrong.
        {.line = u"ws truncated silence"_s, .hears = u"before"_s},
        {.line = u"black hole"_s, .hears = u"before"_s},
        {.line = u"ws no pong"_s, .hears = u"after"_s},
        // Chromium waits for the answer longer than a test wants to.
        {.line = u"ws close unanswered"_s, .leaves = true, .hears = u"after"_s},
    };
}

} // namespace

/// The faults of WebSockets as a browser sees them: Chromium, without a window, through the proxy.
class TestBrowser : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void seesEachFault_data();
    void seesEachFault();

private:
    [[nodiscard]] FakeServer::Reaction next();
    void set(const QString &line);

    QTemporaryDir m_folder;
    RoomClock m_clock;
    FakeServer m_pages;
    QWebSocketServer m_service{u"echo"_s, QWebSocketServer::NonSecureMode};
    std::unique_ptr<ProxyThread> m_proxies;
    quint16 m_port = 0;
    std::unique_ptr<Daemon> m_browser;
    std::vector<Case> m_cases = cases();
    std::size_t m_next = 0;
    std::size_t m_current = 0;
    std::map<std::size_t, QJsonObject> m_seen; ///< by case
    std::map<std::size_t, int> m_toServer;
};

void TestBrowser::set(const QString &line)
{
    m_proxies->setFault(u"p"_s, *ProxyFault::read(line));
}

FakeServer::Reaction TestBrowser::next()
{
    if (m_next == m_cases.size())
        return {.body = "{}"};
    m_current = m_next++;
    const Case &one = m_cases[m_current];
    set(one.isBefore ? one.line : u"none"_s);
    const QJsonObject told{{u"line"_s, one.line},
                           {u"url"_s, u"ws://127.0.0.1:%1/live"_s.arg(m_port)},
                           {u"leaves"_s, one.leaves},
                           {u"patience"_s, one.code ? 20'000 : 1'500}};
    return {.body = QJsonDocument(told).toJson()};
}

void TestBrowser::initTestCase()
{
    const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
    QVERIFY2(!chromium.isEmpty(), "chromium is not installed");
    QVERIFY(m_service.listen(QHostAddress::LocalHost));
    connect(&m_service, &QWebSocketServer::newConnection, this, [this] {
        QWebSocket *client = m_service.nextPendingConnection();
        client->setParent(&m_service);
        connect(client, &QWebSocket::textMessageReceived, client, &QWebSocket::sendTextMessage);
        connect(client, &QWebSocket::disconnected, this,
                [this, client, at = m_current] { m_toServer[at] = int(client->closeCode()); });
    });
    m_port = Daemon::freePort();
    m_proxies = std::make_unique<ProxyThread>(m_clock);
    m_proxies->setPlaces({{.key = u"p"_s,
                           .address = QHostAddress(QHostAddress::LocalHost),
                           .port = m_port,
                           .target = {u"127.0.0.1"_s, m_service.serverPort()}}});
    m_pages.react("/",
                  {.raw = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                          "Content-Length: "
                       + QByteArray::number(page.size()) + "\r\n\r\n" + page});
    m_pages.react("/favicon", {.status = 404});
    m_pages.handle("/next", [this](const FakeServer::Request &) { return next(); });
    m_pages.handle("/fault", [this](const FakeServer::Request &request) {
        set(QString::fromUtf8(request.body));
        return FakeServer::Reaction{};
    });
    m_pages.handle("/seen", [this](const FakeServer::Request &request) {
        m_seen[m_current] = QJsonDocument::fromJson(request.body).object();
        return FakeServer::Reaction{};
    });
    m_browser = std::make_unique<Daemon>(
        chromium,
        QStringList{u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--no-first-run"_s,
                    u"--disable-dev-shm-usage"_s, u"--disable-extensions"_s,
                    u"--disable-background-networking"_s, u"--disable-component-update"_s,
                    u"--no-proxy-server"_s, u"--remote-debugging-port=0"_s,
                    u"--user-data-dir="_s + m_folder.filePath(u"browser"_s),
                    m_pages.url(u"/"_s).toString()},
        m_folder.filePath(u"browser.log"_s), nullptr, Daemon::End::Asked);
}

void TestBrowser::cleanupTestCase()
{
    m_browser.reset();
    m_proxies.reset();
    qDeleteAll(m_service.findChildren<QWebSocket *>()); // while what they tell is heard
}

void TestBrowser::seesEachFault_data()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::addRow("%s%s", qPrintable(m_cases[i].line), m_cases[i].isBefore ? " at once" : "")
            << int(i);
}

void TestBrowser::seesEachFault()
{
    QFETCH(int, at);
    const Case &one = m_cases[std::size_t(at)];
    QTRY_VERIFY_WITH_TIMEOUT(m_seen.contains(std::size_t(at)), patience);
    const QJsonObject &seen = m_seen[std::size_t(at)];
    const QByteArray all = QJsonDocument(seen).toJson(QJsonDocument::Compact);
    QVERIFY2(seen[u"line"_s].toString() == one.line, all);
    QVERIFY2(seen[u"opened"_s].toBool() == !one.isBefore, all);
    QVERIFY2(seen[u"code"_s].toInt() == one.code, all);
    QVERIFY2(seen[u"clean"_s].toBool() == one.isClean, all);
    QVERIFY2((seen[u"errors"_s].toInt() > 0) == one.isError, all);
    QVERIFY2(seen[u"heard"_s].toArray().last().toString() == one.hears, all);
    if (one.toServer)
        QTRY_COMPARE_WITH_TIMEOUT(m_toServer[std::size_t(at)], one.toServer, patience);
}

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
