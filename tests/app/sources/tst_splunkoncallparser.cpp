// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/splunkoncallparser.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSplunkOnCallParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAnIncident();
    void readsWhatIsOver();
    void bearsOddIncidents_data();
    void bearsOddIncidents();
    void refusesOtherThings_data();
    void refusesOtherThings();
};

void TestSplunkOnCallParser::readsAnIncident()
{
    const auto all = SplunkOnCallParser::incidents(
        R"({"incidents":[{"incidentNumber":"257","startTime":"2026-12-08T14:08:12Z",
            "currentPhase":"ACKED","entityId":"shop/checkout","entityDisplayName":"Checkout",
            "entityState":"CRITICAL","host":"web1","service":"shop","routingKey":"staging",
            "pagedUsers":["alice"],"pagedTeams":["shop"],"transitions":[
              {"name":"triggered","at":"2026-12-08T14:08:13Z"},
              {"name":"acknowledged","at":"2026-12-08T14:09:00Z","by":"alice"},
              {"name":"triggered","at":"2026-12-08T14:10:00Z"}]}]})");
    QVERIFY(all && all->size() == 1);
    const PagedIncident &one = all->front();
    QCOMPARE(one.incident.id, std::string("257"));
    QCOMPARE(one.incident.name, std::string("Checkout"));
    QVERIFY(one.incident.state == AlertState::Firing);
    QVERIFY(one.incident.opened == (Stamp{*fromRfc3339("2026-12-08T14:08:12.5Z"), 500ms}));
    QVERIFY(one.incident.ended == Stamp());
    QVERIFY(one.isPaged);
    QVERIFY(one.triggeredAt.at == *fromRfc3339("2026-12-08T14:08:13.5Z"));
    QVERIFY(one.incident.labels
            == (std::vector<Label>{{"entity_id", "shop/checkout"},
                                   {"host", "web1"},
                                   {"incident", "257"},
                                   {"routing_key", "staging"},
                                   {"service", "shop"},
                                   {"severity", "CRITICAL"}}));
}

void TestSplunkOnCallParser::readsWhatIsOver()
{
    for (const char *phase : {"RESOLVED", "resolved"}) {
        const auto all = SplunkOnCallParser::incidents(
            R"({"incidents":[{"incidentNumber":257,"currentPhase":")" + QByteArray(phase)
            + R"(","pagedUsers":[],"transitions":[{"name":")" + phase
            + R"(","at":"2026-12-08T14:30:00Z"}]}]})");
        QVERIFY(all && all->size() == 1 && !all->front().isPaged);
        QVERIFY(all->front().incident.state == AlertState::Inactive);
        QVERIFY(all->front().incident.ended.at == *fromRfc3339("2026-12-08T14:30:00.5Z"));
    }
}

void TestSplunkOnCallParser::bearsOddIncidents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name"); ///< empty: it is left out
    const auto row = [](const char *what, const QByteArray &json, const QString &name) {
        QTest::newRow(what) << json << name;
    };
    row("no name", R"({"incidentNumber":"1"})", u"1"_s);
    row("an entity alone", R"({"incidentNumber":"1","entityId":"e"})", u"e"_s);
    row("a service alone", R"({"incidentNumber":"1","entityId":null,"service":"s"})", u"s"_s);
    row("no number", R"({"entityId":"e"})", {});
    row("null", R"({"incidentNumber":null})", {});
    row("no object", "[]", {});
    row("odd parts",
        R"({"incidentNumber":1,"entityId":"e","transitions":{"a":1},"pagedUsers":"alice",
            "currentPhase":7,"startTime":0,"host":[]})",
        u"e"_s);
    row("odd transitions",
        R"({"incidentNumber":1,"entityId":"e","transitions":[null,7,{"name":"resolved"},
            {"name":7,"at":"2026-12-08T14:30:00Z"},{"name":"resolved","at":null}]})",
        u"e"_s);
    row("another phase", R"({"incidentNumber":1,"entityId":"e","currentPhase":"SNOOZED"})", u"e"_s);
    row("turned around", "{\"incidentNumber\":1,\"entityId\":\"x\\u202e\\u0007\\ny\"}", u"x y"_s);
    row("endless", R"({"incidentNumber":1,"entityId":")" + QByteArray(10'000, 'x') + R"("})",
        QString(199, u'x') + u'…');
}

void TestSplunkOnCallParser::bearsOddIncidents()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, name);
    const auto all = SplunkOnCallParser::incidents(R"({"incidents":[)" + json
                                                   + R"(,{"incidentNumber":"good"}]})");
    QVERIFY(all);
    QCOMPARE(all->size(), name.isEmpty() ? 1u : 2u);
    QCOMPARE(all->back().incident.name, std::string("good"));
    const PagedIncident &one = all->front();
    QVERIFY(one.incident.state == AlertState::Firing);
    QVERIFY(one.incident.opened == Stamp() && one.incident.ended == Stamp() && !one.isPaged);
    if (!name.isEmpty())
        QCOMPARE(QString::fromStdString(one.incident.name), name);
}

void TestSplunkOnCallParser::refusesOtherThings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "\xff\xfe"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("an object") << R"({"incidents":{}})"_ba;
    QTest::newRow("cut off") << R"({"incidents":[{"incidentNumber":"1")"_ba;
    QTest::newRow("deep") << QByteArray(5000, '[');
    QTest::newRow("too many") << R"({"incidents":[)"
            + QByteArray(R"({"incidentNumber":1},)").repeated(20'000) + R"({"incidentNumber":1}]})";
}

void TestSplunkOnCallParser::refusesOtherThings()
{
    QFETCH(QByteArray, body);
    QVERIFY(!SplunkOnCallParser::incidents(body));
}

QTEST_GUILESS_MAIN(TestSplunkOnCallParser)
#include "tst_splunkoncallparser.moc"
