// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/webhookparser.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestWebhookParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAPage();
    void readsAPageOfGrafana();
    void bearsMissingMembers();
    void refuses_data();
    void refuses();
};

namespace {
/// As Alertmanager 0.25 posts it.
const QByteArray recorded =
    R"({"receiver":"room","status":"firing","alerts":[
    {"status":"firing","labels":{"alertname":"ApiDown","instance":"a:80"},
     "annotations":{"summary":"a is down"},"startsAt":"2026-11-22T10:00:00.123Z",
     "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p:9090/graph","fingerprint":"00000000000000aa"},
    {"status":"resolved","labels":{"alertname":"DbSlow"},"annotations":{},
     "startsAt":"2026-11-22T09:00:00Z","endsAt":"2026-11-22T09:30:00Z","fingerprint":"00000000000000bb"}],
    "groupLabels":{"alertname":"ApiDown"},"commonLabels":{},"commonAnnotations":{},
    "externalURL":"http://am:9093","version":"4","groupKey":"{}:{}","truncatedAlerts":0})"_ba;
/// As Grafana's contact points post it.
const QByteArray ofGrafana =
    R"({"receiver":"room","status":"firing","orgId":1,"alerts":[
    {"status":"firing","labels":{"alertname":"High memory","grafana_folder":"Shop"},
     "annotations":{"summary":"s"},"startsAt":"2026-11-22T12:00:00.157076+02:00",
     "endsAt":"0001-01-01T00:00:00Z","generatorURL":"https://grafana.example/alerting/a/edit",
     "fingerprint":"c6eadffa33fcdf37","silenceURL":"https://grafana.example/alerting/silence/new",
     "dashboardURL":"","panelURL":"","values":{"B":44.2,"C":1},"valueString":"[ var='B' ]"}],
    "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"https://grafana.example/",
    "version":"1","groupKey":"{}:{}","truncatedAlerts":0,"title":"[FIRING:1]","state":"alerting",
    "message":"**Firing**"})"_ba;
} // namespace

void TestWebhookParser::readsAPageOfGrafana()
{
    const auto page = WebhookParser::notification(ofGrafana);
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 1u);
    QCOMPARE(page->alerts.front().name, std::string("High memory"));
    QCOMPARE(page->alerts.front().fingerprint, std::string("c6eadffa33fcdf37"));
    QVERIFY(page->alerts.front().state == AlertState::Firing);
    QVERIFY(page->alerts.front().onset == *fromRfc3339("2026-11-22T10:00:00.157076Z"));
}

void TestWebhookParser::readsAPage()
{
    const auto page = WebhookParser::notification(recorded);
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 2u);
    const ReportedAlert &firing = page->alerts.front();
    QCOMPARE(firing.name, std::string("ApiDown"));
    QCOMPARE(firing.fingerprint, std::string("00000000000000aa"));
    QVERIFY(firing.state == AlertState::Firing);
    QVERIFY(firing.onset == *fromRfc3339("2026-11-22T10:00:00.123Z"));
    QCOMPARE(firing.labels.size(), 2u);
    QVERIFY(page->alerts.back().state == AlertState::Inactive);
    QCOMPARE(page->groupKey, std::string("{}:{}"));
    QVERIFY((page->groupLabels == std::vector<Label>{{"alertname", "ApiDown"}}));
}

void TestWebhookParser::bearsMissingMembers()
{
    const auto page = WebhookParser::notification(
        R"({"version":"4","alerts":[{},{"labels":{"alertname":"A"},"status":"odd","new":[1]}]})");
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 2u);
    QVERIFY(page->alerts.front().state == AlertState::Firing);
    QVERIFY(!page->alerts.front().fingerprint.empty());
    QCOMPARE(page->alerts.back().name, std::string("A"));
    QVERIFY(page->alerts.back().state == AlertState::Firing);
}

void TestWebhookParser::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("form") << "payload=%7B%7D"_ba;
    QTest::newRow("version 3") << QByteArray(recorded).replace(R"("version":"4")",
                                                               R"("version":"3")");
    QTest::newRow("version 1") << QByteArray(recorded).replace(R"("version":"4")",
                                                               R"("version":"1")");
    QTest::newRow("another version of Grafana's")
        << QByteArray(ofGrafana).replace(R"("version":"1")", R"("version":"2")");
    QTest::newRow("no version") << R"({"alerts":[]})"_ba;
    QTest::newRow("no alerts") << R"({"version":"4"})"_ba;
    QTest::newRow("alerts are no array") << R"({"version":"4","alerts":"x"})"_ba;
    QTest::newRow("cut short") << recorded.chopped(10);
    QTest::newRow("no UTF-8") << QByteArray(recorded).replace("ApiDown", "Api\xfe");
    QTest::newRow("very deep") << QByteArray(1'000'000, '[');
}

void TestWebhookParser::refuses()
{
    QFETCH(QByteArray, body);
    const auto page = WebhookParser::notification(body);
    QVERIFY(!page);
    QVERIFY(!page.failure().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestWebhookParser)
#include "tst_webhookparser.moc"
