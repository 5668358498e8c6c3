// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/toxiproxyrun.h"

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/runner/performer.h"
#include "tests/support/fakeserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; ///< ms

/// Toxiproxy 2.12 with one proxy, "redis", by its documented API.
class FakeToxiproxy
{
public:
    explicit FakeToxiproxy()
    {
        server.handle("", [this](const auto &request) { return react(request); });
    }

    Test::FakeServer server;
    std::map<QString, QJsonObject> toxics{};
    bool isOn = true;
    bool isOld = false; ///< before 2.6

private:
    using Reaction = Test::FakeServer::Reaction;

    static Reaction fail(int status, const QByteArray &why)
    {
        return {.status = status,
                .body =
                    "{\"error\":\"" + why + "\",\"status\":" + QByteArray::number(status) + '}'};
    }

    Reaction react(const Test::FakeServer::Request &request)
    {
        if (request.headers["user-agent"].startsWith("Mozilla/"))
            return {.status = 403, .body = "User agent not allowed\n"};
        if (request.target == "/reset" && request.verb == "POST") {
            toxics.clear();
            isOn = true;
            return {.status = 204};
        }
        if (!request.target.startsWith("/proxies/redis"))
            return fail(404, "proxy not found");
        const QByteArray rest = request.target.mid(int(qstrlen("/proxies/redis")));
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (rest.isEmpty())
            return switched(request.verb, body);
        if (rest == "/toxics" && request.verb == "POST")
            return added(body);
        const QString name = QString::fromLatin1(rest.mid(8));
        if (request.verb == "DELETE")
            return toxics.erase(name) > 0 ? Reaction{.status = 204} : fail(404, "toxic not found");
        return {.status = 405};
    }

    Reaction switched(const QByteArray &verb, const QJsonObject &body)
    {
        if (verb == "PATCH" && isOld)
            return {.status = 405};
        isOn = body["enabled"_L1].toBool();
        return {.body = R"({"name":"redis"})"};
    }

    Reaction added(const QJsonObject &body)
    {
        const QString name = body["name"_L1].toString();
        if (toxics.contains(name))
            return fail(409, "toxic already exists");
        if (body["attributes"_L1]["latency"_L1].isString())
            return fail(400, "bad request body: json: cannot unmarshal string");
        toxics[name] = body;
        return {.body = QJsonDocument(body).toJson()};
    }
};

class NoSecrets final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &) const override { return {}; }
};

} // namespace

/// Faults in Toxiproxy, put in and taken away.
class TestToxiproxyRun : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void addsAToxicAndRemovesIt();
    void countsAToxicThatIsGoneAsRemoved();
    void switchesAProxy();
    void switchesAnOldOne();
    void resetsAll();
    void tellsWhenItWasDone();
    void tellsWhatToxiproxySays_data();
    void tellsWhatToxiproxySays();
    void tellsWhoDoesNotAnswer();

private:
    StepEnd perform(const QString &provider);

    RoomClock m_clock;
    NoSecrets m_secrets;
    std::unique_ptr<FakeToxiproxy> m_toxiproxy;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<QSignalSpy> m_ended;
};

void TestToxiproxyRun::init()
{
    m_toxiproxy = std::make_unique<FakeToxiproxy>();
    m_performer = std::make_unique<Performer>(m_clock, m_secrets);
    m_ended = std::make_unique<QSignalSpy>(m_performer.get(), &Performer::ended);
}

void TestToxiproxyRun::cleanup()
{
    m_ended.reset();
    m_performer.reset();
}

StepEnd TestToxiproxyRun::perform(const QString &provider)
{
    const PlannedStep step{
        .provider = PlannedStep::Provider::Scripted,
        .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":{\"type\":\"toxiproxy\","
                    "\"url\":\"%1\",%2}}"_s.arg(m_toxiproxy->server.url().toString(), provider)};
    m_performer->perform({.key = u"k"_s, .step = step});
    if (m_ended->isEmpty() && !m_ended->wait(patience))
        return {.why = u"it never ended"_s};
    return m_ended->takeFirst().at(0).value<StepEnd>();
}

void TestToxiproxyRun::addsAToxicAndRemovesIt()
{
    const StepEnd end =
        perform(uR"("proxy":"redis","toxic":{"type":"latency","attributes":{"latency":1000}})"_s);
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    QCOMPARE(end.status, std::optional(200));
    QVERIFY(m_toxiproxy->toxics.contains(u"latency_downstream"_s));
    QCOMPARE(m_toxiproxy->toxics[u"latency_downstream"_s]["attributes"_L1]["latency"_L1].toInt(),
             1000);
    QCOMPARE(perform(uR"("proxy":"redis","remove":"latency_downstream")"_s).outcome,
             StepOutcome::Succeeded);
    QVERIFY(m_toxiproxy->toxics.empty());
}

void TestToxiproxyRun::countsAToxicThatIsGoneAsRemoved()
{
    const StepEnd end = perform(uR"("proxy":"redis","remove":"latency_downstream")"_s);
    QVERIFY2(end.outcome == StepOutcome::Succeeded, qPrintable(end.why));
    const StepEnd other = perform(uR"("proxy":"mysql","remove":"latency_downstream")"_s);
    QCOMPARE(other.outcome, StepOutcome::Failed);
    QCOMPARE(other.why, u"Toxiproxy has no proxy mysql"_s);
}

void TestToxiproxyRun::switchesAProxy()
{
    QCOMPARE(perform(uR"("proxy":"redis","enabled":false)"_s).outcome, StepOutcome::Succeeded);
    QVERIFY(!m_toxiproxy->isOn);
    QCOMPARE(perform(uR"("proxy":"redis","enabled":true)"_s).outcome, StepOutcome::Succeeded);
    QVERIFY(m_toxiproxy->isOn);
}

void TestToxiproxyRun::switchesAnOldOne()
{
    m_toxiproxy->isOld = true;
    QCOMPARE(perform(uR"("proxy":"redis","enabled":false)"_s).outcome, StepOutcome::Succeeded);
    QVERIFY(!m_toxiproxy->isOn);
}

void TestToxiproxyRun::resetsAll()
{
    (void)perform(uR"("proxy":"redis","enabled":false)"_s);
    (void)perform(uR"("proxy":"redis","toxic":{"type":"timeout"})"_s);
    QCOMPARE(perform(uR"("reset":true)"_s).outcome, StepOutcome::Succeeded);
    QVERIFY(m_toxiproxy->isOn && m_toxiproxy->toxics.empty());
}

void TestToxiproxyRun::tellsWhenItWasDone()
{
    const Instant before = m_clock.now();
    const StepEnd end = perform(uR"("proxy":"redis","enabled":false)"_s);
    QVERIFY(end.actedAt);
    QVERIFY(end.actedAt->at - end.actedAt->plusMinus >= before);
    QVERIFY(end.actedAt->at + end.actedAt->plusMinus <= m_clock.now());
}

void TestToxiproxyRun::tellsWhatToxiproxySays_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("why");
    QTest::newRow("no such proxy")
        << uR"("proxy":"mysql","toxic":{"type":"timeout"})"_s << u"Toxiproxy has no proxy mysql"_s;
    QTest::newRow("there already")
        << uR"("proxy":"redis","toxic":{"type":"bandwidth","attributes":{"rate":1}})"_s
        << u"the toxic bandwidth_downstream is there already"_s;
    QTest::newRow("a bad attribute")
        << uR"("proxy":"redis","toxic":{"type":"latency","attributes":{"latency":"a"}})"_s
        << u"Toxiproxy answered 400: bad request body: json: cannot unmarshal string"_s;
}

void TestToxiproxyRun::tellsWhatToxiproxySays()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, why);
    m_toxiproxy->toxics[u"bandwidth_downstream"_s] = {};
    const StepEnd end = perform(provider);
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QCOMPARE(end.why, why);
}

void TestToxiproxyRun::tellsWhoDoesNotAnswer()
{
    m_toxiproxy->server.react("/proxies", {.hang = true});
    QCOMPARE(perform(uR"("timeout":0.2,"proxy":"redis","enabled":false)"_s).outcome,
             StepOutcome::TimedOut);
    m_toxiproxy->server.goAway();
    const StepEnd end = perform(uR"("proxy":"redis","enabled":false)"_s);
    QCOMPARE(end.outcome, StepOutcome::Failed);
    QVERIFY2(end.why.contains(u"nobody listens"), qPrintable(end.why));
}

QTEST_GUILESS_MAIN(TestToxiproxyRun)
#include "tst_toxiproxyrun.moc"
