// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"
#include "tests/models/plan/randomplan.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray wholePlan = R"(# The day, as people write it.
title: First chaos day
date: 2026-12-08
window: 9:30 – 17:00
environment: staging-2
alternative_staging: staging-1
production: [10.20.0.0/16, "2001:db8::/32", "*.prod.example"]
notes: |
  Bring cake.
  And a second cake.
teams:
  - Search
  - {key: sre, name: Site reliability}
people:
  - Alice Archer
  - {key: bob, name: Bob, team: SRE}
roles:
  - Scribe
  - {key: ic, title: Incident commander}
assignments:
  scribe: alice-archer
sources:
  - key: prom
    type: prometheus
    url: https://prom.staging:9090
    auth: bearer
    secret: PROM_TOKEN
    interval: 2s
  - {key: room, type: room}
hosts:
  - key: checkout-1
    probe:
      protocol: http
      address: http://checkout-1/health
      interval: 500ms
      status: 204
    rules:
      - {name: CheckoutDown, when: down, hold_for: 5s}
      - {name: CheckoutSlow, when: slower than, threshold: 800ms, hold_for: 10s}
  - {key: dns, probe: {protocol: dns, address: api.staging, nameserver: 10.0.0.1}}
experiments:
  - title: Checkout loses its database
    kind: system test
    team: sre
    question: does anybody notice?
    hypothesis: checkout pages us within 2 min
    breaks: the primary database of checkout
    authenticity: as on 3 March
    blast_radius: checkout in staging
    risk:
      likelihood: low
      impact: high
      reach: production
      text: the batch jobs share the network
      noticed_by: support
      left: late invoices
      accepted_by: bob
      production_hosts: [db-1]
    time_box: 10m
    slot: 30m
    prerequisites: [ssh to db-staging-1, a fresh backup]
    method:
      - detach db-staging-1 from vlan 40
      - {provider: staging, text: break it, target: checkout, fault: refuse}
    steady_state:
      - {title: latency, host: checkout-1, at_most: 250.5}
    expected_alerts:
      - source: prom
        name: CheckoutDown
        matchers: '{job=~"checkout|cart", env!="dev"}'
        known_within: 1m30s
        told_within: 2m
        also: [no data, clears by itself]
        clears_within: 5m
      - name: PoolExhausted
        also: clears by itself
        matchers: {job: checkout, env: "!~dev.*"}
      - AnyAlert
    guard_alerts: [ProductionDown]
    back_out_criteria: checkout 2xx stays 0 for 5 min
    back_out_plan: [Re-attach db-staging-1, Wait for the pool]
    reset_criteria:
      - queue depth 0
    back_out_rehearsed: 2026-12-01
    reviewed_by: bob
    roles:
      ic: bob
  - {key: no, title: Notify sandbox customers, taken_out: could reach real customers}
breaks:
  - {title: Lunch, after: checkout-loses-its-database, length: 45m}
communication:
  - subject: Chaos is coming
    before: 4 months
    form: mention
    audience: the entire company
    owner: bob
    text: |
      On {date} we hold {title}.

      - {experiments}
    done_on: 2026-08-07
  - {key: ask, before: 1 day, subject: Questions}
  - {key: tab, subject: The running tab, on: 2026-12-08}
buy_in:
  - {name: The board, from: leadership, note: asked twice, got_on: 2026-11-02}
  - {key: shop, name: The shop team}
)";

QString failureOf(const QByteArray &yaml)
{
    const auto read = readPlan(yaml, u"day.yaml"_s);
    return read ? u"(read)"_s : read.failure().detail;
}

} // namespace

class TestPlanFile : public QObject
{
    Q_OBJECT

private slots:
    void readsAPlanAsPeopleWriteIt();
    void readsWhatStandsOnTheCard();
    void readsCriteriaThatTheRoomLooksAfter();
    void readsTheCardsOfLiveQa();
    void namesWhatIsWrongWithACardOfLiveQa();
    void readsBreaksContactsAndAgreements();
    void readsBackWhatItWrites();
    void readsBackAnyPlan();
    void writesForPeople();
    void readsBackAwkwardText_data();
    void readsBackAwkwardText();
    void writesTurningMarksVisibly();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void judgesAddresses_data();
    void judgesAddresses();
    void collectsAllMistakes();
    void keepsTheListOfMistakesShort();
    void staysWithinItsBounds_data();
    void staysWithinItsBounds();
    void neverThrowsOnDamagedFiles();
};

void TestPlanFile::readsAPlanAsPeopleWriteIt()
{
    const auto read = readPlan(wholePlan, u"day.yaml"_s);
    QVERIFY2(read, qPrintable(failureOf(wholePlan)));
    const Plan &plan = *read;
    QCOMPARE(plan.day.title, u"First chaos day"_s);
    QCOMPARE(plan.day.date, QDate(2026, 12, 8));
    QCOMPARE(plan.day.from, QTime(9, 30));
    QCOMPARE(plan.day.to, QTime(17, 0));
    QCOMPARE(plan.day.notes, u"Bring cake.\nAnd a second cake.\n"_s);
    QCOMPARE(plan.people.size(), 2U);
    QCOMPARE(plan.people[0], (Person{u"alice-archer"_s, u"Alice Archer"_s, {}}));
    QCOMPARE(plan.assignments,
             (std::vector<Assignment>{{u"scribe"_s, u"alice-archer"_s, {}},
                                      {u"ic"_s, u"bob"_s, u"checkout-loses-its-database"_s}}));
    QCOMPARE(plan.sources[0].auth, AlertSource::Auth::Bearer);
    QCOMPARE(plan.sources[1].type, AlertSource::Type::Room);
    QCOMPARE(plan.hosts[0].probe.interval, Micros(500ms));
    QCOMPARE(plan.hosts[0].rules[1].when, ProbeRule::When::SlowerThan);
    QCOMPARE(plan.hosts[0].rules[1].threshold, Micros(800ms));
    QCOMPARE(plan.hosts[1].probe.protocol, Probe::Protocol::Dns);
    const Experiment &first = plan.experiments[0];
    QCOMPARE(first.key, u"checkout-loses-its-database"_s);
    QCOMPARE(first.timeBox, Micros(10min));
    QCOMPARE(first.method[0].provider, PlannedStep::Provider::ByHand);
    QCOMPARE(first.method[1].fault, u"refuse"_s);
    QCOMPARE(first.steadyStates[0].atMost, std::optional(250.5));
    QCOMPARE(first.expectedAlerts.size(), 3U);
    QCOMPARE(first.expectedAlerts[0].knownWithin, std::optional<Micros>(90s));
    QVERIFY(first.expectedAlerts[0].firesOnNoData && first.expectedAlerts[0].clearsByItself);
    QCOMPARE(first.expectedAlerts[0].clearsWithin, std::optional<Micros>(5min));
    QVERIFY(!first.expectedAlerts[1].firesOnNoData && first.expectedAlerts[1].clearsByItself);
    QCOMPARE(first.expectedAlerts[0].alert.matchers[0].op, LabelMatcher::Op::Matches);
    QCOMPARE(first.expectedAlerts[1].alert.matchers[1],
             (LabelMatcher{u"env"_s, LabelMatcher::Op::NotMatches, u"dev.*"_s}));
    QCOMPARE(first.expectedAlerts[2].alert.name, u"AnyAlert"_s);
    QCOMPARE(first.guardAlerts[0].name, u"ProductionDown"_s);
    QCOMPARE(first.backOutCriteria, QStringList{u"checkout 2xx stays 0 for 5 min"_s});
    QCOMPARE(first.backOutPlan.size(), 2U);
    QCOMPARE(plan.experiments[1].key, u"no"_s);
    QCOMPARE(plan.experiments[1].takenOut, u"could reach real customers"_s);
}

void TestPlanFile::readsWhatStandsOnTheCard()
{
    const Plan plan = *readPlan(wholePlan, u"day.yaml"_s);
    QCOMPARE(plan.day.alternativeStaging, u"staging-1"_s);
    QCOMPARE(plan.day.production,
             (QStringList{u"10.20.0.0/16"_s, u"2001:db8::/32"_s, u"*.prod.example"_s}));
    QCOMPARE(plan.teams[0], (Team{u"search"_s, u"Search"_s}));
    QCOMPARE(plan.teams[1].name, u"Site reliability"_s);
    const Experiment &first = plan.experiments[0];
    QCOMPARE(first.kind, ExperimentKind::SystemTest);
    QCOMPARE(first.team, u"sre"_s);
    QCOMPARE(first.question, u"does anybody notice?"_s);
    QCOMPARE(first.breaks, u"the primary database of checkout"_s);
    QCOMPARE(first.authenticity, u"as on 3 March"_s);
    QCOMPARE(first.blastRadius, u"checkout in staging"_s);
    QCOMPARE(first.risk,
             (Risk{.likelihood = Level::Low,
                   .impact = Level::High,
                   .reach = Risk::Reach::Production,
                   .text = u"the batch jobs share the network"_s,
                   .noticedBy = u"support"_s,
                   .left = u"late invoices"_s,
                   .acceptedBy = u"bob"_s,
                   .productionHosts = {u"db-1"_s}}));
    QCOMPARE(first.slot, Micros(30min));
    QCOMPARE(first.prerequisites, (QStringList{u"ssh to db-staging-1"_s, u"a fresh backup"_s}));
    QCOMPARE(first.backOutRehearsed, QDate(2026, 12, 1));
    QCOMPARE(first.reviewedBy, u"bob"_s);
}

void TestPlanFile::readsCriteriaThatTheRoomLooksAfter()
{
    const QByteArray file =
        "experiments:\n  - key: a\n    back_out_criteria:\n"
        "      - customers notice\n"
        "      - {title: errors, source: prom, query: rate(x), at_most: 2, for: 30s}\n"
        "      - the phone rings\n"
        "      - {title: latency, host: web, at_least: 0.5}\n"
        "    back_out_by_itself: true\n";
    const auto plan = readPlan(file, u"day.yaml"_s);
    QVERIFY2(plan, qPrintable(failureOf(file)));
    const Experiment &one = plan->experiments[0];
    QCOMPARE(one.backOutCriteria, (QStringList{u"customers notice"_s, u"the phone rings"_s}));
    QCOMPARE(one.measuredCriteria,
             (std::vector<MeasuredCriterion>{
                 {.title = u"errors"_s,
                  .source = u"prom"_s,
                  .query = u"rate(x)"_s,
                  .atMost = 2,
                  .holdFor = 30s},
                 {.title = u"latency"_s, .host = u"web"_s, .atLeast = 0.5}}));
    QVERIFY(one.backsOutByItself);
    const QByteArray written = writePlan(*plan);
    QVERIFY2(written.contains("        for: 30s\n"), written);
    QVERIFY2(written.contains("    back_out_by_itself: true\n"), written);
    QCOMPARE(*readPlan(written, u"again.yaml"_s), *plan);
}

void TestPlanFile::readsTheCardsOfLiveQa()
{
    const auto plan = readPlan("experiments:\n  - key: a\n    live_qa:\n"
                               "      - {try: Buy two tickets, look: The order page within 5 s}\n"
                               "      - Ask for a refund\n",
                               u"day.yaml"_s);
    QVERIFY(plan);
    const std::vector<QaCard> cards{{u"Buy two tickets"_s, u"The order page within 5 s"_s},
                                    {u"Ask for a refund"_s, {}}};
    QCOMPARE(plan->experiments[0].liveQa, cards);
    QCOMPARE(readPlan(writePlan(*plan), u"again.yaml"_s)->experiments[0].liveQa, cards);
}

void TestPlanFile::namesWhatIsWrongWithACardOfLiveQa()
{
    const auto said = [](const QByteArray &cards) {
        return failureOf("experiments:\n  - key: a\n    live_qa:\n" + cards);
    };
    QCOMPARE(said("      - look: here\n"),
             u"day.yaml:4:9: experiments[1].live_qa[1]: what is to be tried? Write it as try."_s);
    QVERIFY(said("      - {try: a, loook: here}\n").contains(u"did you mean \"look\"?"_s));
    QVERIFY(said("      - {try: " + QByteArray(501, 'x') + "}\n")
                .contains(u"a card has room for 500 characters"_s));
    QVERIFY(said(QByteArray("      - a\n").repeated(31))
                .contains(u"live_qa: 31 cards are too many; an experiment has room for 30."_s));
}

void TestPlanFile::readsBreaksContactsAndAgreements()
{
    const Plan plan = *readPlan(wholePlan, u"day.yaml"_s);
    QCOMPARE(plan.breaks,
             (std::vector<Break>{
                 {u"lunch"_s, u"Lunch"_s, u"checkout-loses-its-database"_s, Micros(45min)}}));
    QCOMPARE(plan.contacts[0].key, u"chaos-is-coming"_s);
    QCOMPARE(plan.contacts[0].before, 4);
    QCOMPARE(plan.contacts[0].unit, Contact::Unit::Months);
    QCOMPARE(plan.contacts[0].text, u"On {date} we hold {title}.\n\n- {experiments}\n"_s);
    QCOMPARE(plan.contacts[0].doneOn, QDate(2026, 8, 7));
    QCOMPARE(plan.contacts[1].before, 1);
    QCOMPARE(plan.contacts[1].unit, Contact::Unit::Days);
    QCOMPARE(plan.contacts[2].on, QDate(2026, 12, 8));
    QCOMPARE(plan.buyIns[0].from, BuyIn::From::Leadership);
    QCOMPARE(plan.buyIns[0].gotOn, QDate(2026, 11, 2));
    QCOMPARE(plan.buyIns[1].from, BuyIn::From::Team);
}

void TestPlanFile::readsBackWhatItWrites()
{
    const Plan plan = *readPlan(wholePlan, u"day.yaml"_s);
    const QByteArray written = writePlan(plan);
    const auto again = readPlan(written, u"again.yaml"_s);
    QVERIFY2(again, qPrintable(failureOf(written)));
    QCOMPARE(*again, plan);
    QCOMPARE(writePlan(*again), written);
}

void TestPlanFile::readsBackAnyPlan()
{
    for (quint32 seed = 1; seed <= 400; ++seed) {
        const Plan plan = withSortedAssignments(randomPlan(seed));
        const QByteArray written = writePlan(plan);
        const auto again = readPlan(written, u"again.yaml"_s);
        QVERIFY2(again, qPrintable(u"seed %1: %2"_s.arg(seed).arg(failureOf(written))));
        QVERIFY2(withSortedAssignments(*again) == plan,
                 QByteArray::number(seed) + '\n' + written + "----\n" + writePlan(*again));
    }
}

void TestPlanFile::writesForPeople()
{
    const QByteArray written = writePlan(*readPlan(wholePlan, u"day.yaml"_s));
    for (const char *line :
         {"    time_box: 10m\n", "window: \"09:30–17:00\"\n", "    before: 4 months\n",
          "    before: 1 day\n", "assignments:\n  scribe: alice-archer\n",
          "    roles:\n      ic: bob\n", "notes: |\n  Bring cake.\n  And a second cake.\n",
          "      accepted_by: bob\n", "      production_hosts:\n        - db-1\n",
          "production:\n  - \"10.20.0.0/16\"\n", "    length: 45m\n", "    kind: alert test\n",
          "    text: |\n      On {date} we hold {title}.\n\n      - {experiments}\n"})
        QVERIFY2(written.contains(line), written);
}

void TestPlanFile::readsBackAwkwardText_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"no"_s,
                                u"~"_s,
                                u"null"_s,
                                u"true"_s,
                                u"12"_s,
                                u"-"_s,
                                u"- a"_s,
                                u"a: b"_s,
                                u"a #b"_s,
                                u" leading"_s,
                                u"trailing "_s,
                                u"\"quoted\" 'and' \\slashed\\"_s,
                                u"line\nline\n\n"_s,
                                u"tab\there"_s,
                                u"=cmd|' /C calc'!A0"_s,
                                u"<script>alert(1)</script>"_s,
                                u"turned \u202E around"_s,
                                u"\u00A0"_s,
                                u"*alias &anchor !tag @x `y` %z"_s,
                                u"[a, b]"_s,
                                u"{a: b}"_s,
                                u"Müller 東京 🙂"_s,
                                u"bell \a and nul-ish \u0001"_s,
                                u"---"_s,
                                u"..."_s,
                                u"? x"_s,
                                u"|"_s,
                                u">"_s,
                                u"\u0085 \u2028 \uFEFF"_s,
                                QString(10'000, u'x')})
        QTest::newRow(text.left(20).toUtf8().toPercentEncoding().constData()) << text;
}

void TestPlanFile::readsBackAwkwardText()
{
    QFETCH(const QString, text);
    Plan plan;
    plan.day.title = text;
    plan.day.notes = text;
    plan.people = {{.key = u"k"_s, .name = text}};
    Experiment experiment{
        .key = u"x"_s, .title = text, .backOutPlan = byHand({text, u"plain"_s, text})};
    experiment.method = {{.text = text}};
    experiment.expectedAlerts = {
        {.alert = {.name = u"A"_s, .matchers = {{u"l"_s, LabelMatcher::Op::Equal, text}}}}};
    plan.experiments = {experiment};
    const auto again = readPlan(writePlan(plan), u"again.yaml"_s);
    QVERIFY2(again, qPrintable(failureOf(writePlan(plan))));
    QCOMPARE(*again, plan);
}

void TestPlanFile::writesTurningMarksVisibly()
{
    Plan plan;
    plan.day.title = u"turned \u202E around"_s;
    QVERIFY(writePlan(plan).contains("\\u202e"));
}

void TestPlanFile::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("wanted");

    const auto row = [](const char *name, const QByteArray &yaml, const QString &wanted) {
        QTest::newRow(name) << yaml << wanted;
    };
    row("unknown field, near", "titel: x\n",
        u"day.yaml:1:1: titel: there is no such field; did you mean \"title\"?"_s);
    row("unknown field, in depth", "experiments:\n  - key: a\n    time_bocks: 10m\n",
        u"day.yaml:3:5: experiments[1].time_bocks: there is no such field; did you mean "
        "\"time_box\"?"_s);
    row("duration without a unit", "experiments:\n  - key: a\n    time_box: 10\n",
        u"day.yaml:3:15: experiments[1].time_box: \"10\" is no duration; write it like 10m, 90s "
        "or 1m30s."_s);
    row("wrong word", "sources:\n  - key: p\n    type: prometeus\n",
        u"day.yaml:3:11: sources[1].type: \"prometeus\" is not known; did you mean "
        "\"prometheus\"?"_s);
    row("what is no network", "production:\n  - 10.0.0.0/8\n  - 10.0.0.0/40\n",
        u"day.yaml:3:5: production[2]: \"10.0.0.0/40\" is no network (10.20.0.0/16, "
        "2001:db8::/32), address or name (db.prod.example, *.prod.example)."_s);
    row("what is everything", "production: \"*\"\n",
        u"day.yaml:1:13: production: \"*\" is no network (10.20.0.0/16, 2001:db8::/32), address "
        "or name (db.prod.example, *.prod.example)."_s);
    row("an option of ssh", "hosts:\n  - key: a\n    ssh: -oProxyCommand=id\n",
        u"day.yaml:3:10: hosts[1].ssh: write a host that ssh reaches, like chaos@db-1.example: "
        "letters, digits and . _ - : @ alone, and no - in front."_s);
    row("wrong date", "date: 8.12.2026\n",
        u"day.yaml:1:7: date: \"8.12.2026\" is no date; write it like 2026-12-08."_s);
    row("wrong window", "window: morning\n", u"day.yaml:1:9: window: write it like 09:30–17:00."_s);
    row("list where a text belongs", "title: [a, b]\n",
        u"day.yaml:1:8: title: one value is wanted, not a list or a group of fields."_s);
    row("text where a list belongs", "experiments: a\n",
        u"day.yaml:1:14: experiments: a list is wanted; begin each element with \"- \"."_s);
    row("text where fields belong", "sources:\n  - prom\n",
        u"day.yaml:2:5: sources[1]: fields are wanted here, each as \"name: value\"."_s);
    row("a list as the whole file", "- a\n- b\n",
        u"day.yaml:1:1: fields are wanted here, each as \"name: value\"."_s);
    row("duplicate field", "title: a\ndate: 2026-12-08\ntitle: b\n",
        u"day.yaml:3:1: \"title\" stands here twice (first in line 1); keep one."_s);
    row("duplicate key", "people:\n  - {key: a, name: A}\n  - {key: a, name: B}\n",
        u"day.yaml:3:5: people[2]: the key \"a\" is used twice; give each its own \"key\"."_s);
    row("a secret in the file", "sources:\n  - key: p\n    secret: hunter2!\n",
        u"day.yaml:3:13: sources[1].secret: name the environment variable that holds it, like "
        "PROM_TOKEN; the secret itself does not belong here."_s);
    row("a payload without a name",
        "sources:\n  - key: z\n    type: webhook\n    payload: {id: /i}\n",
        u"day.yaml:4:14: sources[1].payload: where does it say which alert it is? Add \"name: "
        "/event/name\"."_s);
    row("a place that is none",
        "sources:\n  - key: z\n    type: webhook\n    payload: {name: $.event.name}\n",
        u"day.yaml:4:21: sources[1].payload.name: write a JSON pointer, like /event/name."_s);
    const auto canary = [&](const char *name, const QByteArray &type, const QByteArray &said,
                            const QString &wanted) {
        row(name, "sources:\n  - key: z\n    type: " + type + "\n    canary: " + said + '\n',
            u"day.yaml:4:"_s + wanted);
    };
    canary("a canary for nobody", "prometheus", "{labels: {a: b}}",
           u"13: sources[1].canary: no canary can be sent through a source of this type; that goes "
           "with alertmanager, icinga, pagerduty, splunk-oncall and opsgenie."_s);
    canary("a canary without labels", "alertmanager", "{host: web1}",
           u"13: sources[1].canary: say by which labels your alerts are routed to people, like "
           "\"labels: {severity: page}\"."_s);
    canary(
        "a canary without its service", "icinga", "{host: web1}",
        u"13: sources[1].canary: say which passive check it is the result of: \"host: web1\" and "
        "\"service: canary\"."_s);
    canary("a canary without a key", "pagerduty", "{url: 'https://events.example'}",
           u"13: sources[1].canary: name the secret that holds the key of the integration, like "
           "\"secret: PAGERDUTY_ROUTING_KEY\"."_s);
    canary("a label that is none", "alertmanager", "{labels: {a-b: c, d: e}}",
           u"28: sources[1].canary.labels.a-b: a label's name has letters, digits and _ alone."_s);
    canary(
        "labels in a line", "alertmanager", "{labels: 'a=b', host: x}",
        u"22: sources[1].canary.labels: write them like \"severity: page\", one a line.\n"
        "day.yaml:4:13: sources[1].canary: say by which labels your alerts are routed to people, "
        "like \"labels: {severity: page}\"."_s);
    row("broken matcher",
        "experiments:\n  - key: a\n    guard_alerts:\n"
        "      - {name: A, matchers: 'job=api'}\n",
        u"day.yaml:4:29: experiments[1].guard_alerts[1].matchers: \"job=api\" is no matcher. Write "
        "it like {job=~\"api|web\", env!=\"dev\"}."_s);
    row("slower than what",
        "hosts:\n  - key: a\n    rules:\n      - {name: S, when: slower than}\n",
        u"day.yaml:4:9: hosts[1].rules[1]: slower than what? Add \"threshold: 800ms\"."_s);
    row("unknown field of the risk", "experiments:\n  - key: a\n    risk: {impackt: low}\n",
        u"day.yaml:3:12: experiments[1].risk.impackt: there is no such field; did you mean "
        "\"impact\"?"_s);
    row("unknown field of a measured criterion",
        "experiments:\n  - key: a\n    back_out_criteria:\n      - it burns\n"
        "      - {title: errors, at_mots: 3}\n",
        u"day.yaml:5:25: experiments[1].back_out_criteria[2].at_mots: there is no such field; did "
        "you mean \"at_most\"?"_s);
    row("criterion without a unit",
        "experiments:\n  - key: a\n    back_out_criteria:\n      - {title: errors, for: 30}\n",
        u"day.yaml:4:30: experiments[1].back_out_criteria[1].for: \"30\" is no duration; write it "
        "like 10m, 90s or 1m30s."_s);
    row("by itself, perhaps", "experiments:\n  - {key: a, back_out_by_itself: maybe}\n",
        u"day.yaml:2:34: experiments[1].back_out_by_itself: \"maybe\": true or false is wanted."_s);
    row("unknown level", "experiments:\n  - key: a\n    risk: {impact: mild}\n",
        u"day.yaml:3:20: experiments[1].risk.impact: \"mild\" is not known; it is one of: not "
        "said, low, medium, high."_s);
    row("unknown kind", "experiments:\n  - {key: a, kind: alerttest}\n",
        u"day.yaml:2:20: experiments[1].kind: \"alerttest\" is not known; did you mean \"alert "
        "test\"?"_s);
    row("lead without a unit", "communication:\n  - {key: a, before: 8}\n",
        u"day.yaml:2:22: communication[1].before: so long before the day; write it like 8 days, 2 "
        "weeks or 4 months."_s);
    row("rehearsed some day", "experiments:\n  - {key: a, back_out_rehearsed: yes}\n",
        u"day.yaml:2:34: experiments[1].back_out_rehearsed: \"yes\" is no date; write it like "
        "2026-12-08."_s);
    row("roles as a list", "experiments:\n  - key: a\n    roles: [scribe]\n",
        u"day.yaml:3:12: experiments[1].roles: write them like \"scribe: carol\", one a line."_s);
    row("role given twice in two places",
        "assignments:\n  - {role: ic, person: b, experiment: a}\n"
        "experiments:\n  - key: a\n    roles: {ic: c}\n",
        u"day.yaml:5:17: experiments[1].roles.ic: this role is given away twice; keep one."_s);
    row("a break of no length", "breaks:\n  - {key: a, length: long}\n",
        u"day.yaml:2:22: breaks[1].length: \"long\" is no duration; write it like 10m, 90s or "
        "1m30s."_s);
    row("two agreements of one key", "buy_in:\n  - {name: A}\n  - {name: a}\n",
        u"day.yaml:3:5: buy_in[2]: the key \"a\" is used twice; give each its own \"key\"."_s);
    row("a list as a team", "teams:\n  - [a]\n",
        u"day.yaml:2:5: teams[1]: fields are wanted here, each as \"name: value\"."_s);
    row("alias", "title: &t a\nnotes: *t\n",
        u"day.yaml:2:8: aliases (*name) are not read; write the value out."_s);
    row("two documents", "title: a\n---\ntitle: b\n",
        u"day.yaml:1:1: several documents in one file; keep one (remove ---)."_s);
    row("empty", "", u"day.yaml:1:1: the file is empty."_s);
    row("not UTF-8", "title: a\nnotes: caf\xe9\n",
        u"day.yaml:2:11: this is not UTF-8 text; save the file as UTF-8."_s);
    row("end-of-transmission in the middle", "title: a\x04\nbroken: [\n",
        u"day.yaml:1:9: this is not UTF-8 text; save the file as UTF-8."_s);
    row("role given twice", "assignments:\n  - {role: a, person: b}\n  - {role: a, person: c}\n",
        u"day.yaml:3:5: assignments[2]: this role is given away twice; keep one."_s);
    row("experiment without key or title", "experiments:\n  - time_box: 10m\n",
        u"day.yaml:2:5: experiments[1].key: a key is wanted: a short name without \"/\", by which "
        "other lines call this."_s);
    row("colon in a list line", "experiments:\n  - key: a\n    back_out_plan:\n      - run: it\n",
        u"day.yaml:4:9: experiments[1].back_out_plan: each element is one line of text; put text "
        "that holds \": \" into quotes."_s);
    row("a proxy at a name", "proxies:\n  - {key: a, listen: \"shop:80\", target: \"b:1\"}\n",
        u"day.yaml:2:22: proxies[1].listen: \"shop:80\" is nowhere to listen at. Write a port, "
        u"which "
        "is one of loopback, or an address of this desk with its port, like 127.0.0.1:9444"_s);
    row("a proxy at a port that cannot be",
        "proxies:\n  - {key: a, listen: 70000, target: \"b:1\"}\n",
        u"day.yaml:2:22: proxies[1].listen: \"70000\" names a port that cannot be: ports go from 1 "
        "to 65535."_s);
    row("a proxy before a name without a port",
        "proxies:\n  - {key: a, listen: 1, target: shop.example}\n",
        u"day.yaml:2:33: proxies[1].target: \"shop.example\" is no address. Write it like "
        "checkout-1.staging.example:443"_s);
    row("a proxy that is nowhere", "proxies:\n  - {key: a, target: \"b:1\"}\n",
        u"day.yaml:2:5: proxies[1]: where do clients find it? Add \"listen: 9444\", a port of this "
        "desk's loopback."_s);
    row("status out of range", "hosts:\n  - {key: a, probe: {status: 2000}}\n",
        u"day.yaml:2:30: hosts[1].probe.status: \"2000\": a whole number from 0 to 999 is wanted."_s);
}

void TestPlanFile::saysWhatIsWrongAndWhere()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const QString, wanted);
    QCOMPARE(failureOf(yaml), wanted);
}

void TestPlanFile::judgesAddresses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("wanted"); ///< behind the place; empty: it is read
    const auto source = [](const char *url, const QString &wanted, const char *type) {
        QTest::addRow("%s at %s", type, url)
            << "sources:\n  - {key: p, type: "_ba + type + ", url: \"" + url + "\"}\n"
            << (wanted.isEmpty() ? wanted : u"sources[1].url: "_s + wanted);
    };
    const auto probe = [](const char *address, const QString &wanted, const char *protocol) {
        QTest::addRow("%s probe of %s", protocol, address)
            << "hosts:\n  - {key: h, probe: {address: \""_ba + address + "\", protocol: " + protocol
                + "}}\n"
            << (wanted.isEmpty() ? wanted : u"hosts[1].probe.address: "_s + wanted);
    };
    const auto nothing = QString();
    for (const char *type : {"prometheus", "alertmanager"}) {
        source("", nothing, type);
        source("https://prom.staging", nothing, type);
        source("http://[::1]:9090/prefix", nothing, type);
        source("prom:9090", u"\"prom:9090\" is no web address. Write http://prom:9090"_s, type);
        source("prom.staging", u"\"prom.staging\" is no web address. Write https://prom.staging"_s,
               type);
        source("prom", u"\"prom\" is no web address. Write https://prom"_s, type);
        source("prom.staging/prefix",
               u"\"prom.staging/prefix\" is no web address. Write https://prom.staging/prefix"_s,
               type);
        source("http://prom:99999",
               u"\"http://prom:99999\" names a port that cannot be: ports go from 1 to 65535."_s,
               type);
        source("http://al:hunter2@prom",
               u"\"http://prom\" must not hold a user or a password: plans are passed around. "
               "Take them out of the address."_s,
               type);
    }
    source("ftp://prom",
           u"\"ftp://prom\" is no web address. Write it like http://prometheus.staging:9090"_s,
           "prometheus");
    source("the one in staging",
           u"\"the one in staging\" is no web address. Write it like "
           "http://alertmanager.staging:9093"_s,
           "alertmanager");
    source("", nothing, "icinga");
    source("https://icinga.staging", nothing, "icinga");
    source("https://icinga.staging:5665", nothing, "icinga");
    source("https://proxy.staging/icinga", nothing, "icinga");
    source("http://icinga:5665",
           u"\"http://icinga:5665\" is no https address. Write https://icinga:5665"_s, "icinga");
    source("icinga:5665", u"\"icinga:5665\" is no https address. Write https://icinga:5665"_s,
           "icinga");
    source("icinga.staging",
           u"\"icinga.staging\" is no web address. Write https://icinga.staging"_s, "icinga");
    source("https://icinga:5665/v1/objects?x=y",
           u"\"https://icinga:5665/v1/objects?x=y\" names a page of its API. Write "
           "https://icinga:5665"_s,
           "icinga");
    source("https://root:icinga@icinga",
           u"\"https://icinga\" must not hold a user or a password: plans are passed around. "
           "Take them out of the address."_s,
           "icinga");
    source("http://root:icinga@icinga",
           u"\"http://icinga\" must not hold a user or a password: plans are passed around. "
           "Take them out of the address."_s,
           "icinga");
    source("icinga:99999",
           u"\"icinga:99999\" names a port that cannot be: ports go from 1 to 65535."_s, "icinga");
    for (const char *type : {"pagerduty", "splunk-oncall", "opsgenie"}) {
        source("", nothing, type);
        source("https://api.oncall.example", nothing, type);
        source("https://proxy.staging:8443/oncall", nothing, type);
        for (const char *own : {"127.0.0.1", "localhost", "[::1]"})
            source((std::string("http://") + own + ":8080").c_str(), nothing, type);
        source("http://api.oncall.example",
               u"\"http://api.oncall.example\" is no https address. Write "
               "https://api.oncall.example"_s,
               type);
        source("http://127.example",
               u"\"http://127.example\" is no https address. Write https://127.example"_s, type);
        source("api.oncall.example",
               u"\"api.oncall.example\" is no web address. Write https://api.oncall.example"_s,
               type);
        source("https://al:hunter2@api.oncall.example",
               u"\"https://api.oncall.example\" must not hold a user or a password: plans are "
               "passed around. Take them out of the address."_s,
               type);
    }
    source("127.0.0.1:9095", nothing, "webhook");
    source("127.0.0.1", u"\"127.0.0.1\" is no address. Write it like 127.0.0.1:9095"_s, "webhook");
    source("http://127.0.0.1:9095",
           u"\"http://127.0.0.1:9095\" is no address to listen at. Write 127.0.0.1:9095"_s,
           "webhook");
    source("here", nothing, "room");
    probe("https://shop/health", nothing, "http");
    probe("shop:443", u"\"shop:443\" is no web address. Write https://shop:443"_s, "http");
    probe("shop.staging/health",
          u"\"shop.staging/health\" is no web address. Write https://shop.staging/health"_s,
          "http");
    probe("redis:6379", nothing, "tcp");
    probe("redis", u"\"redis\" is no address. Write it like redis.staging:6379"_s, "tcp");
    probe("shop.staging", nothing, "tls");
    probe("https://shop.staging",
          u"\"https://shop.staging\" is no address. Write it like checkout.staging:443"_s, "tls");
    probe("api.staging", nothing, "dns");
    probe("api.staging:53", u"\"api.staging:53\" is no host name. Write it like checkout.staging"_s,
          "dns");
    QTest::newRow("a probe of one line")
        << "hosts:\n  - {key: a, probe: shop.staging}\n"_ba
        << u"hosts[1].probe: \"shop.staging\" is no web address. Write https://shop.staging"_s;
    QTest::newRow("a name server")
        << "hosts:\n  - {key: a, probe: {protocol: dns, nameserver: \"http://ns1\"}}\n"_ba
        << u"hosts[1].probe.nameserver: \"http://ns1\" is no address. Write it like ns1.staging or "
           "10.0.0.2:53"_s;
    // It may be of a kind whose addresses look otherwise.
    QTest::newRow("a type that is misspelt")
        << "sources:\n  - {key: w, type: webhok, url: \"127.0.0.1:9095\"}\n"_ba
        << u"sources[1].type: \"webhok\" is not known; did you mean \"webhook\"?"_s;
    QTest::newRow("a protocol that is misspelt")
        << "hosts:\n  - {key: w, probe: {protocol: tpc, address: \"redis:6379\"}}\n"_ba
        << u"hosts[1].probe.protocol: \"tpc\" is not known; did you mean \"tcp\"?"_s;
    QTest::newRow("a runbook is where it is") // on the wiki, or in the red binder
        << "experiments:\n  - {key: a, runbook: wiki.staging/shop}\n"_ba << nothing;
}

void TestPlanFile::judgesAddresses()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const QString, wanted);
    if (wanted.isEmpty()) {
        QCOMPARE(failureOf(yaml), u"(read)"_s);
        return;
    }
    const QByteArray name = wanted.section(u": "_s, 0, 0).section(u'.', -1).toUtf8() + ": ";
    const auto before = yaml.left(yaml.indexOf(name) + name.size()).split('\n');
    const QString place = u"day.yaml:%1:%2: "_s.arg(before.size()).arg(before.back().size() + 1);
    QCOMPARE(failureOf(yaml), place + wanted);
}

void TestPlanFile::collectsAllMistakes()
{
    const QString all =
        failureOf("titel: x\ndate: soon\nexperiments:\n  - {key: a, time_box: 5}\n");
    QCOMPARE(all.count(u'\n'), 2);
    QVERIFY(all.contains(u"titel"));
    QVERIFY(all.contains(u"date"));
    QVERIFY(all.contains(u"time_box"));
}

void TestPlanFile::keepsTheListOfMistakesShort()
{
    QByteArray yaml = "experiments:\n";
    for (int i = 0; i < 500; ++i)
        yaml += "  - {key: e" + QByteArray::number(i) + ", time_box: 5}\n";
    const QString all = failureOf(yaml);
    QCOMPARE(all.count(u'\n'), 50);
    QVERIFY(all.endsWith(u"… and 450 more."));
}

void TestPlanFile::staysWithinItsBounds_data()
{
    QTest::addColumn<QByteArray>("yaml");
    constexpr qsizetype most = 4 * 1024 * 1024;
    QTest::newRow("more than 4 MB") << QByteArray(most + 1, 'a');
    QTest::newRow("brackets") << QByteArray(most, '[');
    QTest::newRow("braces") << QByteArray(most, '{');
    QTest::newRow("dashes") << QByteArray("- ").repeated(most / 2);
    QTest::newRow("maps in one line") << QByteArray("a: ").repeated(most / 3);
    QTest::newRow("question marks") << QByteArray("? ").repeated(most / 2);
    QTest::newRow("colons") << QByteArray(": ").repeated(most / 2);
    QTest::newRow("quotes") << QByteArray(most, '"');
    QTest::newRow("anchors") << QByteArray("&a ").repeated(most / 3);
    QTest::newRow("tags") << QByteArray("!a ").repeated(most / 3);
    QTest::newRow("many elements") << QByteArray("- a\n").repeated(most / 4);
    QTest::newRow("many flow elements") << "[" + QByteArray("a,").repeated(most / 2 - 1) + "]";
    QTest::newRow("indented deeper and deeper") << [] {
        QByteArray yaml;
        for (int i = 0; i < 2000; ++i)
            yaml += QByteArray(i, ' ') + "a:\n";
        return yaml;
    }();
    QTest::newRow("an alias bomb") << [] {
        QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 20; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1) + ',';
            const QByteArray name = "a" + QByteArray::number(i);
            yaml += name + ": &" + name + " [" + before.repeated(9) + "]\n";
        }
        return yaml;
    }();
    QTest::newRow("many fields") << [] {
        QByteArray yaml;
        for (int i = 0; i < 100'000; ++i)
            yaml += "f" + QByteArray::number(i) + ": x\n";
        return yaml;
    }();
    QTest::newRow("one long field name") << QByteArray(1000, 'a') + QByteArray(": x\n");
    QTest::newRow("long text") << "title: \"" + QByteArray(most - 100, 'x') + "\"\n";
}

void TestPlanFile::staysWithinItsBounds()
{
    QFETCH(const QByteArray, yaml);
    QElapsedTimer timer;
    timer.start();
    const QString failure = failureOf(yaml);
    QVERIFY(failure != u"(read)");
    QVERIFY2(failure.size() < 20'000, qPrintable(QString::number(failure.size())));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestPlanFile::neverThrowsOnDamagedFiles()
{
    // Every prefix of a good file, and the file with one byte replaced here and there.
    int failures = 0;
    for (qsizetype length = 0; length < wholePlan.size(); length += 3)
        failures += !readPlan(wholePlan.left(length), u"cut.yaml"_s);
    const QByteArray wrong = ":-{}[]\"'#&*!|>%@`\n\t \\";
    for (qsizetype at = 0; at < wholePlan.size(); at += 7) {
        QByteArray damaged = wholePlan;
        damaged[at] = wrong[at % wrong.size()];
        failures += !readPlan(damaged, u"damaged.yaml"_s);
    }
    QVERIFY(failures > 0);
}

QTEST_GUILESS_MAIN(TestPlanFile)
#include "tst_planfile.moc"
