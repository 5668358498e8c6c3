// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "tests/support/fakeserver.h"

#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;

namespace {

class NoSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &) const override { return {}; }
};

/// A head without a length: what follows has no end.
FakeServer::Reaction endlessly(const QByteArray &body = {})
{
    return {.body = body, .headers = "Connection: close\r\n"};
}

} // namespace

class TestLineStream : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void handsOnLineAfterLine();
    void joinsWhatWasCutAnywhere();
    void cutsALineThatIsTooLong();
    void bearsAFlood();
    void endsOnce_data();
    void endsOnce();
    void staysOpenWhileNothingIsSaid();
    void losesTheBeginningOfALineWhenItIsCutOff();
    void saysNothingToADeadAsker();
    void mayBeLeftInTheMiddleOfALine();
    void endsWhenTheTransportGoes();

private:
    void listen(std::int64_t longestLine = 1000, Micros patience = 500ms);

    RoomClock m_clock;
    NoSecrets m_secrets;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<QObject> m_asker;
    int m_opened = 0;
    QByteArrayList m_lines;
    std::vector<Failure> m_ends;
};

void TestLineStream::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FakeServer>();
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_asker = std::make_unique<QObject>();
    m_opened = 0;
    m_lines.clear();
    m_ends.clear();
}

void TestLineStream::cleanup()
{
    m_asker.reset();
    m_transport.reset();
    m_server.reset();
}

void TestLineStream::listen(std::int64_t longestLine, Micros patience)
{
    m_transport->listen(m_asker.get(),
                        {.verb = "POST",
                         .url = m_server->url(u"/events"_s),
                         .body = "{}",
                         .contentType = "application/json",
                         .accept = "application/json",
                         .timeout = patience,
                         .maxBytes = longestLine},
                        {.opened = [this] { ++m_opened; },
                         .line = [this](const QByteArray &line, Instant) { m_lines += line; },
                         .ended = [this](const Failure &failure) { m_ends.push_back(failure); }});
}

void TestLineStream::handsOnLineAfterLine()
{
    m_server->react("/events", endlessly("{\"a\":1}\n{\"b\":2}\n\n"));
    listen();
    QTRY_COMPARE(m_lines, (QByteArrayList{"{\"a\":1}", "{\"b\":2}"}));
    QCOMPARE(m_opened, 1);
    m_server->say("/events", "{\"c\":3}\n");
    QTRY_COMPARE(m_lines.size(), 3);
    QVERIFY(m_ends.empty());
    const auto &request = m_server->requests().first();
    QCOMPARE(request.verb, "POST"_ba);
    QCOMPARE(request.body, "{}"_ba);
    QCOMPARE(request.headers.value("accept"), "application/json"_ba);
}

void TestLineStream::joinsWhatWasCutAnywhere()
{
    const QByteArray text = "{\"text\":\"gr\xc3\xbc\xc3\x9f"
                            "e\"}\n{\"next\":1}\n";
    auto reaction = endlessly(text);
    reaction.dripBytes = 1;
    reaction.dripEvery = 1ms;
    m_server->react("/events", reaction);
    listen(1000, 10s);
    QTRY_COMPARE_WITH_TIMEOUT(m_lines.size(), 2, 10'000);
    QCOMPARE(m_lines.join('\n') + '\n', text);
}

void TestLineStream::cutsALineThatIsTooLong()
{
    m_server->react("/events", endlessly());
    listen(10);
    QTRY_COMPARE(m_opened, 1);
    m_server->say("/events", "exactly 10\n" + QByteArray(500'000, 'x'));
    QTRY_COMPARE(m_lines, (QByteArrayList{"exactly 10", "xxxxxxxxxx"}));
    m_server->say("/events", QByteArray(500'000, 'y') + "\nshort\n" + "twelve bytes\n");
    QTRY_COMPARE(m_lines.size(), 4);
    QCOMPARE(m_lines[2], "short"_ba);
    QCOMPARE(m_lines[3], "twelve byt"_ba);
}

void TestLineStream::bearsAFlood()
{
    auto reaction = endlessly("one\n");
    reaction.endless = 50 << 20; // without an end of line
    m_server->react("/events", reaction);
    listen();
    QTRY_COMPARE(m_lines.size(), 2);
    QCOMPARE(m_lines.last(), QByteArray(1000, ' '));
}

void TestLineStream::endsOnce_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("401") << 401 << int(Failure::Kind::Unauthorized);
    QTest::newRow("403") << 403 << int(Failure::Kind::Unauthorized);
    QTest::newRow("404") << 404 << int(Failure::Kind::NotFound);
    QTest::newRow("400") << 400 << int(Failure::Kind::BadAnswer);
    QTest::newRow("503") << 503 << int(Failure::Kind::Refused);
    QTest::newRow("login page") << 302 << int(Failure::Kind::Unauthorized);
    QTest::newRow("refused") << -1 << int(Failure::Kind::Refused);
    QTest::newRow("no HTTP") << -2 << int(Failure::Kind::Refused);
    QTest::newRow("hangs") << -3 << int(Failure::Kind::TimedOut);
    QTest::newRow("hangs in a refusal") << -8 << int(Failure::Kind::TimedOut);
    QTest::newRow("hangs up") << -4 << int(Failure::Kind::Refused);
    QTest::newRow("ends") << -5 << int(Failure::Kind::Refused);
    QTest::newRow("empty") << -6 << int(Failure::Kind::Refused);
    QTest::newRow("no address") << -7 << int(Failure::Kind::BadInput);
}

void TestLineStream::endsOnce()
{
    QFETCH(int, what);
    QFETCH(int, kind);
    FakeServer::Reaction reaction;
    reaction.status = what > 0 ? what : 200;
    reaction.body = "{\"error\":1}\n";
    if (what == -1)
        m_server->goAway();
    else if (what == -2)
        reaction.raw = "\x16\x03\x01 what is this\r\n\r\n"_ba;
    else if (what == -3)
        reaction.hang = true;
    else if (what == -4)
        reaction.hangUp = true;
    else if (what == -5)
        reaction.raw = "HTTP/1.1 200 OK\r\n\r\n{\"half\":"_ba;
    else if (what == -6)
        reaction.body = "";
    else if (what == -8)
        reaction = {.status = 404, .body = "{", .headers = "Content-Length: 100\r\n"};
    m_server->react("/events", reaction);
    if (what == -7) {
        m_transport->listen(m_asker.get(), {.url = QUrl(u"nonsense"_s)},
                            {.line = [](const QByteArray &, Instant) {},
                             .ended = [this](const Failure &f) { m_ends.push_back(f); }});
    } else {
        listen();
    }
    QVERIFY(m_ends.empty()); // never before `listen` has returned
    QTRY_COMPARE(m_ends.size(), 1u);
    QVERIFY2(int(m_ends.front().kind) == kind, qPrintable(m_ends.front().detail));
    QVERIFY(!m_ends.front().detail.isEmpty());
    QVERIFY(m_lines.isEmpty());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_ends.size(), 1u);
}

void TestLineStream::staysOpenWhileNothingIsSaid()
{
    m_server->react("/events", endlessly());
    listen(1000, 100ms);
    QTRY_COMPARE(m_opened, 1);
    const Instant begun = m_clock.now();
    QTRY_VERIFY(m_clock.now() - begun > 400ms); // four times what the head may take
    QVERIFY(m_ends.empty());
    m_server->say("/events", "late\n");
    QTRY_COMPARE(m_lines, QByteArrayList{"late"});
}

void TestLineStream::losesTheBeginningOfALineWhenItIsCutOff()
{
    m_server->react("/events", endlessly("whole\nhal"));
    listen();
    QTRY_COMPARE(m_lines.size(), 1);
    m_server->drop("/events");
    QTRY_COMPARE(m_ends.size(), 1u);
    QCOMPARE(m_lines, QByteArrayList{"whole"});
}

void TestLineStream::saysNothingToADeadAsker()
{
    m_server->react("/events", endlessly("one\n"));
    listen();
    QTRY_COMPARE(m_lines.size(), 1);
    m_asker.reset();
    m_server->say("/events", "two\n");
    QTRY_COMPARE(m_server->listeners("/events"), 0); // it has hung up
    QCOMPARE(m_lines.size(), 1);
    QVERIFY(m_ends.empty());
}

void TestLineStream::mayBeLeftInTheMiddleOfALine()
{
    m_server->react("/events", endlessly("one\ntwo\nthree\n"));
    m_transport->listen(m_asker.get(), {.url = m_server->url(u"/events"_s)},
                        {.line =
                             [this](const QByteArray &line, Instant) {
                                 m_lines += line;
                                 m_asker.reset();
                             },
                         .ended = [this](const Failure &f) { m_ends.push_back(f); }});
    QTRY_COMPARE(m_lines.size(), 1);
    QTRY_COMPARE(m_server->listeners("/events"), 0);
    QCOMPARE(m_lines, QByteArrayList{"one"});
    QVERIFY(m_ends.empty());
}

void TestLineStream::endsWhenTheTransportGoes()
{
    m_server->react("/events", endlessly());
    listen();
    QTRY_COMPARE(m_opened, 1);
    m_transport.reset();
    QCOMPARE(m_ends.size(), 1u);
    QVERIFY(m_ends.front().kind == Failure::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestLineStream)
#include "tst_linestream.moc"
