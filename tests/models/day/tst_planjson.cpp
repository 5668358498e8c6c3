// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/day/planjson.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPlanJson : public QObject
{
    Q_OBJECT

private slots:
    void foldsAPlanBackFromItsEntries();
    void leavesOutACanaryForAnotherType();
    void readsAnythingWithoutHarm();
};

namespace {

Plan fullPlan()
{
    Plan plan;
    plan.day = {.title = u"First chaos day"_s,
                .date = QDate(2026, 12, 8),
                .from = QTime(9, 30),
                .to = QTime(17, 0),
                .environment = u"staging-2"_s,
                .notes = u"bring cake\n<b>"_s};
    plan.people = {{u"alice"_s, u"Alice"_s, u"web"_s}, {u"bob"_s, u"Bob"_s, {}}};
    plan.roles = customaryRoles();
    plan.assignments = {{u"scribe"_s, u"alice"_s, {}}, {u"experimenter"_s, u"bob"_s, u"db"_s}};
    plan.sources = {{.key = u"prom"_s,
                     .type = AlertSource::Type::Alertmanager,
                     .url = u"http://127.0.0.1:9093"_s,
                     .interval = 3s,
                     .auth = AlertSource::Auth::Basic,
                     .user = u"room"_s,
                     .account = u"1234567"_s,
                     .secret = u"PROM_PASSWORD"_s,
                     .caFile = u"ca.pem"_s,
                     .canary = {.labels = {{u"severity"_s, u"page"_s}, {u"empty"_s, {}}}}},
                    {.key = u"oncall"_s,
                     .type = AlertSource::Type::SplunkOnCall,
                     .canary = {.secret = u"KEY"_s,
                                .routingKey = u"checkout"_s,
                                .url = u"https://events.example"_s}},
                    {.key = u"zabbix"_s,
                     .type = AlertSource::Type::Webhook,
                     .payload = {.alerts = u"/events"_s,
                                 .name = u"/name"_s,
                                 .state = u"/state"_s,
                                 .over = {u"OK"_s},
                                 .id = u"/id"_s,
                                 .labels = u"/tags"_s,
                                 .means = PayloadMapping::Means::Alert}}};
    plan.hosts = {{.key = u"checkout-1"_s,
                   .environment = u"staging"_s,
                   .probe = {.protocol = Probe::Protocol::Tls,
                             .address = u"checkout.example:443"_s,
                             .interval = 1500ms,
                             .status = 204,
                             .daysLeft = 3},
                   .rules = {{.name = u"Checkout slow"_s,
                              .when = ProbeRule::When::SlowerThan,
                              .threshold = 800ms,
                              .holdFor = 10s}}}};
    plan.experiments = {
        {.key = u"db"_s,
         .title = u"Checkout loses its database"_s,
         .hypothesis = u"pages us within 2 min"_s,
         .driver = u"bob"_s,
         .timeBox = 10min,
         .method = {{.provider = PlannedStep::Provider::Staging,
                     .text = u"detach"_s,
                     .target = u"db"_s,
                     .fault = u"refuse"_s,
                     .activity = u"{\"type\":\"action\"}"_s}},
         .steadyStates = {{.title = u"2xx / s"_s,
                           .query = u"rate(x[1m])"_s,
                           .atLeast = 0.5,
                           .activity = u"{\"type\":\"probe\"}"_s}},
         .liveQa = {{.attempt = u"Buy two tickets"_s, .look = u"the order page"_s},
                    {.attempt = u"Refund"_s}},
         .expectedAlerts = {{.alert = {.source = u"prom"_s,
                                       .name = u"CheckoutDown"_s,
                                       .matchers = {{u"job"_s, LabelMatcher::Op::NotMatches,
                                                     u"a|b"_s}}},
                             .knownWithin = 45s,
                             .firesOnNoData = true,
                             .clearsByItself = true,
                             .clearsWithin = 5min}},
         .guardAlerts = {{.name = u"ProdDown"_s}},
         .backOutCriteria = {u"2xx stays 0"_s},
         .measuredCriteria = {{.title = u"errors"_s,
                               .source = u"prom"_s,
                               .query = u"rate(errors[1m])"_s,
                               .atMost = 0.25,
                               .holdFor = 30s}},
         .backsOutByItself = true,
         .backOutPlan = byHand({u"attach"_s, u"wait"_s}),
         .resetCriteria = byHand({u"queue is 0"_s})}};
    return plan;
}

Day folded(std::vector<Entry> entries)
{
    Day day;
    for (std::int64_t sequence = 0; Entry & entry : entries) {
        entry.sequence = ++sequence;
        day.apply(entry.view());
    }
    return day;
}

} // namespace

void TestPlanJson::foldsAPlanBackFromItsEntries()
{
    const Plan plan = fullPlan();
    QVERIFY(folded(Entries::planned(plan)).plan() == plan);
}

void TestPlanJson::leavesOutACanaryForAnotherType()
{
    AlertSource source{.key = u"s"_s, .type = AlertSource::Type::Icinga};
    source.canary.labels = {{u"severity"_s, u"page"_s}};
    AlertSource read;
    PlanJson::read(PlanJson::write(source), read);
    QVERIFY(!read.canary.isSaid());
    source.canary.host = u"web1"_s;
    source.canary.service = u"canary"_s;
    PlanJson::read(PlanJson::write(source), read);
    QCOMPARE(read, source);
}

void TestPlanJson::readsAnythingWithoutHarm()
{
    for (const char *payload : {"", "[]", "null", "{\"method\":3,\"time_box\":\"x\"}",
                                "{\"expected_alerts\":[1,null,[]]}", "\xff"}) {
        std::vector<Entry> entries;
        for (const auto &[kind, word] : kindWords)
            entries.push_back({.kind = kind, .subject = "x", .payload = payload});
        folded(std::move(entries));
    }
}

QTEST_GUILESS_MAIN(TestPlanJson)
#include "tst_planjson.moc"
