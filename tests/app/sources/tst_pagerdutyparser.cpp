// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/pagerdutyparser.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPagerDutyParser : public QObject
{
    Q_OBJECT

private slots:
    void readsAnIncident();
    void readsWhatIsOver();
    void bearsOddIncidents_data();
    void bearsOddIncidents();
    void readsALog();
    void refusesOtherThings_data();
    void refusesOtherThings();
};

void TestPagerDutyParser::readsAnIncident()
{
    const auto page = PagerDutyParser::incidents(
        R"({"incidents":[{"id":"PT4KHLK","type":"incident","incident_number":1234,
            "title":"The server is on fire.","created_at":"2026-12-08T14:08:12Z",
            "status":"acknowledged","urgency":"high","resolved_at":null,
            "priority":{"id":"P53ZZH5","summary":"P2"},
            "service":{"id":"PF9KMXH","summary":"My Mail Service"}}],
            "limit":1,"offset":0,"total":null,"more":true})");
    QVERIFY(page);
    QVERIFY(page->hasMore);
    QCOMPARE(page->count, 1);
    const Incident &incident = page->incidents.front();
    QCOMPARE(incident.id, std::string("PT4KHLK"));
    QCOMPARE(incident.name, std::string("The server is on fire."));
    QVERIFY(incident.state == AlertState::Firing);
    QVERIFY(incident.opened
            == (Stamp{*fromRfc3339("2026-12-08T14:08:12.5Z"), 500ms})); // [12 s, 13 s)
    QVERIFY(incident.ended == Stamp());
    QVERIFY(incident.labels
            == (std::vector<Label>{{"incident", "1234"},
                                   {"priority", "P2"},
                                   {"service", "My Mail Service"},
                                   {"urgency", "high"}}));
}

void TestPagerDutyParser::readsWhatIsOver()
{
    const auto page = PagerDutyParser::incidents(
        R"({"incidents":[{"id":"A","status":"resolved","resolved_at":"2026-12-08T14:08:12Z"},
            {"id":"B","status":"resolved","last_status_change_at":"2026-12-08T14:08:13Z"}]})");
    QVERIFY(page && page->incidents.size() == 2 && !page->hasMore);
    for (const Incident &incident : page->incidents)
        QVERIFY(incident.state == AlertState::Inactive);
    QVERIFY(page->incidents[0].ended.at == *fromRfc3339("2026-12-08T14:08:12.5Z"));
    QVERIFY(page->incidents[1].ended.at == *fromRfc3339("2026-12-08T14:08:13.5Z"));
}

void TestPagerDutyParser::bearsOddIncidents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("openedAt");
    const auto row = [](const char *what, const QByteArray &json, const QString &id,
                        const QString &name, qint64 openedAt = 0) {
        QTest::newRow(what) << json << id << name << openedAt;
    };
    row("a number as id", R"({"id":4711,"title":"x"})", u"4711"_s, u"x"_s);
    row("no title", R"({"id":"A"})", u"A"_s, u"A"_s);
    row("null title", R"({"id":"A","title":null,"summary":"[#1] x"})", u"A"_s, u"[#1] x"_s);
    row("a list as title", R"({"id":"A","title":[1]})", u"A"_s, u"A"_s);
    row("no id", R"({"title":"x"})", {}, {});
    row("null id", R"({"id":null})", {}, {});
    row("empty id", R"({"id":" "})", {}, {});
    row("a fraction as id", R"({"id":1.5})", {}, {});
    row("no object", "17", {}, {});
    row("null", "null", {}, {});
    row("zero time", R"({"id":"A","created_at":"0001-01-01T00:00:00Z"})", u"A"_s, u"A"_s);
    row("null time", R"({"id":"A","created_at":null})", u"A"_s, u"A"_s);
    row("a number as time", R"({"id":"A","created_at":1765202892})", u"A"_s, u"A"_s);
    row("no time", R"({"id":"A","created_at":"soon"})", u"A"_s, u"A"_s);
    row("another zone", R"({"id":"A","created_at":"1970-01-01T01:00:10+01:00"})", u"A"_s, u"A"_s,
        10'500'000);
    row("turned around", "{\"id\":\"A\",\"title\":\"x\\u202e\\u0007\\ny\"}", u"A"_s, u"x y"_s);
    row("endless", R"({"id":"A","title":")" + QByteArray(10'000, 'x') + R"("})", u"A"_s,
        QString(199, u'x') + u'…');
}

void TestPagerDutyParser::bearsOddIncidents()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(qint64, openedAt);
    const auto page = PagerDutyParser::incidents(R"({"incidents":[)" + json
                                                 + R"(,{"id":"good","title":"Good"}]})");
    QVERIFY(page);
    QCOMPARE(page->count, 2);
    QCOMPARE(page->incidents.back().name, std::string("Good"));
    QCOMPARE(page->incidents.size(), id.isEmpty() ? 1u : 2u);
    if (id.isEmpty())
        return;
    QCOMPARE(QString::fromStdString(page->incidents.front().id), id);
    QCOMPARE(QString::fromStdString(page->incidents.front().name), name);
    QCOMPARE(microsOf(page->incidents.front().opened.at), openedAt);
}

void TestPagerDutyParser::readsALog()
{
    const auto log = PagerDutyParser::log(
        R"({"log_entries":[{"type":"resolve_log_entry","created_at":"2026-12-08T14:30:00Z"},
            {"type":"notify_log_entry","created_at":"2026-12-08T14:10:00Z"},
            {"type":"notify_log_entry","created_at":"2026-12-08T14:09:00Z",
             "channel":{"type":"auto","notification":{"type":"sms"}}},
            {"type":"notify_log_entry","created_at":null}, {"type":7}, null,
            {"type":"trigger_log_entry","created_at":"2026-12-08T14:08:00Z"}],"more":false})");
    QVERIFY(log && !log->hasMore);
    QCOMPARE(log->count, 7);
    QVERIFY(log->notified.at == *fromRfc3339("2026-12-08T14:09:00.5Z"));
    QVERIFY(log->resolved.at == *fromRfc3339("2026-12-08T14:30:00.5Z"));
}

void TestPagerDutyParser::refusesOtherThings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "\xff\xfe"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("an object") << R"({"incidents":{},"log_entries":null})"_ba;
    QTest::newRow("cut off") << R"({"incidents":[{"id":"A")"_ba;
    QTest::newRow("deep") << QByteArray(5000, '[');
    QTest::newRow("too many") << R"({"incidents":[)" + QByteArray("0,").repeated(1000)
            + R"(0],"log_entries":[)" + QByteArray("0,").repeated(1000) + "0]}";
}

void TestPagerDutyParser::refusesOtherThings()
{
    QFETCH(QByteArray, body);
    QVERIFY(!PagerDutyParser::incidents(body));
    QVERIFY(!PagerDutyParser::log(body));
}

QTEST_GUILESS_MAIN(TestPagerDutyParser)
#include "tst_pagerdutyparser.moc"
