// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "tests/support/fakeserver.h"

#include <QDateTime>
#include <QSignalSpy>
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

QByteArray success(const QByteArray &data)
{
    return R"({"status":"success","data":)" + data + "}";
}

QByteArray alertsAnswer(const QByteArray &state, Instant activeAt)
{
    return success(R"({"alerts":[{"labels":{"alertname":"ApiDown","job":"api"},"annotations":{},)"
                   R"("state":")"
                   + state + R"(","activeAt":")" + toRfc3339(activeAt).toLatin1()
                   + R"(","value":"1"}]})");
}

} // namespace

class TestSourceDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsAnAlertOfPrometheus();
    void timesAnAlertByTheRulesAsTheyWereSurveyedLast();
    void measuresTheClockOfPrometheus();
    void hearsTheTickOfAlertmanager();
    void followsAnAlertOfAlertmanager();
    void dimsASourceThatIsBad_data();
    void dimsASourceThatIsBad();
    void makesAlertsUnknownWhileTheirSourceIsDown();
    void aBadSourceTouchesNoOther();
    void resolvesWhatWentWhileTheProgramWasDown();
    void keepsWhatIsUnchanged();
    void leavesASourceThatIsTakenOut();
    void asksForSteadyStatesWhileTheyAreWanted();
    void asksBelowAPrefix();
    void tellsLittleWhenNothingHappens();
    void asksSparinglyWhenToldTo();
    void asksAgainWhatDidNotAnswerEvenSparingly();
    void surveysWhatAnswersAndLeavesAloneWhatDoesNot();
    void saysWhomItAsksAndHowThatEnds();
    void endsAskingASourceThatIsTakenOut();
    void tellsNothingThatIsOnRecord();

private:
    AlertSource source(const QString &key, AlertSource::Type type, const FakeServer &server) const;
    void answerAsPrometheus(FakeServer &server);
    SourceHealth health(std::string_view source) const
    {
        return m_day.world().source(source).health;
    }
    AlertState state() const
    {
        return m_day.alerts().lanes().empty() ? AlertState::Inactive
                                              : m_day.alerts().alerts().front().state;
    }
    int count(Kind kind) const { return int(std::ranges::count(m_entries, kind, &Entry::kind)); }

    RoomClock m_clock;
    NoSecrets m_secrets;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SourceDesk> m_desk;
    std::vector<Entry> m_entries;
    Day m_day;
};

void TestSourceDesk::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FakeServer>();
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
    m_entries.clear();
    m_day = Day();
    connect(m_desk.get(), &SourceDesk::seen, this, [this](const std::vector<Entry> &entries) {
        for (Entry entry : entries) {
            QVERIFY(entry.at != Instant{});
            entry.sequence = m_day.lastSequence() + 1;
            m_day.apply(entry.view());
            m_entries.push_back(entry);
        }
    });
}

void TestSourceDesk::cleanup()
{
    m_desk.reset();
    m_transport.reset();
    m_server.reset();
}

AlertSource TestSourceDesk::source(const QString &key, AlertSource::Type type,
                                   const FakeServer &server) const
{
    return {.key = key, .type = type, .url = server.url().toString(), .interval = 200ms};
}

void TestSourceDesk::answerAsPrometheus(FakeServer &server)
{
    server.answer("/api/v1/rules",
                  success(R"({"groups":[{"interval":1,"rules":[)"
                          R"({"type":"alerting","name":"ApiDown","duration":2}]}]})"));
    server.answer("/api/v1/status/config",
                  success(R"({"yaml":"global:\n  scrape_interval: 1s\n"})"));
    server.answer("/api/v1/query?query=time",
                  success(R"({"resultType":"scalar","result":[0,"1700000000.5"]})"));
    server.answer("/api/v1/query?query=ALERTS", success(R"({"resultType":"matrix","result":[]})"));
    server.answer("/api/v1/alerts", success(R"({"alerts":[]})"));
}

void TestSourceDesk::followsAnAlertOfPrometheus()
{
    answerAsPrometheus(*m_server);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(health("prom") == SourceHealth::Live);
    QVERIFY(m_day.alerts().lanes().empty());

    const Instant activeAt = std::chrono::floor<std::chrono::milliseconds>(m_clock.now()) + 7us;
    m_server->answer("/api/v1/alerts", alertsAnswer("pending", activeAt));
    QTRY_VERIFY(state() == AlertState::Pending);
    const Lane &lane = m_day.alerts().lanes().front();
    QCOMPARE(lane.source, std::string("prom"));
    QCOMPARE(lane.name, std::string("ApiDown"));
    QVERIFY(lane.changes.back().since == activeAt);
    QVERIFY(lane.changes.back().evidence == Evidence::Stamp);

    m_server->answer("/api/v1/alerts", alertsAnswer("firing", activeAt));
    QTRY_VERIFY(state() == AlertState::Firing);
    const Instant fired = std::chrono::floor<std::chrono::milliseconds>(activeAt) + 2s;
    m_server->answer(
        "/api/v1/query?query=ALERTS",
        success(R"({"resultType":"matrix","result":[{"metric":{"__name__":"ALERTS",)"
                R"("alertname":"ApiDown","alertstate":"firing","job":"api"},"values":[[)"
                + QByteArray::number(double(microsOf(fired)) / 1e6, 'f', 3) + R"(,"1"]]}]})"));
    QTRY_VERIFY(m_day.alerts().lanes().front().changes.back().evidence == Evidence::Stamp);
    QVERIFY(m_day.alerts().lanes().front().changes.back().since == fired);
    QVERIFY(state() == AlertState::Firing);

    m_server->answer("/api/v1/alerts", success(R"({"alerts":[]})"));
    QTRY_VERIFY(state() == AlertState::Inactive);
    const AlertChange &over = m_day.alerts().lanes().front().changes.back();
    QVERIFY(over.evidence == Evidence::Polled && over.plusMinusUs > 0);
    QCOMPARE(count(Kind::AlertChanged), 4);
}

void TestSourceDesk::timesAnAlertByTheRulesAsTheyWereSurveyedLast()
{
    answerAsPrometheus(*m_server);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(m_day.surveys().of("prom"));
    m_server->answer("/api/v1/rules",
                     success(R"({"groups":[{"interval":1,"rules":[)"
                             R"({"type":"alerting","name":"ApiDown","duration":0}]}]})"));
    QSignalSpy ended(m_desk.get(), &SourceDesk::askingEnded);
    m_desk->surveyNow();
    QTRY_COMPARE(ended.size(), 1);
    // It fires as soon as it is active, and has never been pending.
    const Instant activeAt = std::chrono::floor<std::chrono::milliseconds>(m_clock.now()) + 7us;
    m_server->answer("/api/v1/alerts", alertsAnswer("firing", activeAt));
    QTRY_VERIFY(state() == AlertState::Firing);
    const auto &changes = m_day.alerts().lanes().front().changes;
    QCOMPARE(changes.size(), 1u);
    QVERIFY(changes.back().since == activeAt && changes.back().evidence == Evidence::Stamp);
    QCOMPARE(std::ranges::count_if(m_server->requests(),
                                   [](const FakeServer::Request &request) {
                                       return request.target.startsWith("/api/v1/rules");
                                   }),
             3); // once for the alerts, and for two surveys
}

void TestSourceDesk::measuresTheClockOfPrometheus()
{
    answerAsPrometheus(*m_server);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(!m_day.clocks().readings("prom").empty());
    const ClockReading reading = m_day.clocks().readings("prom").front();
    const Micros truth = instantOf(1'700'000'000'500'000) - reading.at;
    QVERIFY(std::chrono::abs(reading.offset - truth) <= reading.error);
    QVERIFY(reading.error < 500ms);
}

void TestSourceDesk::hearsTheTickOfAlertmanager()
{
    m_server->answer("/api/v2/alerts", "[]");
    m_server->answer("/-/healthy", "OK");
    m_server->setDateAhead(12'345ms);
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, *m_server)});
    const auto last = [this] {
        const auto &readings = m_day.clocks().readings("am");
        return readings.empty() ? ClockReading{{}, 0s, 1h} : readings.back();
    };
    QTRY_VERIFY_WITH_TIMEOUT(last().error < 100ms, 20'000);
    // Two clocks of this machine, read through one server.
    QVERIFY2(std::chrono::abs(last().offset - 12'345ms) <= last().error + 2ms,
             qPrintable(QString::number(last().offset.count())));
}

void TestSourceDesk::followsAnAlertOfAlertmanager()
{
    m_server->answer("/api/v2/alerts", "[]");
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, *m_server)});
    QTRY_VERIFY(health("am") == SourceHealth::Live);
    const QByteArray startsAt = toRfc3339(m_clock.now()).toLatin1();
    const auto answer = [&](const QByteArray &state) {
        return R"([{"fingerprint":"00000000000000aa","labels":{"alertname":"ApiDown"},"startsAt":")"
            + startsAt + R"(","status":{"state":")" + state + R"("}}])";
    };
    m_server->answer("/api/v2/alerts", answer("active"));
    QTRY_VERIFY(state() == AlertState::Firing);
    QVERIFY(m_day.alerts().find("am/00000000000000aa"));
    QVERIFY(m_day.alerts().lanes().front().changes.back().since
            == *fromRfc3339(startsAt.toStdString()));
    m_server->answer("/api/v2/alerts", answer("suppressed"));
    QTRY_VERIFY(state() == AlertState::Suppressed);
    m_server->answer("/api/v2/alerts", "[]");
    QTRY_VERIFY(state() == AlertState::Inactive);
}

void TestSourceDesk::dimsASourceThatIsBad_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *name, int what, const QString &reason) {
        QTest::newRow(qPrintable(u"prometheus, "_s + QLatin1StringView(name)))
            << "/api/v1/"_ba << int(AlertSource::Type::Prometheus) << what << reason;
        QTest::newRow(qPrintable(u"alertmanager, "_s + QLatin1StringView(name)))
            << "/api/v2/"_ba << int(AlertSource::Type::Alertmanager) << what << reason;
    };
    add("401", 401, u"refuses the credentials (401)"_s);
    add("503", 503, u"cannot answer just now (503)"_s);
    add("404", 404, u"no such page (404)"_s);
    add("400", 400, u"does not want to answer (400): because"_s);
    add("refused", -1, u"nobody listens"_s);
    add("garbage", -2, u"cannot be understood"_s);
    add("empty", -3, u"is empty"_s);
    add("login page", -4, u"a web page, perhaps a login"_s);
    add("redirect", 302, u"redirects to another page (302)"_s);
    add("huge", -5, u"more than 64 MB"_s);
    add("hangs", -6, u"no full answer within 2 s"_s);
    add("drips", -7, u"no full answer within 2 s"_s);
    add("hangs up", -8, u"hung up before"_s);
}

void TestSourceDesk::dimsASourceThatIsBad()
{
    QFETCH(QByteArray, path);
    QFETCH(int, type);
    QFETCH(int, what);
    QFETCH(QString, reason);
    FakeServer::Reaction reaction{.status = what > 0 ? what : 200,
                                  .body = R"({"status":"error","error":"because"})"};
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
    m_server->react(path, reaction);
    if (what == -1)
        m_server->goAway();
    m_desk->setSources({source(u"s"_s, AlertSource::Type(type), *m_server)});
    QVERIFY(health("s") == SourceHealth::Waiting);
    QTRY_VERIFY_WITH_TIMEOUT(health("s") == SourceHealth::Failing, 10'000);
    const QString told = m_day.world().source("s").reason;
    QVERIFY2(told.contains(reason), qPrintable(told));
    QVERIFY(m_day.alerts().lanes().empty());

    // It is asked again, and is well as soon as it answers.
    if (what == -1)
        m_server->comeBack();
    if (type == int(AlertSource::Type::Prometheus))
        answerAsPrometheus(*m_server);
    else
        m_server->answer("/api/v2/", "[]");
    QTRY_VERIFY_WITH_TIMEOUT(health("s") == SourceHealth::Live, 10'000);
    QVERIFY(m_day.world().source("s").reason.isEmpty());
}

void TestSourceDesk::makesAlertsUnknownWhileTheirSourceIsDown()
{
    answerAsPrometheus(*m_server);
    const Instant activeAt = m_clock.now() - 60s;
    m_server->answer("/api/v1/alerts", alertsAnswer("firing", activeAt));
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(state() == AlertState::Firing);
    const Instant since = m_day.alerts().lanes().front().changes.back().since;
    m_server->goAway();
    QTRY_VERIFY_WITH_TIMEOUT(state() == AlertState::Unknown, 10'000);
    QVERIFY(health("prom") == SourceHealth::Failing);
    m_server->comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(state() == AlertState::Firing, 10'000);
    QVERIFY(m_day.alerts().lanes().front().changes.back().since == since);
    QTRY_VERIFY(health("prom") == SourceHealth::Live);
}

void TestSourceDesk::aBadSourceTouchesNoOther()
{
    FakeServer good;
    good.answer("/api/v2/alerts", "[]");
    good.answer("/-/healthy", "OK");
    m_server->react("", {.endless = 100 << 20});
    m_desk->setSources({source(u"bad"_s, AlertSource::Type::Alertmanager, *m_server),
                        source(u"good"_s, AlertSource::Type::Alertmanager, good)});
    // Sending 100 MB keeps this process busy: the other one comes to life when it is its turn.
    QTRY_VERIFY_WITH_TIMEOUT(health("bad") == SourceHealth::Failing, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(health("good") == SourceHealth::Live, 30'000);
    const auto asked = good.requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(good.requests().size() > asked + 3, 30'000);
    QVERIFY(health("bad") == SourceHealth::Failing);
    QTRY_VERIFY_WITH_TIMEOUT(health("good") == SourceHealth::Live, 30'000);
}

void TestSourceDesk::resolvesWhatWentWhileTheProgramWasDown()
{
    answerAsPrometheus(*m_server);
    Entry entry = Entries::alertChanged({.source = "prom",
                                         .fingerprint = "00000000000000ff",
                                         .name = "Gone",
                                         .state = AlertState::Firing,
                                         .since = m_clock.now() - 60s});
    entry.sequence = 1;
    m_day.apply(entry.view());
    m_desk->resume(activeAlerts(m_day.alerts()));
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(state() == AlertState::Inactive);
    QCOMPARE(count(Kind::AlertChanged), 1);
}

void TestSourceDesk::keepsWhatIsUnchanged()
{
    FakeServer other;
    m_server->answer("/api/v2/alerts", "[]");
    other.answer("/api/v2/alerts", "[]");
    const auto one = source(u"one"_s, AlertSource::Type::Alertmanager, *m_server);
    auto two = source(u"two"_s, AlertSource::Type::Alertmanager, other);
    m_desk->setSources({one, two});
    QTRY_VERIFY(health("one") == SourceHealth::Live && health("two") == SourceHealth::Live);
    const int told = count(Kind::SourceHealth);
    two.title = u"Two"_s;
    m_desk->setSources({one, two});
    QTRY_VERIFY(health("two") == SourceHealth::Live);
    // The other one began anew: waiting, live; the first was left alone.
    QTRY_COMPARE(count(Kind::SourceHealth), told + 2);
    QVERIFY(m_day.world().source("one").health == SourceHealth::Live);
}

void TestSourceDesk::leavesASourceThatIsTakenOut()
{
    answerAsPrometheus(*m_server);
    m_server->answer("/api/v1/alerts", alertsAnswer("firing", m_clock.now() - 60s));
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(state() == AlertState::Firing);
    m_desk->setSources({});
    QVERIFY(state() == AlertState::Unknown);
    FakeServer other;
    other.answer("", "[]");
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, other)});
    QTRY_VERIFY(other.requests().size() > 1); // what was under way has arrived by then
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(other.requests().size() > 6);
    QCOMPARE(m_server->requests().size(), asked);
}

void TestSourceDesk::asksForSteadyStatesWhileTheyAreWanted()
{
    answerAsPrometheus(*m_server);
    m_server->answer("/api/v1/query?query=up",
                     success(R"({"resultType":"vector","result":[{"value":[1,"41.5"]}]})"));
    m_server->answer("/api/v1/query?query=bad", R"({"status":"error","error":"parse"})", 400);
    Experiment experiment{.key = u"e1"_s};
    experiment.steadyStates = {{.title = u"host"_s, .host = u"api"_s},
                               {.title = u"up"_s, .source = u"prom"_s, .query = u"up + 0"_s},
                               {.title = u"bad"_s, .source = u"prom"_s, .query = u"bad("_s}};
    const auto queries = steadyQueries(experiment);
    QCOMPARE(queries.size(), 2u);
    QCOMPARE(queries.front().series, u"steady/e1/1"_s);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    m_desk->setSteadyStates(queries);
    QTRY_COMPARE(m_day.world().samples("steady/e1/1").size(), 2u);
    QCOMPARE(m_day.world().samples("steady/e1/1").front().value, 41.5);
    QVERIFY(std::isnan(m_day.world().samples("steady/e1/2").front().value));
    QVERIFY(health("prom") == SourceHealth::Live);
    QVERIFY(std::ranges::any_of(m_server->requests(), [](const FakeServer::Request &request) {
        return request.target == "/api/v1/query?query=up%20%2B%200";
    }));
    m_desk->setSteadyStates({});
    const int taken = count(Kind::SamplesTaken);
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(m_server->requests().size() > asked + 12);
    QVERIFY(count(Kind::SamplesTaken) <= taken);
}

void TestSourceDesk::asksBelowAPrefix()
{
    m_server->answer("/monitoring/am/api/v2/alerts", "[]");
    auto prefixed = source(u"am"_s, AlertSource::Type::Alertmanager, *m_server);
    prefixed.url += u"/monitoring/am/"_s;
    m_desk->setSources({prefixed});
    QTRY_VERIFY(health("am") == SourceHealth::Live);
}

void TestSourceDesk::tellsLittleWhenNothingHappens()
{
    answerAsPrometheus(*m_server);
    m_server->answer("/api/v1/alerts", alertsAnswer("pending", m_clock.now()));
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server)});
    QTRY_VERIFY(state() == AlertState::Pending);
    const auto asked = m_server->requests().size();
    QTRY_VERIFY(m_server->requests().size() > asked + 8);
    QCOMPARE(count(Kind::AlertChanged), 1);
    QCOMPARE(count(Kind::SourceHealth), 2);
}

void TestSourceDesk::asksSparinglyWhenToldTo()
{
    FakeServer other;
    answerAsPrometheus(*m_server);
    other.answer("/api/v2/alerts", "[]");
    other.answer("/api/v2/status", R"({"config":{"original":"route: {receiver: alice}"}})");
    other.answer("/-/healthy", "OK");
    const auto asked = [](const FakeServer &server, const QByteArray &path) {
        return std::ranges::count(server.requests(), path, &FakeServer::Request::target);
    };
    const auto polls = [&] {
        return std::max(asked(*m_server, "/api/v1/alerts"), asked(other, "/api/v2/alerts"));
    };
    m_desk->askAtMostEvery(1h);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server),
                        source(u"am"_s, AlertSource::Type::Alertmanager, other)});
    QTRY_VERIFY(m_day.surveys().of("prom") && m_day.surveys().of("am"));
    Instant from = m_clock.now();
    QTRY_VERIFY(m_clock.now() - from > 1500ms); // time for seven rounds, and a second has begun
    QCOMPARE(polls(), 1);
    QCOMPARE(asked(other, "/-/healthy"), 0);
    QVERIFY(health("prom") == SourceHealth::Live && health("am") == SourceHealth::Live);

    // At a person's wish it does not wait.
    QSignalSpy ended(m_desk.get(), &SourceDesk::askingEnded);
    m_desk->surveyNow();
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(asked(other, "/api/v2/status"), 2);

    m_desk->askAtMostEvery(500ms);
    QTRY_VERIFY(asked(other, "/api/v2/alerts") >= 2); // nor for the hour to be over
    from = m_clock.now();
    const auto before = asked(other, "/api/v2/alerts");
    QTRY_VERIFY(asked(other, "/api/v2/alerts") >= before + 3);
    QVERIFY(m_clock.now() - from > 700ms);
    QCOMPARE(asked(other, "/-/healthy"), 0);

    m_desk->askAtMostEvery(0s);
    QTRY_VERIFY_WITH_TIMEOUT(asked(other, "/-/healthy") > 0, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(asked(*m_server, "/api/v1/alerts") > 8, 30'000);
    QCOMPARE(count(Kind::SourceHealth), 4);
}

void TestSourceDesk::asksAgainWhatDidNotAnswerEvenSparingly()
{
    m_server->answer("/api/v2/alerts", "[]", 503);
    m_desk->askAtMostEvery(1h);
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, *m_server)});
    QTRY_VERIFY(health("am") == SourceHealth::Failing);
    m_server->answer("/api/v2/alerts", "[]");
    QTRY_VERIFY(health("am") == SourceHealth::Live);
}

void TestSourceDesk::surveysWhatAnswersAndLeavesAloneWhatDoesNot()
{
    const auto askedForStatus = [this] {
        return std::ranges::count(m_server->requests(), "/api/v2/status",
                                  &FakeServer::Request::target);
    };
    m_server->answer("/api/v2/alerts", {}, 503);
    m_server->answer("/api/v2/status",
                     R"({"config":{"original":"route: {receiver: alice, group_wait: 7s}"}})");
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, *m_server)});
    QTRY_VERIFY(m_server->requests().size() > 3);
    QVERIFY(health("am") == SourceHealth::Failing);
    m_desk->surveyNow();
    QTRY_VERIFY(m_server->requests().size() > 4);
    QCOMPARE(askedForStatus(), 0);

    m_server->answer("/api/v2/alerts", "[]");
    QTRY_VERIFY(m_day.surveys().of("am"));
    QVERIFY(m_day.surveys().of("am")->route->groupWait == 7s);
    QCOMPARE(askedForStatus(), 1);
    m_desk->surveyNow();
    QTRY_COMPARE(askedForStatus(), 2);
    QCOMPARE(count(Kind::SourceSurveyed), 1);
}

void TestSourceDesk::saysWhomItAsksAndHowThatEnds()
{
    FakeServer other;
    answerAsPrometheus(*m_server);
    m_server->answer("/api/v1/alerts", alertsAnswer("pending", m_clock.now()));
    m_server->answer("/api/v1/rules", success(R"({"groups":[]})"));
    other.answer("/api/v2/alerts", {}, 503);
    m_desk->setSources({source(u"prom"_s, AlertSource::Type::Prometheus, *m_server),
                        source(u"am"_s, AlertSource::Type::Alertmanager, other),
                        AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}});
    QTRY_VERIFY(m_day.surveys().of("prom") && health("am") == SourceHealth::Failing);
    QSignalSpy began(m_desk.get(), &SourceDesk::askingBegan);
    QSignalSpy ended(m_desk.get(), &SourceDesk::askingEnded);
    m_desk->surveyNow();
    QCOMPARE(began.size(), 1);
    QCOMPARE(began.front().front().toStringList(), (QStringList{u"am"_s, u"prom"_s}));
    QTRY_COMPARE(ended.size(), 2);
    for (const QList<QVariant> &one : std::as_const(ended))
        QCOMPARE(one[1].toString().isEmpty(), one[0].toString() == u"prom"_s);

    // One that is back says how it is set up, and only then has it been asked.
    other.answer("/api/v2/alerts", "[]");
    other.answer("/api/v2/status", R"({"config":{"original":"route: {receiver: alice}"}})");
    m_desk->surveyNow();
    QTRY_COMPARE(ended.size(), 4);
    for (const QList<QVariant> &one : std::as_const(ended).mid(2))
        QCOMPARE(one[1].toString(), QString());
    QVERIFY(m_day.surveys().of("am"));
}

void TestSourceDesk::endsAskingASourceThatIsTakenOut()
{
    m_server->react("/api/v2/alerts", {.hang = true});
    m_desk->setSources({source(u"am"_s, AlertSource::Type::Alertmanager, *m_server)});
    QSignalSpy ended(m_desk.get(), &SourceDesk::askingEnded);
    m_desk->surveyNow();
    QCOMPARE(ended.size(), 0);
    m_desk->setSources({});
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended.front()[1].toString().isEmpty());
}

void TestSourceDesk::tellsNothingThatIsOnRecord()
{
    m_server->answer("/api/v2/alerts", "[]");
    m_server->answer("/api/v2/status", R"({"config":{"original":"route: {receiver: alice}"}})");
    const auto am = source(u"am"_s, AlertSource::Type::Alertmanager, *m_server);
    m_desk->setSources({am});
    QTRY_VERIFY(m_day.surveys().of("am"));
    // Another desk the next hour, and the same source under another title.
    const KnownSurveys known = m_day.surveys().all();
    m_desk->setSources({});
    m_desk->resumeSurveys(known);
    auto renamed = am;
    renamed.title = u"Alertmanager"_s;
    QSignalSpy ended(m_desk.get(), &SourceDesk::askingEnded);
    m_desk->setSources({renamed});
    m_desk->surveyNow();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(count(Kind::SourceSurveyed), 1);
}

QTEST_GUILESS_MAIN(TestSourceDesk)
#include "tst_sourcedesk.moc"
