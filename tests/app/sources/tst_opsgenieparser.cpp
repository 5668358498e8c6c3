// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/opsgenieparser.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestOpsgenieParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAnAlert();
    void bearsOddAlerts_data();
    void bearsOddAlerts();
    void readsWhenItWasClosed_data();
    void readsWhenItWasClosed();
    void readsWhoWasToldFirst();
    void refusesOtherThings_data();
    void refusesOtherThings();
};

void TestOpsgenieParser::readsAnAlert()
{
    const auto page = OpsgenieParser::alerts(
        R"({"data":[{"id":"70413a06","tinyId":"1791","alias":"event_573","message":"Checkout",
            "status":"open","acknowledged":true,"snoozed":false,"count":79,
            "createdAt":"2026-12-08T14:08:12.034Z","source":"web1","priority":"P4",
            "integration":{"id":"4513","name":"shop","type":"API"},"report":{"ackTime":15702}},
            {"id":"2","message":"Later","status":"open","snoozed":true}],
            "paging":{"first":"https://x/v2/alerts?offset=0","next":"https://x/v2/alerts?offset=2"},
            "took":0.605,"requestId":"9ae63dd7"})");
    QVERIFY(page && page->hasMore);
    QCOMPARE(page->count, 2);
    const Incident &alert = page->incidents.front();
    QCOMPARE(alert.id, std::string("70413a06"));
    QCOMPARE(alert.name, std::string("Checkout"));
    QVERIFY(alert.state == AlertState::Firing);
    QVERIFY(alert.opened == (Stamp{*fromRfc3339("2026-12-08T14:08:12.0345Z"), 500us}));
    QVERIFY(alert.labels
            == (std::vector<Label>{{"alias", "event_573"},
                                   {"incident", "1791"},
                                   {"integration", "shop"},
                                   {"priority", "P4"},
                                   {"source", "web1"}}));
    QVERIFY(page->incidents.back().state == AlertState::Suppressed);
}

void TestOpsgenieParser::bearsOddAlerts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name"); ///< empty: it is left out
    const auto row = [](const char *what, const QByteArray &json, const QString &name) {
        QTest::newRow(what) << json << name;
    };
    row("a number as id", R"({"id":4711})", u"4711"_s);
    row("an alias alone", R"({"id":"A","message":null,"alias":"a"})", u"a"_s);
    row("no id", R"({"message":"x"})", {});
    row("null", "null", {});
    row("a list", "[]", {});
    row("odd parts",
        R"({"id":"A","message":"x","snoozed":"yes","createdAt":17,"integration":[],"status":{}})",
        u"x"_s);
    row("zero time", R"({"id":"A","message":"x","createdAt":"0001-01-01T00:00:00Z"})", u"x"_s);
    row("turned around", "{\"id\":\"A\",\"message\":\"x\\u202e\\u0007\\ny\"}", u"x y"_s);
    row("endless", R"({"id":"A","message":")" + QByteArray(10'000, 'x') + R"("})",
        QString(199, u'x') + u'…');
}

void TestOpsgenieParser::bearsOddAlerts()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, name);
    const auto page = OpsgenieParser::alerts(R"({"data":[)" + json + R"(,{"id":"good"}]})");
    QVERIFY(page && !page->hasMore);
    QCOMPARE(page->count, 2);
    QCOMPARE(page->incidents.size(), name.isEmpty() ? 1u : 2u);
    QCOMPARE(page->incidents.back().name, std::string("good"));
    QVERIFY(page->incidents.front().state == AlertState::Firing);
    QVERIFY(page->incidents.front().opened == Stamp());
    if (!name.isEmpty())
        QCOMPARE(QString::fromStdString(page->incidents.front().name), name);
}

void TestOpsgenieParser::readsWhenItWasClosed_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("at"); ///< empty: it does not say
    const auto row = [](const char *what, const QByteArray &more, const QString &at = {}) {
        QTest::newRow(what) << R"({"id":"A","createdAt":"2026-12-08T14:08:12.000Z")" + more + "}"
                            << at;
    };
    row("closed", R"(,"status":"closed","report":{"closeTime":60500})",
        u"2026-12-08T14:09:12.501Z"_s);
    row("open", R"(,"status":"open","report":{"closeTime":60500})");
    row("no report", R"(,"status":"closed")");
    row("null", R"(,"status":"closed","report":{"closeTime":null})");
    row("text", R"(,"status":"closed","report":{"closeTime":"60500"})");
    row("before", R"(,"status":"closed","report":{"closeTime":-1})");
    row("never", R"(,"status":"closed","report":{"closeTime":9223372036854775807})");
    QTest::newRow("not opened") << R"({"id":"A","status":"closed","report":{"closeTime":1}})"_ba
                                << QString();
}

void TestOpsgenieParser::readsWhenItWasClosed()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, at);
    const auto closed = OpsgenieParser::closed(R"({"data":)" + data + "}");
    QVERIFY(closed);
    if (at.isEmpty())
        QVERIFY(*closed == Stamp());
    else
        QVERIFY(*closed == (Stamp{*fromRfc3339(at.toStdString()), 1ms}));
}

void TestOpsgenieParser::readsWhoWasToldFirst()
{
    const auto first = OpsgenieParser::firstTold(
        R"({"data":[{"user":{"username":"bob"},"state":"action","method":"Acknowledge",
             "createdAt":"2026-12-08T14:09:00.100Z"}, null, {"createdAt":null}, {"createdAt":7},
            {"user":{"username":"alice"},"createdAt":"2026-12-08T14:08:30.250Z"}]})");
    QVERIFY(first && *first == (Stamp{*fromRfc3339("2026-12-08T14:08:30.2505Z"), 500us}));
    const auto nobody = OpsgenieParser::firstTold(R"({"data":[]})");
    QVERIFY(nobody && *nobody == Stamp());
}

void TestOpsgenieParser::refusesOtherThings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "\xff\xfe"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("null") << R"({"data":null})"_ba;
    QTest::newRow("cut off") << R"({"data":[{"id":"A")"_ba;
    QTest::newRow("deep") << QByteArray(5000, '[');
    QTest::newRow("text") << R"({"data":"x"})"_ba;
}

void TestOpsgenieParser::refusesOtherThings()
{
    QFETCH(QByteArray, body);
    QVERIFY(!OpsgenieParser::alerts(body));
    QVERIFY(!OpsgenieParser::closed(body));
    QVERIFY(!OpsgenieParser::firstTold(body));
}

QTEST_GUILESS_MAIN(TestOpsgenieParser)
#include "tst_opsgenieparser.moc"
