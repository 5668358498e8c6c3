// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/askaround.h"

#include "app/net/secrets.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "tests/app/sources/recorded.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;
using Test::recorded;
using Type = AlertSource::Type;

namespace {

class OneSecret final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"TOKEN"_s ? std::optional<QByteArray>("open sesame") : std::nullopt;
    }
};

Day dayWith(const std::vector<AlertSource> &sources)
{
    Day day;
    for (const AlertSource &source : sources)
        day.apply(Entries::planned(source).view());
    return day;
}

void answerAsPrometheus(FakeServer &server)
{
    server.answer("/api/v1/rules", recorded(u"prometheus-2.42/rules.json"_s));
    server.answer("/api/v1/status/config", recorded(u"prometheus-2.42/config.json"_s));
    server.answer("/api/v1/query",
                  R"({"status":"success","data":)"
                  R"({"resultType":"scalar","result":[0,"1700000000.5"]}})");
    server.answer("/api/v1/alerts", R"({"status":"success","data":{"alerts":[
        {"labels":{"alertname":"Watchdog"},"state":"firing",
         "activeAt":"2026-11-26T11:44:02Z"}]}})");
}

} // namespace

class TestAskAround : public QObject
{
    Q_OBJECT

private slots:
    void learnsFromAllSources();
    void doesNotWaitForTheSilent();
    void opensDoorsWithSecrets();
    void asksNobodyWhoCannotBeAsked();

private:
    OneSecret m_secrets;
};

void TestAskAround::learnsFromAllSources()
{
    FakeServer prometheus;
    answerAsPrometheus(prometheus);
    FakeServer alertmanager;
    alertmanager.answer("/api/v2/alerts", "[]");
    alertmanager.answer("/api/v2/status", recorded(u"alertmanager-0.25/status.json"_s));
    Day day = dayWith(
        {{.key = u"prom"_s, .type = Type::Prometheus, .url = prometheus.url().toString()},
         {.key = u"am"_s, .type = Type::Alertmanager, .url = alertmanager.url().toString()}});
    QElapsedTimer timer;
    timer.start();
    askAround(day, m_secrets);
    QVERIFY(timer.elapsed() < 8000); // over as soon as all have answered
    QVERIFY(day.world().source("prom").health == SourceHealth::Live);
    QCOMPARE(day.surveys().of("prom")->rules.size(), 4u);
    QCOMPARE(day.surveys().of("am")->route->routes.size(), 3u);
    QCOMPARE(day.alerts().lanes().size(), 1u);
    QVERIFY(day.alerts().alerts().front().state == AlertState::Firing);
}

void TestAskAround::doesNotWaitForTheSilent()
{
    FakeServer good;
    answerAsPrometheus(good);
    FakeServer silent;
    silent.react({}, {.hang = true});
    FakeServer gone;
    gone.goAway();
    Day day =
        dayWith({{.key = u"good"_s, .type = Type::Prometheus, .url = good.url().toString()},
                 {.key = u"silent"_s, .type = Type::Alertmanager, .url = silent.url().toString()},
                 {.key = u"gone"_s, .type = Type::Prometheus, .url = gone.url().toString()}});
    QElapsedTimer timer;
    timer.start();
    askAround(day, m_secrets, 1s);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(day.surveys().of("good"));
    QVERIFY(day.world().source("silent").health == SourceHealth::Failing);
    QVERIFY(day.world().source("silent").reason.contains(u"1 s"_s));
    QVERIFY(day.world().source("gone").health == SourceHealth::Failing);
}

void TestAskAround::opensDoorsWithSecrets()
{
    FakeServer server;
    server.answer("/api/v2/alerts", "[]");
    Day day = dayWith({{.key = u"am"_s,
                        .type = Type::Alertmanager,
                        .url = server.url().toString(),
                        .auth = AlertSource::Auth::Bearer,
                        .secret = u"TOKEN"_s},
                       {.key = u"locked"_s,
                        .type = Type::Alertmanager,
                        .url = server.url().toString(),
                        .auth = AlertSource::Auth::Bearer,
                        .secret = u"NO_SUCH_TOKEN"_s}});
    askAround(day, m_secrets);
    QCOMPARE(server.requests().front().headers.value("authorization"), "Bearer open sesame");
    QVERIFY(day.world().source("am").health == SourceHealth::Live);
    // What it does not offer is not known, and that ends the asking as well.
    QVERIFY(!day.surveys().of("am")->isComplete);
    QVERIFY(day.world().source("locked").health == SourceHealth::Failing);
}

void TestAskAround::asksNobodyWhoCannotBeAsked()
{
    Day day = dayWith({{.key = u"room"_s, .type = Type::Room},
                       {.key = u"hook"_s, .type = Type::Webhook, .url = u"127.0.0.1:0"_s}});
    const Day before = day;
    QElapsedTimer timer;
    timer.start();
    askAround(day, m_secrets);
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(day == before);
}

QTEST_GUILESS_MAIN(TestAskAround)
#include "tst_askaround.moc"
