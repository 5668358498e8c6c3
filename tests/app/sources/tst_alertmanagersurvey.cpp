// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagersurvey.h"

#include "tests/app/sources/recorded.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Op = LabelMatcher::Op;
using Test::recorded;

namespace {

QByteArray statusOf(const QByteArray &yaml)
{
    const QJsonObject config{{u"original"_s, QString::fromUtf8(yaml)}};
    return QJsonDocument(QJsonObject{{u"config"_s, config}}).toJson();
}

NotificationRoute routeOf(const QByteArray &yaml)
{
    const auto survey = AlertmanagerSurvey::status(statusOf(yaml));
    return survey && survey->route ? *survey->route : NotificationRoute{.receiver = "no route"};
}

} // namespace

class TestAlertmanagerSurvey : public QObject
{
    Q_OBJECT

private slots:
    void readsTheTreeOfRoutes();
    void fillsInDefaults();
    void nobodyIsToldByAReceiverWithoutIntegrations();
    void readsInhibitions();
    void leavesOutWhatItCannotRead();
    void readsDeepTreesWithinBounds();
    void readsSilences();
    void readsOpenGroups();
    void bearsWithStrangeMembers();
    void keepsListsWithinBounds();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
};

void TestAlertmanagerSurvey::readsTheTreeOfRoutes()
{
    const auto survey = AlertmanagerSurvey::status(recorded(u"alertmanager-0.25/status.json"_s));
    QVERIFY(survey && survey->isComplete && survey->route);
    const std::vector<std::string> byName{"alertname", "cluster"};
    const NotificationRoute prod{
        .receiver = "page",
        .matchers = {{u"env"_s, Op::Equal, u"prod"_s},
                     {u"job"_s, Op::NotMatches, u"test.*"_s},
                     {u"note"_s, Op::Equal, u"a, b"_s}},
        .groupsByAll = true,
        .groupWait = 10s,
        .groupInterval = 1min,
        .repeatInterval = 1h,
    };
    const NotificationRoute page{
        .receiver = "page",
        .matchers = {{u"severity"_s, Op::Equal, u"page"_s},
                     {u"team"_s, Op::Matches, u"^(web|data)$"_s}},
        .groupBy = byName,
        .groupWait = 10s,
        .groupInterval = 1min,
        .goesOn = true,
        .routes = {prod},
    };
    const NotificationRoute nobody{
        .receiver = "",
        .matchers = {{u"severity"_s, Op::Equal, u"info"_s}},
        .groupBy = byName,
        .groupWait = 10s,
        .muteTimes = {"nights"},
    };
    const NotificationRoute days{
        .receiver = "page",
        .matchers = {{u"severity"_s, Op::Matches, u"warn|note"_s}},
        .groupBy = byName,
        .groupWait = 10s,
        .activeTimes = {"days"},
    };
    QCOMPARE(survey->route->receiver, "everybody");
    QVERIFY(survey->route->groupBy == byName && survey->route->groupWait == 10s);
    QVERIFY(survey->route->groupInterval == 5min && survey->route->repeatInterval == 4h);
    QCOMPARE(survey->route->routes.size(), 3u);
    QVERIFY(survey->route->routes[0] == page);
    QVERIFY(survey->route->routes[1] == nobody);
    QVERIFY(survey->route->routes[2] == days);
}

void TestAlertmanagerSurvey::fillsInDefaults()
{
    const NotificationRoute root = routeOf("route: {receiver: a}\n");
    QVERIFY((root == NotificationRoute{.receiver = "a"}));
    QVERIFY(root.groupWait == 30s && root.groupInterval == 5min && root.repeatInterval == 4h);

    // What a child does not say it has from its parent; a grouping of its own ends "...".
    const NotificationRoute tree =
        routeOf("route:\n  receiver: a\n  group_by: ['...']\n  group_wait: 0s\n"
                "  group_interval: 1m30s\n  mute_time_intervals: [nights]\n  continue: true\n"
                "  routes:\n  - {repeat_interval: 1d}\n  - {receiver: b, group_by: [x]}\n");
    QVERIFY(tree.groupWait == 0s && tree.routes[0].groupWait == 0s);
    QVERIFY(tree.routes[0].groupInterval == 90s && tree.routes[0].repeatInterval == 24h);
    QCOMPARE(tree.routes[0].receiver, "a");
    QVERIFY(tree.routes[0].groupsByAll && !tree.routes[1].groupsByAll);
    QVERIFY(tree.routes[1].groupBy == std::vector<std::string>{"x"});
    QVERIFY(tree.routes[0].muteTimes.empty() && !tree.routes[0].goesOn);
}

void TestAlertmanagerSurvey::nobodyIsToldByAReceiverWithoutIntegrations()
{
    const QByteArray receivers = "receivers:\n- name: silent\n- name: empty\n  email_configs: []\n"
                                 "- name: loud\n  email_configs: [{to: alice@staging.example}]\n";
    const NotificationRoute tree =
        routeOf("route:\n  receiver: silent\n  routes:\n  - {}\n  - {receiver: loud, "
                "routes: [{}]}\n  - {receiver: empty}\n  - {receiver: elsewhere}\n"
                + receivers);
    QCOMPARE(tree.receiver, "");
    QCOMPARE(tree.routes[0].receiver, "");
    QCOMPARE(tree.routes[1].receiver, "loud");
    QCOMPARE(tree.routes[1].routes[0].receiver, "loud");
    QCOMPARE(tree.routes[2].receiver, "");
    QCOMPARE(tree.routes[3].receiver, "elsewhere"); // of which nothing is known
}

void TestAlertmanagerSurvey::readsInhibitions()
{
    const auto survey = AlertmanagerSurvey::status(recorded(u"alertmanager-0.25/status.json"_s));
    QVERIFY(survey);
    const std::vector<Inhibition> expected{
        {.source = {{u"severity"_s, Op::Equal, u"critical"_s}},
         .target = {{u"severity"_s, Op::Matches, u"warn.*"_s}},
         .equal = {"cluster", "env"}},
        {.source = {{u"alertname"_s, Op::Equal, u"ClusterDown"_s}},
         .target = {{u"severity"_s, Op::NotEqual, u"critical"_s}}},
    };
    QVERIFY(survey->inhibitions == expected);
}

void TestAlertmanagerSurvey::leavesOutWhatItCannotRead()
{
    const auto survey = AlertmanagerSurvey::status(
        statusOf("route:\n  receiver: a\n  routes:\n  - {matchers: ['a=b'], receiver: b}\n"
                 "  - {matchers: ['nonsense'], receiver: c}\n  - 7\n"
                 "inhibit_rules:\n- {source_matchers: ['?'], target_matchers: ['a=b']}\n"));
    QVERIFY(survey && survey->route);
    QVERIFY(!survey->isComplete);
    QCOMPARE(survey->route->routes.size(), 1u);
    QCOMPARE(survey->route->routes.front().receiver, "b");
    QVERIFY(survey->inhibitions.empty());
    const auto without = AlertmanagerSurvey::status(statusOf("global: {}\n"));
    QVERIFY(without && !without->route);
}

void TestAlertmanagerSurvey::readsDeepTreesWithinBounds()
{
    QByteArray deep = "route: {receiver: a";
    for (int i = 0; i < 20; ++i)
        deep += ", routes: [{receiver: b";
    deep += QByteArray("}]").repeated(20) + "}\n";
    const auto survey = AlertmanagerSurvey::status(statusOf(deep));
    QVERIFY(survey && survey->route && !survey->isComplete);
    int levels = 0;
    for (const NotificationRoute *route = &*survey->route; route;
         route = route->routes.empty() ? nullptr : &route->routes.front())
        ++levels;
    QCOMPARE(levels, 16);

    const auto wide = AlertmanagerSurvey::status(
        statusOf("route:\n  receiver: a\n  routes:\n" + QByteArray("  - {}\n").repeated(6000)));
    QVERIFY(wide && wide->route && !wide->isComplete);
    QCOMPARE(wide->route->routes.size(), 4999u);
}

void TestAlertmanagerSurvey::readsSilences()
{
    const auto survey =
        AlertmanagerSurvey::silences(recorded(u"alertmanager-0.25/silences.json"_s));
    QVERIFY(survey);
    const std::vector<Silence> expected{
        {.id = "8c35d62e-c6e2-4353-9d44-b573be738eb7",
         .matchers = {{u"env"_s, Op::Equal, u"prod"_s}},
         .startsAt = *fromRfc3339("2029-01-01T00:00:00Z"),
         .endsAt = *fromRfc3339("2030-01-01T00:00:00Z"),
         .createdBy = "Bob"},
        {.id = "fd848dbe-520b-45c7-918e-ad70bee9d233",
         .matchers = {{u"alertname"_s, Op::NotMatches, u"Err.*"_s},
                      {u"job"_s, Op::Equal, u"a\"b"_s}},
         .startsAt = *fromRfc3339("2026-11-26T11:44:02.158Z"),
         .endsAt = *fromRfc3339("2030-01-01T00:00:00Z"),
         .createdBy = "Alice",
         .comment = "known: until the mend"},
    };
    QVERIFY(survey->silences == expected); // Carol's has expired
}

void TestAlertmanagerSurvey::readsOpenGroups()
{
    const auto survey = AlertmanagerSurvey::groups(recorded(u"alertmanager-0.25/groups.json"_s));
    QVERIFY(survey);
    const Instant first = *fromRfc3339("2026-11-26T11:44:02.904Z");
    const std::vector<OpenGroup> expected{
        {"everybody", {{"alertname", "S"}, {"cluster", "c1"}}, 1, first},
        {"everybody", {{"alertname", "Watchdog"}}, 1, first + 4ms},
        {"page", {{"alertname", "A"}, {"cluster", "c1"}}, 2, first},
    };
    QVERIFY(survey->groups == expected);
}

void TestAlertmanagerSurvey::bearsWithStrangeMembers()
{
    const auto silences = AlertmanagerSurvey::silences(
        R"([7,{},{"id":"x","matchers":[{"name":"a","value":"b"},7],"status":7,"new":[]}])");
    QVERIFY(silences);
    QCOMPARE(silences->silences.size(), 1u);
    QVERIFY(
        (silences->silences.front().matchers.front() == LabelMatcher{u"a"_s, Op::Equal, u"b"_s}));
    const auto groups = AlertmanagerSurvey::groups(
        R"([7,{},{"alerts":[]},{"labels":7,"receiver":[],"alerts":[{},{"startsAt":"soon"}]}])");
    QVERIFY(groups);
    QVERIFY((groups->groups == std::vector<OpenGroup>{{.alerts = 2}}));
}

void TestAlertmanagerSurvey::keepsListsWithinBounds()
{
    const auto many = [](const QByteArray &one) {
        return '[' + (one + ',').repeated(5000) + one + ']';
    };
    const auto silences =
        AlertmanagerSurvey::silences(many(R"({"matchers":[{"name":"a","value":"b"}]})"));
    QVERIFY(silences && !silences->isComplete);
    QCOMPARE(silences->silences.size(), 5000u);
    const auto groups = AlertmanagerSurvey::groups(many(R"({"alerts":[{}]})"));
    QVERIFY(groups && !groups->isComplete);
    QCOMPARE(groups->groups.size(), 5000u);
}

void TestAlertmanagerSurvey::refusesBadAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("nonsense") << "nonsense"_ba;
    QTest::newRow("page") << "<html>login</html>"_ba;
    QTest::newRow("object") << "{}"_ba;
    QTest::newRow("text") << R"("too many requests")"_ba;
    QTest::newRow("no configuration") << R"({"config":{}})"_ba;
    QTest::newRow("number") << R"({"config":{"original":7}})"_ba;
    QTest::newRow("no YAML") << R"({"config":{"original":"a: [b"}})"_ba;
    QTest::newRow("bomb") << R"({"config":{"original":"a: &a [b]\nroute: [*a, *a]\n"}})"_ba;
    QTest::newRow("cut short") << "[{"_ba;
}

void TestAlertmanagerSurvey::refusesBadAnswers()
{
    QFETCH(QByteArray, body);
    QVERIFY(!AlertmanagerSurvey::status(body));
    QVERIFY(!AlertmanagerSurvey::silences(body));
    QVERIFY(!AlertmanagerSurvey::groups(body));
}

QTEST_GUILESS_MAIN(TestAlertmanagerSurvey)
#include "tst_alertmanagersurvey.moc"
