// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/canarydialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon = *fromRfc3339("2026-12-08T12:00:00Z");

class OneKey final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"KEY"_s ? std::optional<QByteArray>("s3/cret") : std::nullopt;
    }
};

CanaryOrder orderOf(AlertSource::Type type, CanaryOrder::Act act)
{
    CanaryOrder order{.act = act};
    order.source = {.key = u"s"_s, .type = type, .url = u"https://source.example/base/"_s};
    order.source.canary = {.host = u"web 1"_s,
                           .service = u"can!ary"_s,
                           .secret = u"KEY"_s,
                           .routingKey = u"check out"_s};
    order.canary = {.id = "canary-1",
                    .source = "s",
                    .name = "ChaosroomCanary",
                    .labels = {{"alertname", "ChaosroomCanary"}, {"severity", "page"}},
                    .writtenAt = noon,
                    .until = noon + 5min};
    order.clockOffset = 2s;
    order.clockError = 500ms;
    return order;
}

Outcome<Question> questionOf(const CanaryOrder &order)
{
    return CanaryDialect::question(order, OneKey(), noon + 30s);
}

QJsonObject bodyOf(const Question &question)
{
    const QJsonDocument document = QJsonDocument::fromJson(question.body);
    return document.isArray() ? document.array().at(0).toObject() : document.object();
}

using Type = AlertSource::Type;
using Act = CanaryOrder::Act;

} // namespace

class TestCanaryDialect : public QObject
{
    Q_OBJECT

private slots:
    void postsToAlertmanagerByItsClock();
    void tellsIcingaAResult();
    void sendsPagerDutyAnEvent();
    void sendsSplunkOnCallAnAlert();
    void opensAndClosesInOpsgenie();
    void wantsItsSecret_data();
    void wantsItsSecret();
    void showsNoSecretInALog();
    void knowsARefusal_data();
    void knowsARefusal();
};

void TestCanaryDialect::postsToAlertmanagerByItsClock()
{
    const auto sent = questionOf(orderOf(Type::Alertmanager, Act::Send));
    QVERIFY(sent);
    QCOMPARE(sent->verb, QByteArray("POST"));
    QCOMPARE(sent->url, QUrl(u"https://source.example/base/api/v2/alerts"_s));
    const QJsonObject alert = bodyOf(*sent);
    QCOMPARE(alert["labels"_L1].toObject(),
             (QJsonObject{{u"alertname"_s, u"ChaosroomCanary"_s}, {u"severity"_s, u"page"_s}}));
    QCOMPARE(alert["startsAt"_L1].toString(), u"2026-12-08T12:00:02.000000Z"_s);
    // It goes by itself where nobody takes it back.
    QCOMPARE(alert["endsAt"_L1].toString(), u"2026-12-08T12:06:02.000000Z"_s);

    const auto cleared = questionOf(orderOf(Type::Alertmanager, Act::Clear));
    const QJsonObject over = bodyOf(*cleared);
    QCOMPARE(over["labels"_L1], alert["labels"_L1]); // the same alert
    QCOMPARE(over["startsAt"_L1], alert["startsAt"_L1]);
    // Surely before Alertmanager's now: an end ahead of it would not count.
    QCOMPARE(over["endsAt"_L1].toString(), u"2026-12-08T12:00:30.500000Z"_s);
    const auto atOnce =
        CanaryDialect::question(orderOf(Type::Alertmanager, Act::Clear), OneKey(), noon + 200ms);
    QCOMPARE(bodyOf(*atOnce)["endsAt"_L1].toString(), u"2026-12-08T12:00:00.700000Z"_s);
    QCOMPARE(bodyOf(*atOnce)["startsAt"_L1].toString(), u"2026-12-08T12:00:00.700000Z"_s);
}

void TestCanaryDialect::tellsIcingaAResult()
{
    const auto sent = questionOf(orderOf(Type::Icinga, Act::Send));
    QVERIFY(sent);
    QCOMPARE(sent->url.toEncoded(),
             QByteArray("https://source.example:5665/base/v1/actions/process-check-result"
                        "?service=web%201%21can%21ary"));
    QCOMPARE(bodyOf(*sent)["exit_status"_L1].toInt(), 2);
    QVERIFY(bodyOf(*sent)["plugin_output"_L1].toString().contains(u"canary-1"_s));
    QCOMPARE(bodyOf(*sent)["ttl"_L1].toDouble(), 330.0); // until it lapses
    const auto cleared = questionOf(orderOf(Type::Icinga, Act::Clear));
    QCOMPARE(bodyOf(*cleared)["exit_status"_L1].toInt(), 0);
}

void TestCanaryDialect::sendsPagerDutyAnEvent()
{
    CanaryOrder order = orderOf(Type::PagerDuty, Act::Send);
    order.source.url.clear();
    const auto sent = questionOf(order);
    QVERIFY(sent);
    QCOMPARE(sent->url, QUrl(u"https://events.pagerduty.com/v2/enqueue"_s));
    const QJsonObject event = bodyOf(*sent);
    QCOMPARE(event["routing_key"_L1].toString(), u"s3/cret"_s);
    QCOMPARE(event["event_action"_L1].toString(), u"trigger"_s);
    QCOMPARE(event["dedup_key"_L1].toString(), u"canary-1"_s);
    QCOMPARE(event["payload"_L1]["summary"_L1].toString(), u"ChaosroomCanary canary-1"_s);
    QCOMPARE(event["payload"_L1]["severity"_L1].toString(), u"critical"_s);
    QCOMPARE(sent->access, Access());

    order.act = Act::Clear;
    const QJsonObject resolved = bodyOf(*questionOf(order));
    QCOMPARE(resolved["event_action"_L1].toString(), u"resolve"_s);
    QCOMPARE(resolved["dedup_key"_L1].toString(), u"canary-1"_s);
}

void TestCanaryDialect::sendsSplunkOnCallAnAlert()
{
    CanaryOrder order = orderOf(Type::SplunkOnCall, Act::Send);
    order.source.canary.url = u"https://events.example"_s;
    const auto sent = questionOf(order);
    QVERIFY(sent);
    QCOMPARE(sent->url.toEncoded(),
             QByteArray("https://events.example/integrations/generic/20131114/alert/"
                        "s3%2Fcret/check%20out"));
    QCOMPARE(bodyOf(*sent)["message_type"_L1].toString(), u"CRITICAL"_s);
    QCOMPARE(bodyOf(*sent)["entity_id"_L1].toString(), u"canary-1"_s);
    order.act = Act::Clear;
    QCOMPARE(bodyOf(*questionOf(order))["message_type"_L1].toString(), u"RECOVERY"_s);
    QCOMPARE(bodyOf(*questionOf(order))["entity_id"_L1].toString(), u"canary-1"_s);
}

void TestCanaryDialect::opensAndClosesInOpsgenie()
{
    const auto sent = questionOf(orderOf(Type::Opsgenie, Act::Send));
    QVERIFY(sent);
    QCOMPARE(sent->url, QUrl(u"https://source.example/base/v2/alerts"_s));
    QCOMPARE(sent->access.secret, u"KEY"_s);
    QCOMPARE(sent->access.keyPrefix, QByteArray("GenieKey "));
    QCOMPARE(bodyOf(*sent)["alias"_L1].toString(), u"canary-1"_s);
    QCOMPARE(bodyOf(*sent)["message"_L1].toString(), u"ChaosroomCanary canary-1"_s);
    const auto cleared = questionOf(orderOf(Type::Opsgenie, Act::Clear));
    QCOMPARE(cleared->url,
             QUrl(u"https://source.example/base/v2/alerts/canary-1/close?identifierType=alias"_s));
}

void TestCanaryDialect::wantsItsSecret_data()
{
    QTest::addColumn<Type>("type");
    QTest::newRow("PagerDuty") << Type::PagerDuty;
    QTest::newRow("Splunk On-Call") << Type::SplunkOnCall;
}

void TestCanaryDialect::wantsItsSecret()
{
    QFETCH(const Type, type);
    CanaryOrder order = orderOf(type, Act::Send);
    order.source.canary.secret = u"NOBODY_HAS_IT"_s;
    const auto sent = questionOf(order);
    QVERIFY(!sent);
    QVERIFY(sent.failure().detail.contains(u"NOBODY_HAS_IT"_s));
}

void TestCanaryDialect::showsNoSecretInALog()
{
    for (const Type type : {Type::PagerDuty, Type::SplunkOnCall, Type::Opsgenie}) {
        const auto sent = questionOf(orderOf(type, Act::Send));
        QVERIFY(sent);
        const QString shown = Transport::redacted(*sent);
        QVERIFY2(!shown.contains(u"s3"_s) && !shown.contains(u"cret"_s), qPrintable(shown));
    }
}

void TestCanaryDialect::knowsARefusal_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why"); ///< empty: it was taken

    const auto row = [](const char *name, Type type, int status, const char *body,
                        const QString &why) {
        QTest::newRow(name) << type << status << QByteArray(body) << why;
    };
    row("Alertmanager", Type::Alertmanager, 200, "", {});
    row("Alertmanager, 400", Type::Alertmanager, 400, "\"start time\"", u"start time"_s);
    row("Icinga", Type::Icinga, 200, R"({"results":[{"code":200.0,"status":"ok"}]})", {});
    row("Icinga, bad result", Type::Icinga, 200, R"({"results":[{"code":409.0,"status":"newer"}]})",
        u"newer"_s);
    row("Icinga, nothing", Type::Icinga, 200, R"({"results":[]})", u"understood"_s);
    row("Icinga, no such service", Type::Icinga, 404, R"({"error":404.0})", u"service"_s);
    row("PagerDuty", Type::PagerDuty, 202, R"({"status":"success","dedup_key":"c"})", {});
    row("PagerDuty, bad key", Type::PagerDuty, 400, R"({"status":"invalid event","message":"bad"})",
        u"bad"_s);
    row("PagerDuty, a page", Type::PagerDuty, 200, "<html>", u"web page"_s);
    row("On-Call", Type::SplunkOnCall, 200, R"({"result":"success","entity_id":"c"})", {});
    row("On-Call, failure", Type::SplunkOnCall, 200, R"({"result":"failure","message":"Missing"})",
        u"Missing"_s);
    row("Opsgenie", Type::Opsgenie, 202,
        R"({"result":"Request will be processed","requestId":"1"})", {});
    row("Opsgenie, garbage", Type::Opsgenie, 202, "{", u"understood"_s);
    row("Opsgenie, throttled", Type::Opsgenie, 429, R"({"message":"slow down"})", u"slow down"_s);
}

void TestCanaryDialect::knowsARefusal()
{
    QFETCH(const Type, type);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, why);
    const auto complaint = CanaryDialect::complaint(type, {.status = status, .body = body});
    QCOMPARE(complaint.has_value(), !why.isEmpty());
    if (complaint)
        QVERIFY2(complaint->detail.contains(why), qPrintable(complaint->detail));
}

QTEST_GUILESS_MAIN(TestCanaryDialect)
#include "tst_canarydialect.moc"
