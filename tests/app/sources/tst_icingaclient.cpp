// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/icingaparser.h"
#include "app/sources/icingastream.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "tests/app/sources/recorded.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;
using Test::recorded;

namespace {

class KnownSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"ICINGA"_s ? std::optional<QByteArray>("s3cret") : std::nullopt;
    }
};

QByteArray seconds(Instant at)
{
    return QByteArray::number(double(microsOf(at)) / 1e6, 'f', 6);
}

QByteArray statusAnswer(Instant startedAt, Instant now)
{
    return R"({"results":[{"name":"CIB","status":{"uptime":)"
        + QByteArray::number(secondsOf(now - startedAt), 'f', 6)
        + R"(}},{"name":"IcingaApplication","status":{"icingaapplication":{"app":{"program_start":)"
        + seconds(startedAt) + R"(,"enable_notifications":true,"enable_flapping":true}}}}]})";
}

/// A service's attributes, with the state of its check and the stamps that go with it.
QByteArray serviceAnswer(int state, bool isHard, Instant changedAt, Instant hardSince,
                         Instant fineAt, const QByteArray &more = {})
{
    return R"({"results":[{"name":"web1!checkout","attrs":{"state":)" + QByteArray::number(state)
        + R"(,"state_type":)" + (isHard ? "1" : "0") + R"(,"problem":)"
        + (state == 0 ? "false" : "true") + R"(,"last_state_change":)" + seconds(changedAt)
        + R"(,"last_hard_state_change":)" + seconds(hardSince) + R"(,"last_state_ok":)"
        + seconds(fineAt) + more + "}}]}";
}

QByteArray changeLine(Instant at, int state, bool isHard)
{
    return R"({"type":"StateChange","host":"web1","service":"checkout","timestamp":)"
        + seconds(at + 300us) + R"(,"state":)" + QByteArray::number(state) + R"(,"state_type":)"
        + (isHard ? "1" : "0") + R"(,"acknowledgement":false,"downtime_depth":0,)"
        + R"("check_result":{"execution_end":)" + seconds(at) + "}}\n";
}

QByteArray notificationLine(Instant at, const QByteArray &users)
{
    return R"({"type":"Notification","host":"web1","service":"checkout","timestamp":)" + seconds(at)
        + R"(,"notification_type":"PROBLEM","users":[)" + users + "]}\n";
}

QByteArray notifiedAnswer(Instant problemAt)
{
    return R"({"results":[{"name":"web1!checkout!mail","attrs":{"host_name":"web1",)"
           R"("service_name":"checkout","last_problem_notification":)"
        + seconds(problemAt) + R"(,"notified_problem_users":["alice"]}}]})";
}

const QByteArray nothing = R"({"results":[]})";
const QByteArray events = "/v1/events";
const QByteArray services = "/v1/objects/services";
const IcingaName checkout{"web1", "checkout"};

} // namespace

class TestIcingaClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void asksForWhatItNeeds();
    void followsAService();
    void hearsAtOnce();
    void measuresTheClock();
    void tellsPages();
    void findsPagesThatItDidNotHear();
    void asksAtOnceWhatAnAcknowledgementMeans();
    void pollsOnWhenItMayNotHear_data();
    void pollsOnWhenItMayNotHear();
    void opensTheStreamAgain();
    void bearsGarbageInTheStream();
    void renewsASilentStream();
    void hearsNothingWhileItIsSparing();
    void saysWhichPermissionItLacks_data();
    void saysWhichPermissionItLacks();
    void dimsWhenItIsBad_data();
    void dimsWhenItIsBad();
    void makesAlertsUnknownWhileItIsDown();
    void diesInTheMiddle();
    void readsWhatTheRealOneSays();

private:
    void answerWell();
    void answerServices(const QByteArray &answer) { m_server->answer(services, answer); }
    void open(Micros interval = 200ms);
    void lookFine() { answerServices(serviceAnswer(0, true, m_born, m_born, m_clock.now())); }
    AlertSource source(Micros interval = 200ms) const;
    SourceStanding standing() const { return m_day.world().source("ic"); }
    bool isLive() const { return standing().health == SourceHealth::Live; }
    int asked(const QByteArray &path) const
    {
        return int(std::ranges::count_if(m_server->requests(), [&](const auto &request) {
            return request.target.startsWith(path);
        }));
    }
    /// How often it was asked for that by the client, not by the survey, which wants other
    /// attributes.
    int rounds(const QByteArray &path = services,
               const QByteArray &attribute = "last_state_ok") const
    {
        return int(std::ranges::count_if(m_server->requests(), [&](const auto &request) {
            return request.target.startsWith(path) && request.target.contains(attribute);
        }));
    }
    AlertState state() const
    {
        return m_day.alerts().alerts().empty() ? AlertState::Inactive
                                               : m_day.alerts().alerts().front().state;
    }
    const AlertChange &lastChange() const { return m_day.alerts().lanes().front().changes.back(); }

    RoomClock m_clock;
    KnownSecrets m_secrets;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    std::vector<Entry> m_entries;
    Day m_day;
    Instant m_born{};
};

void TestIcingaClient::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FakeServer>();
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
    m_entries.clear();
    m_day = Day();
    m_born = m_clock.now() - 1h;
    connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
        for (Entry entry : entries) {
            QVERIFY(entry.at != Instant{});
            entry.sequence = m_day.lastSequence() + 1;
            m_day.apply(entry.view());
            m_entries.push_back(entry);
        }
    });
    answerWell();
}

void TestIcingaClient::cleanup()
{
    m_desk.reset();
    m_transport.reset();
    m_server.reset();
}

void TestIcingaClient::answerWell()
{
    m_server->answer("/v1/status", statusAnswer(m_born, m_clock.now()));
    m_server->answer("/v1/objects/", nothing);
    m_server->react(events, {.headers = "Connection: close\r\n"});
    lookFine();
}

AlertSource TestIcingaClient::source(Micros interval) const
{
    return {.key = u"ic"_s,
            .type = AlertSource::Type::Icinga,
            .url = m_server->url().toString(),
            .interval = interval,
            .auth = AlertSource::Auth::Basic,
            .user = u"room"_s,
            .secret = u"ICINGA"_s};
}

void TestIcingaClient::open(Micros interval)
{
    m_desk->setSources({source(interval)});
    QTRY_VERIFY(isLive());
    QTRY_COMPARE(m_server->listeners(events), 1);
}

void TestIcingaClient::asksForWhatItNeeds()
{
    open();
    for (const FakeServer::Request &request : m_server->requests())
        QCOMPARE(request.headers.value("authorization"), "Basic " + "room:s3cret"_ba.toBase64());
    const auto of = [this](const QByteArray &path) {
        return *std::ranges::find_if(m_server->requests(), [&](const auto &request) {
            return request.target.startsWith(path);
        });
    };
    QVERIFY(of(services).target.contains("attrs=last_state_ok"));
    QVERIFY(of("/v1/objects/hosts").target.contains("attrs=last_state_up"));
    const auto stream = of(events);
    QCOMPARE(stream.verb, "POST"_ba);
    QCOMPARE(stream.headers.value("accept"), "application/json"_ba);
    QVERIFY(stream.body.contains(R"("StateChange")") && stream.body.contains(R"("Notification")"));
    QVERIFY(stream.body.contains(R"("queue":"chaosroom-)"));
    QVERIFY(standing().reason.isEmpty());
}

void TestIcingaClient::followsAService()
{
    open();
    QVERIFY(m_day.alerts().lanes().empty());
    const Instant fineAt = m_clock.now() - 40ms;
    answerServices(serviceAnswer(2, false, fineAt + 10ms, m_born, fineAt));
    QTRY_VERIFY(state() == AlertState::Pending);
    QCOMPARE(m_day.alerts().lanes().front().name, std::string("checkout"));
    answerServices(serviceAnswer(2, true, fineAt + 10ms, fineAt + 20ms, fineAt));
    QTRY_VERIFY(state() == AlertState::Firing);
    QVERIFY(lastChange().since == fineAt + 20ms && lastChange().evidence == Evidence::Stamp);
    answerServices(
        serviceAnswer(2, true, fineAt + 10ms, fineAt + 20ms, fineAt, R"(,"downtime_depth":1)"));
    QTRY_VERIFY(state() == AlertState::Suppressed);
    answerServices(serviceAnswer(0, true, fineAt + 30ms, fineAt + 30ms, fineAt + 30ms));
    QTRY_VERIFY(state() == AlertState::Inactive);
    QVERIFY(lastChange().since == fineAt + 30ms && lastChange().evidence == Evidence::Stamp);
}

void TestIcingaClient::hearsAtOnce()
{
    open(10s);
    QTRY_COMPARE(rounds(), 2); // once more since the stream was opened after the first
    const Instant at = m_clock.now() - 10ms;
    m_server->say(events, changeLine(at, 2, false).left(40));
    m_server->say(events, changeLine(at, 2, false).mid(40));
    QTRY_VERIFY(state() == AlertState::Pending);
    m_server->say(events, changeLine(at + 5ms, 2, true));
    QTRY_VERIFY(state() == AlertState::Firing);
    QVERIFY(lastChange().since == at + 5ms && lastChange().evidence == Evidence::Stamp);
    QCOMPARE(rounds(), 2);
}

void TestIcingaClient::measuresTheClock()
{
    const Instant far = m_clock.now() + 1h;
    m_server->answer("/v1/status", statusAnswer(m_born, far));
    open();
    QTRY_VERIFY(!m_day.clocks().readings("ic").empty());
    const ClockReading reading = m_day.clocks().readings("ic").front();
    QVERIFY(std::chrono::abs(reading.offset - (far - reading.at)) <= reading.error + 1us);
    QVERIFY(reading.error < 500ms);
    QTRY_VERIFY(m_day.surveys().of("ic")); // which asks for it as well, once
    const int times = asked("/v1/status");
    QTRY_VERIFY(rounds() > 5);
    QCOMPARE(asked("/v1/status"), times); // it costs the server something
}

void TestIcingaClient::tellsPages()
{
    open();
    const Instant at = m_clock.now();
    m_server->say(events, notificationLine(at, {}) + notificationLine(at + 1ms, R"("alice")"));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    const Page &page = m_day.pages().pages().front();
    QVERIFY(page.at == at + 1ms && page.evidence == Evidence::Stamp);
    QCOMPARE(page.name, std::string("checkout"));
    QCOMPARE(page.source, std::string("ic"));
    QVERIFY(page.seenAt >= at);
    QVERIFY(page.alerts == std::vector{checkout.fingerprint()});
}

void TestIcingaClient::findsPagesThatItDidNotHear()
{
    open();
    m_server->react(events, {.status = 503}); // for a while
    m_server->drop(events);
    const Instant at = m_clock.now();
    m_server->answer("/v1/objects/notifications", notifiedAnswer(at));
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    QVERIFY(m_day.pages().pages().front().at == at);
    m_server->react(events, {.headers = "Connection: close\r\n"});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->listeners(events), 1, 10'000);
    m_server->say(events,
                  notificationLine(at + 200us, R"("alice")")
                      + notificationLine(at + 30s, R"("alice")"));
    QTRY_COMPARE(m_day.pages().pages().size(), 2u);
    QVERIFY(m_day.pages().pages().back().at == at + 30s);
}

void TestIcingaClient::asksAtOnceWhatAnAcknowledgementMeans()
{
    open(10s);
    QTRY_COMPARE(rounds(), 2);
    const Instant at = m_clock.now();
    m_server->say(events, changeLine(at, 2, true));
    QTRY_VERIFY(state() == AlertState::Firing);
    answerServices(serviceAnswer(2, true, at, at, at - 1s, R"(,"acknowledgement":2)"));
    m_server->say(events,
                  R"({"type":"AcknowledgementSet","host":"web1","service":"checkout","timestamp":)"
                      + seconds(m_clock.now()) + "}\n");
    QTRY_VERIFY(state() == AlertState::Suppressed);
    QVERIFY(lastChange().evidence == Evidence::Polled);
}

void TestIcingaClient::pollsOnWhenItMayNotHear_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("lack");
    QTest::newRow("403") << 403 << u"its API user may not hear its events"_s;
    QTest::newRow("404") << 404 << u"its API user may not hear its events"_s;
    QTest::newRow("400") << 400 << u"gives no stream (400)"_s;
    QTest::newRow("503") << 503 << u"gives no stream (503)"_s;
}

void TestIcingaClient::pollsOnWhenItMayNotHear()
{
    QFETCH(int, status);
    QFETCH(QString, lack);
    m_server->answer(events, R"({"error":404,"status":"not for you"})", status);
    m_desk->setSources({source()});
    QTRY_VERIFY(isLive() && !standing().reason.isEmpty());
    QVERIFY2(standing().reason.contains(lack), qPrintable(standing().reason));
    const Instant at = m_clock.now();
    answerServices(serviceAnswer(2, true, at, at, at - 1s));
    m_server->answer("/v1/objects/notifications", notifiedAnswer(at + 1ms));
    QTRY_VERIFY(state() == AlertState::Firing);
    QTRY_COMPARE(m_day.pages().pages().size(), 1u);
    QVERIFY(isLive());
    m_server->react(events, {.headers = "Connection: close\r\n"});
    QTRY_VERIFY_WITH_TIMEOUT(isLive() && standing().reason.isEmpty(), 20'000);
}

void TestIcingaClient::opensTheStreamAgain()
{
    open(10s);
    QTRY_COMPARE(rounds(), 2);
    const Instant at = m_clock.now() - 10ms;
    m_server->say(events, changeLine(at, 2, false).left(60)); // and cut off
    m_server->drop(events);
    QTRY_COMPARE(asked(events), 2);
    QTRY_COMPARE(m_server->listeners(events), 1);
    QVERIFY(m_day.alerts().lanes().empty());
    QVERIFY(isLive());
    const auto queueOf = [this](int which) {
        QByteArrayList queues;
        for (const FakeServer::Request &request : m_server->requests()) {
            if (request.target == events)
                queues += request.body;
        }
        return queues.value(which);
    };
    QVERIFY(queueOf(0) != queueOf(1));
    QTRY_COMPARE(rounds(), 3); // for what was missed
    QTRY_COMPARE(rounds("/v1/objects/notifications", "notified_problem_users"), 3);
    m_server->say(events, changeLine(at + 5ms, 2, true));
    QTRY_VERIFY(state() == AlertState::Firing);
}

void TestIcingaClient::bearsGarbageInTheStream()
{
    open(10s);
    QTRY_COMPARE(rounds(), 2);
    const int before = rounds("/v1/objects/notifications", "notified_problem_users");
    m_server->say(events,
                  "\xff\xfe what\n[]\nnull\n{\"type\":7}\n" + QByteArray(3 << 20, '[') + "\n");
    QTRY_VERIFY(rounds("/v1/objects/notifications", "notified_problem_users")
                > before); // it may have missed one
    const Instant at = m_clock.now();
    m_server->say(events, changeLine(at, 2, true));
    QTRY_VERIFY(state() == AlertState::Firing);
    QCOMPARE(asked(events), 1);
    QVERIFY(isLive());
}

void TestIcingaClient::renewsASilentStream()
{
    IcingaStream stream(source(), *m_transport, 1, nullptr, 150ms);
    QSignalSpy opened(&stream, &IcingaStream::opened);
    stream.open();
    stream.open();
    QTRY_COMPARE(opened.size(), 1);
    QTRY_COMPARE(opened.size(), 3);
    QTRY_COMPARE(m_server->listeners(events), 1); // the others were left
    QVERIFY(stream.isOpen() && stream.trouble().isEmpty());
    stream.close();
    QTRY_COMPARE(m_server->listeners(events), 0);
    QVERIFY(!stream.isOpen());
}

void TestIcingaClient::hearsNothingWhileItIsSparing()
{
    m_desk->askAtMostEvery(1min);
    m_desk->setSources({source()});
    QTRY_VERIFY(isLive());
    QCOMPARE(asked(events), 0);
    m_desk->askAtMostEvery(0s);
    QTRY_COMPARE(m_server->listeners(events), 1);
    m_desk->askAtMostEvery(1min);
    QTRY_COMPARE(m_server->listeners(events), 0);
    QVERIFY(isLive());
}

void TestIcingaClient::saysWhichPermissionItLacks_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("permission");
    QTest::newRow("status") << "/v1/status"_ba << u"status/query"_s;
    QTest::newRow("hosts") << "/v1/objects/hosts"_ba << u"objects/query/Host"_s;
    QTest::newRow("services") << services << u"objects/query/Service"_s;
}

void TestIcingaClient::saysWhichPermissionItLacks()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, permission);
    m_server->answer(path, recorded(u"not-allowed.json"_s), 404);
    m_desk->setSources({source()});
    QTRY_VERIFY(standing().health == SourceHealth::Failing);
    QVERIFY2(standing().reason.contains(permission), qPrintable(standing().reason));
}

void TestIcingaClient::dimsWhenItIsBad_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("401") << 401 << u"refuses the credentials (401)"_s;
    QTest::newRow("503") << 503 << u"cannot answer just now (503)"_s;
    QTest::newRow("404, and no Icinga") << 404 << u"no such page (404)"_s;
    QTest::newRow("refused") << -1 << u"nobody listens"_s;
    QTest::newRow("garbage") << -2 << u"cannot be understood"_s;
    QTest::newRow("empty") << -3 << u"is empty"_s;
    QTest::newRow("login page") << -4 << u"a web page, perhaps a login"_s;
    QTest::newRow("huge") << -5 << u"more than 64 MB"_s;
    QTest::newRow("hangs") << -6 << u"no full answer within 2 s"_s;
    QTest::newRow("drips") << -7 << u"no full answer within 2 s"_s;
    QTest::newRow("hangs up") << -8 << u"hung up before"_s;
}

void TestIcingaClient::dimsWhenItIsBad()
{
    QFETCH(int, what);
    QFETCH(QString, reason);
    FakeServer::Reaction reaction{.status = what > 0 ? what : 200,
                                  .body = R"({"status":"because"})"};
    if (what == -2)
        reaction.body = "\xff\xfe not json";
    else if (what == -3)
        reaction.body = "";
    else if (what == -4)
        reaction.body = "<html><title>Sign in</title></html>";
    else if (what == -5)
        reaction.endless = 100 << 20;
    else if (what == -6)
        reaction.hang = true;
    else if (what == -7)
        reaction = {.body = QByteArray(10'000, ' '), .dripBytes = 10, .dripEvery = 20ms};
    else if (what == -8)
        reaction.hangUp = true;
    for (const QByteArray &path : {"/v1/status"_ba, services}) {
        answerWell();
        m_server->react(path, reaction);
        if (what == -1)
            m_server->goAway();
        m_day = Day();
        m_desk->setSources({});
        m_desk->setSources({source()});
        QVERIFY(standing().health == SourceHealth::Waiting);
        QTRY_VERIFY_WITH_TIMEOUT(standing().health == SourceHealth::Failing, 10'000);
        QVERIFY2(standing().reason.contains(reason), qPrintable(standing().reason));
        QVERIFY(m_day.alerts().lanes().empty());
        if (what == -1)
            m_server->comeBack();
        answerWell();
        QTRY_VERIFY_WITH_TIMEOUT(isLive(), 10'000);
        QVERIFY(standing().reason.isEmpty());
    }
}

void TestIcingaClient::makesAlertsUnknownWhileItIsDown()
{
    open();
    const Instant at = m_clock.now() - 10ms;
    answerServices(serviceAnswer(2, true, at, at + 5ms, at - 1s));
    QTRY_VERIFY(state() == AlertState::Firing);
    m_server->goAway();
    QTRY_VERIFY_WITH_TIMEOUT(state() == AlertState::Unknown, 10'000);
    QVERIFY(standing().health == SourceHealth::Failing);
    m_server->answer("/v1/status", statusAnswer(m_born, m_clock.now()));
    m_server->comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(state() == AlertState::Firing, 10'000);
    QVERIFY(lastChange().since == at + 5ms && lastChange().evidence == Evidence::Stamp);
    QTRY_VERIFY(isLive());
    QTRY_COMPARE_WITH_TIMEOUT(m_server->listeners(events), 1, 10'000);
    QVERIFY(standing().reason.isEmpty());
}

void TestIcingaClient::diesInTheMiddle()
{
    open();
    m_server->react(services, {.hang = true});
    const int before = rounds();
    QTRY_VERIFY(rounds() > before);
    m_server->say(events, changeLine(m_clock.now(), 2, false).left(50));
    m_desk->setSources({});
    QTRY_COMPARE(m_server->listeners(events), 0);
    QTRY_COMPARE(m_server->listeners(services), 0);
    QVERIFY(m_day.alerts().lanes().empty());
}

void TestIcingaClient::readsWhatTheRealOneSays()
{
    m_server->answer("/v1/status", recorded(u"status.json"_s));
    m_server->answer("/v1/objects/hosts", recorded(u"hosts.json"_s));
    m_server->answer("/v1/objects/notifications", recorded(u"notifications.json"_s));
    answerServices(recorded(u"services.json"_s));
    open();
    QTRY_COMPARE(m_day.alerts().alerts().size(), 2u);
    const auto stateOf = [this](const IcingaName &name) {
        const Alert *alert = m_day.alerts().find("ic/" + name.fingerprint());
        return alert ? alert->state : AlertState::Inactive;
    };
    QVERIFY(stateOf(checkout) == AlertState::Suppressed);
    QVERIFY(stateOf({"web1", ""}) == AlertState::Firing);
    QVERIFY(m_day.pages().pages().empty()); // that was before anybody asked
}

QTEST_GUILESS_MAIN(TestIcingaClient)
#include "tst_icingaclient.moc"
