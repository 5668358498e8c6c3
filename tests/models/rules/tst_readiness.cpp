// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/readiness.h"

#include <QTest>

#include <functional>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDate chaosDay(2026, 12, 8); // a Tuesday

/// A day with one experiment that lacks nothing.
Plan wholePlan()
{
    Plan plan;
    plan.day = {.title = u"Day"_s,
                .date = chaosDay,
                .from = QTime(9, 30),
                .to = QTime(17, 0),
                .alternativeStaging = u"staging-2"_s};
    plan.people = {{u"alice"_s, u"Alice"_s, {}}, {u"bob"_s, u"Bob"_s, {}},
                   {u"carol"_s, u"Carol"_s, {}}, {u"dave"_s, u"Dave"_s, {}},
                   {u"erin"_s, u"Erin"_s, {}},   {u"frank"_s, u"Frank"_s, {}}};
    plan.assignments = {{u"incident-commander"_s, u"alice"_s, {}},
                        {u"experimenter"_s, u"bob"_s, {}},
                        {u"scribe"_s, u"carol"_s, {}},
                        {u"timekeeper"_s, u"dave"_s, {}},
                        {u"live-qa"_s, u"erin"_s, {}},
                        {u"chaos-incident-commander"_s, u"frank"_s, {}}};
    plan.sources = {{.key = u"prom"_s, .title = u"Prometheus"_s}};
    plan.hosts = {{.key = u"web"_s, .environment = u"Staging"_s}};
    Experiment whole{.key = u"a"_s,
                     .hypothesis = u"it pages us"_s,
                     .driver = u"bob"_s,
                     .risk = {.likelihood = Level::Low, .impact = Level::Medium},
                     .timeBox = 10min};
    whole.method = {{.text = u"pull it"_s}};
    whole.steadyStates = {{.title = u"latency"_s, .host = u"web"_s}};
    whole.expectedAlerts = {
        {.alert = {u"prom"_s, u"Down"_s, {}}, .knownWithin = 1min, .toldWithin = 10min}};
    whole.backOutCriteria = QStringList{u"x"_s};
    whole.backOutPlan = byHand({u"x"_s});
    whole.resetCriteria = byHand({u"x"_s});
    whole.backOutRehearsed = QDate(2026, 12, 1);
    whole.reviewedBy = u"carol"_s;
    plan.experiments = {whole};
    plan.contacts = {{.key = u"mail"_s,
                      .before = 8,
                      .subject = u"Our first chaos event"_s,
                      .audience = u"everybody"_s}};
    plan.buyIns = {{.key = u"board"_s, .name = u"The board"_s, .gotOn = QDate(2026, 10, 1)}};
    return plan;
}

Day dayOf(const Plan &plan)
{
    Day day;
    std::int64_t sequence = 0;
    for (Entry &entry : Entries::planned(plan)) {
        entry.sequence = ++sequence;
        day.apply(entry.view());
    }
    return day;
}

/// "hole no_hypothesis a 2026-11-24": one line a concern.
QString textOf(const std::vector<Concern> &concerns)
{
    QStringList lines;
    for (const Concern &concern : concerns) {
        const auto word = [](std::string_view text) {
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        };
        QStringList parts{word(wordIn(severityWords, concern.severity)),
                          word(wordIn(readinessRuleWords, concern.rule)), concern.experiment,
                          concern.about};
        parts.removeAll(QString());
        lines.push_back(parts.join(u' '));
    }
    return lines.join(u", "_s);
}

using Spoil = std::function<void(Plan &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(AlertSource)

class TestReadiness : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingInAWholePlan();
    void finds_data();
    void finds();
    void saysWhatToDoAndByWhen();
    void passesOverWhatIsTakenOut();
    void seesTheWorld();
    void missesWhatTheDeskLacks();
    void missesTheWayIntoASource_data();
    void missesTheWayIntoASource();
    void putsHolesFirst();
    void knowsEveryRuleByOneWord();
};

void TestReadiness::findsNothingInAWholePlan()
{
    QCOMPARE(textOf(readinessOf(dayOf(wholePlan()), QDate(2026, 11, 25))), QString());
}

void TestReadiness::finds_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const Spoil &spoil, const QString &wanted) {
        QTest::newRow(name) << spoil << wanted;
    };
    const auto experiment = [](auto change) {
        return Spoil([change](Plan &plan) { change(plan.experiments.front()); });
    };
    row("no hypothesis", experiment([](Experiment &e) { e.hypothesis = u"  "_s; }),
        u"hole no_hypothesis a"_s);
    row("no expected alert", experiment([](Experiment &e) { e.expectedAlerts.clear(); }),
        u"hole no_expected_alert a"_s);
    row("a system test needs none", experiment([](Experiment &e) {
            e.kind = ExperimentKind::SystemTest;
            e.expectedAlerts.clear();
        }),
        u""_s);
    row("not falsifiable", experiment([](Experiment &e) {
            e.kind = ExperimentKind::PeopleTest;
            e.expectedAlerts.clear();
            e.steadyStates.clear();
        }),
        u"hole not_falsifiable a"_s);
    row("no method", experiment([](Experiment &e) { e.method = {{.text = u" "_s}}; }),
        u"hole no_method a"_s);
    row("no time-box", experiment([](Experiment &e) { e.timeBox = 0s; }), u"hole no_time_box a"_s);
    row("time-box too short", experiment([](Experiment &e) { e.timeBox = 9min; }),
        u"hole time_box_too_short a"_s);
    row("no back-out criteria",
        experiment([](Experiment &e) { e.backOutCriteria = QStringList{u" "_s}; }),
        u"hole no_back_out_criteria a"_s);
    row("a measured criterion will do", experiment([](Experiment &e) {
            e.backOutCriteria.clear();
            e.measuredCriteria = {
                {.title = u"errors"_s, .source = u"prom"_s, .query = u"rate(x)"_s, .atMost = 2}};
        }),
        u""_s);
    row("a criterion without a bound", experiment([](Experiment &e) {
            e.measuredCriteria = {{.title = u"latency"_s, .host = u"web"_s}};
        }),
        u"hole criterion_without_bound a latency"_s);
    row("a criterion that nobody measures", experiment([](Experiment &e) {
            e.measuredCriteria = {{.title = u"errors"_s, .source = u"prom"_s, .atMost = 2}};
        }),
        u"hole criterion_not_measured a errors"_s);
    row(
        "a criterion of no Prometheus",
        [](Plan &plan) {
            plan.sources.push_back({.key = u"am"_s, .type = AlertSource::Type::Alertmanager});
            plan.experiments[0].measuredCriteria = {
                {.title = u"errors"_s, .source = u"am"_s, .query = u"x"_s, .atMost = 2}};
        },
        u"hole criterion_not_measured a errors"_s);
    row("a criterion of unknown source and host", experiment([](Experiment &e) {
            e.measuredCriteria = {
                {.title = u"errors"_s, .source = u"pron"_s, .query = u"x"_s, .atMost = 2},
                {.title = u"latency"_s, .host = u"wbe"_s, .atMost = 2}};
        }),
        u"hole unknown_source a pron, hole unknown_host a wbe"_s);
    row("by itself, on what", experiment([](Experiment &e) { e.backsOutByItself = true; }),
        u"hole cannot_back_out_by_itself a"_s);
    row("by itself, but by hand", experiment([](Experiment &e) {
            e.backsOutByItself = true;
            e.guardAlerts = {{.name = u"Prod"_s}};
        }),
        u"warning cannot_back_out_by_itself a"_s);
    row("by itself", experiment([](Experiment &e) {
            e.backsOutByItself = true;
            e.guardAlerts = {{.name = u"Prod"_s}};
            e.method = {{.provider = PlannedStep::Provider::Staging, .text = u"x"_s}};
        }),
        u""_s);
    row("no back-out plan", experiment([](Experiment &e) { e.backOutPlan.clear(); }),
        u"hole no_back_out_plan a"_s);
    row("no reset criteria", experiment([](Experiment &e) { e.resetCriteria.clear(); }),
        u"hole no_reset_criteria a"_s);
    row("back-out never rehearsed", experiment([](Experiment &e) { e.backOutRehearsed = {}; }),
        u"warning back_out_not_rehearsed a"_s);
    row("no risk assessment", experiment([](Experiment &e) { e.risk.impact = Level::NotSaid; }),
        u"hole no_risk_assessment a"_s);
    row("a risk in words will do",
        experiment([](Experiment &e) { e.risk = {.text = u"harmless"_s}; }), u""_s);
    row("high risk", experiment([](Experiment &e) {
            e.risk = {.likelihood = Level::Medium, .impact = Level::High};
        }),
        u"hole risk_not_accepted a"_s);
    row("reaches customers",
        experiment([](Experiment &e) { e.risk.reach = Risk::Reach::Customers; }),
        u"hole risk_not_accepted a"_s);
    row("reaches production, accepted by nobody known", experiment([](Experiment &e) {
            e.risk.reach = Risk::Reach::Production;
            e.risk.acceptedBy = u"mallory"_s;
        }),
        u"hole risk_not_accepted a mallory"_s);
    row("reaches production, accepted by name", experiment([](Experiment &e) {
            e.risk.reach = Risk::Reach::Production;
            e.risk.acceptedBy = u"alice"_s;
        }),
        u""_s);
    row("not reviewed", experiment([](Experiment &e) { e.reviewedBy.clear(); }),
        u"warning not_reviewed a"_s);
    row("reviewed by who drives it", experiment([](Experiment &e) { e.reviewedBy = u"bob"_s; }),
        u"warning not_reviewed a"_s);
    row("unknown sources, each once", experiment([](Experiment &e) {
            e.expectedAlerts[0].alert.source = u"typo"_s;
            e.guardAlerts = {{u"typo"_s, u"Prod"_s, {}}, {u"other"_s, u"Prod"_s, {}}};
        }),
        u"hole unknown_source a typo, hole unknown_source a other"_s);
    row("the room is a source that needs no plan",
        experiment([](Experiment &e) { e.expectedAlerts[0].alert.source = u"room"_s; }), u""_s);
    row("a step on a host that ssh does not reach", experiment([](Experiment &e) {
            e.method = {{.provider = PlannedStep::Provider::Scripted,
                         .text = u"stop it"_s,
                         .target = u"web"_s}};
        }),
        u"hole host_without_ssh a web"_s);
    const auto toxic = [](const QString &rest) {
        return PlannedStep{.provider = PlannedStep::Provider::Scripted,
                           .text = u"t"_s,
                           .activity =
                               u"{\"type\":\"action\",\"name\":\"t\",\"provider\":{"
                               "\"type\":\"toxiproxy\",\"url\":\"http://t\",%1}}"_s.arg(rest)};
    };
    const QString latency = u"\"proxy\":\"redis\",\"toxic\":{\"type\":\"latency\"}"_s;
    row("a toxic that stays", experiment([=](Experiment &e) {
            e.method = {toxic(latency)};
            e.backOutPlan = {toxic(u"\"proxy\":\"redis\",\"remove\":\"other\""_s)};
        }),
        u"hole fault_not_taken_back a t"_s);
    row("a toxic that people may take away",
        experiment([=](Experiment &e) { e.method = {toxic(latency)}; }),
        u"warning fault_not_taken_back a t"_s);
    row("a toxic that is taken away", experiment([=](Experiment &e) {
            e.method = {toxic(latency)};
            e.backOutPlan = {toxic(u"\"proxy\":\"redis\",\"remove\":\"latency_downstream\""_s)};
        }),
        u""_s);
    row("a proxy that is switched on by all", experiment([=](Experiment &e) {
            e.method = {toxic(u"\"proxy\":\"redis\",\"enabled\":false"_s)};
            e.backOutPlan = {toxic(u"\"reset\":true"_s)};
        }),
        u""_s);
    const auto request = [](const QString &rest) {
        return PlannedStep{.provider = PlannedStep::Provider::Scripted,
                           .text = u"r"_s,
                           .activity =
                               u"{\"type\":\"action\",\"name\":\"r\",\"provider\":{"
                               "\"type\":\"http\",\"url\":\"https://${x}\"%1}}"_s.arg(rest)};
    };
    row("a certificate that nobody checks", experiment([=](Experiment &e) {
            e.configuration = u"{\"x\":\"shop.example\"}"_s;
            e.method = {request(u",\"verify_tls\":false"_s)};
        }),
        u"warning certificate_not_checked a r"_s);
    row("a value that a probe finds", experiment([=](Experiment &e) {
            e.configuration = u"{\"x\":{\"type\":\"probe\"}}"_s;
            e.method = {request({})};
        }),
        u"hole step_cannot_begin a"_s);
    row("a value that nothing uses", experiment([=](Experiment &e) {
            e.configuration = u"{\"y\":{\"type\":\"probe\"},\"x\":1}"_s;
            e.method = {request({})};
        }),
        u""_s);
    row("a secret of a vault", experiment([=](Experiment &e) {
            e.secrets = u"{\"db\":{\"x\":{\"type\":\"vault\",\"path\":\"p\"}}}"_s;
            e.method = {request({})};
        }),
        u"hole step_cannot_begin a"_s);
    row("a step on no host", experiment([](Experiment &e) {
            e.backOutPlan = {{.provider = PlannedStep::Provider::Scripted,
                              .text = u"start it"_s,
                              .target = u"wbe"_s}};
        }),
        u"hole unknown_host a wbe"_s);
    row("unknown host", experiment([](Experiment &e) { e.steadyStates[0].host = u"wbe"_s; }),
        u"hole unknown_host a wbe"_s);
    row(
        "host elsewhere", [](Plan &plan) { plan.hosts[0].environment = u"production"_s; },
        u"hole host_not_in_staging a web"_s);
    row(
        "role not filled", [](Plan &plan) { plan.assignments.erase(plan.assignments.begin() + 2); },
        u"warning role_not_filled a scribe"_s);
    row(
        "no incident commander",
        [](Plan &plan) { plan.assignments.erase(plan.assignments.begin()); },
        u"hole role_not_filled a incident-commander"_s);
    row(
        "who drives is the experimenter",
        [](Plan &plan) { plan.assignments.erase(plan.assignments.begin() + 1); }, u""_s);
    row(
        "filled for this experiment only",
        [](Plan &plan) { plan.assignments[2].experiment = u"a"_s; }, u""_s);
    row(
        "filled for another one only", [](Plan &plan) { plan.assignments[2].experiment = u"b"_s; },
        u"warning role_not_filled a scribe"_s);
    row(
        "two roles at once", [](Plan &plan) { plan.assignments[2].person = u"alice"_s; },
        u"warning two_roles_at_once a alice"_s);
    row(
        "unknown person", [](Plan &plan) { plan.assignments[2].person = u"zoe"_s; },
        u"hole unknown_person a zoe"_s);
    row(
        "no chaos incident commander", [](Plan &plan) { plan.assignments.pop_back(); },
        u"hole no_chaos_incident_commander"_s);
    row(
        "no alternative staging", [](Plan &plan) { plan.day.alternativeStaging.clear(); },
        u"warning no_alternative_staging"_s);
    row(
        "day too long", [](Plan &plan) { plan.day.to = QTime(9, 49); }, u"hole day_too_long"_s);
    row(
        "a day that just fits", [](Plan &plan) { plan.day.to = QTime(9, 50); }, u""_s);
    row(
        "communication overdue", [](Plan &plan) { plan.contacts[0].before = 30; },
        u"warning communication_overdue mail"_s);
    row(
        "communication done",
        [](Plan &plan) {
            plan.contacts[0].before = 30;
            plan.contacts[0].doneOn = QDate(2026, 11, 20);
        },
        u""_s);
    row(
        "buy-in missing", [](Plan &plan) { plan.buyIns[0].gotOn = {}; },
        u"warning buy_in_missing board"_s);
}

void TestReadiness::finds()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, wanted);
    Plan plan = wholePlan();
    spoil(plan);
    QCOMPARE(textOf(readinessOf(dayOf(plan), QDate(2026, 11, 25))), wanted);
}

void TestReadiness::saysWhatToDoAndByWhen()
{
    Plan plan = wholePlan();
    plan.experiments[0].resetCriteria.clear();
    plan.experiments[0].timeBox = 9min;
    const auto concerns = concernsOf(plan, plan.experiments[0]);
    QCOMPARE(concerns.size(), 2U);
    for (const Concern &concern : concerns) {
        QVERIFY(!concern.title.isEmpty() && !concern.remedy.isEmpty());
        QCOMPARE(concern.closeBy, QDate(2026, 11, 27)); // seven working days before
    }
    QCOMPARE(concerns[0].reason, u"An alert is allowed 10:00, and the time-box is 9:00."_s);
    plan.day.date = {};
    QVERIFY(!concernsOf(plan, plan.experiments[0]).front().closeBy.isValid());
}

void TestReadiness::passesOverWhatIsTakenOut()
{
    Plan plan = wholePlan();
    plan.experiments[0] = {.key = u"a"_s, .takenOut = u"could reach real customers"_s};
    QVERIFY(concernsOf(plan, plan.experiments[0]).empty());
}

void TestReadiness::seesTheWorld()
{
    Day day = dayOf(wholePlan());
    const auto tell = [&](Entry entry) {
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
    };
    const auto concerns = [&] { return textOf(concernsOf(day, day.plan().experiments.front())); };
    Entries::SeenAlert alert{.source = "prom",
                             .fingerprint = "f",
                             .name = "Down",
                             .state = AlertState::Pending,
                             .since = Instant(1s)};
    tell(Entries::alertChanged(alert));
    QCOMPARE(concerns(), QString());
    alert.state = AlertState::Firing;
    tell(Entries::alertChanged(alert));
    QCOMPARE(concerns(), u"hole already_firing a Down"_s);
    tell(Entries::started(u"a"_s)); // from now on that is the experiment's own business
    QCOMPARE(concerns(), QString());
    tell(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"nobody listens"_s));
    QCOMPARE(concerns(), u"warning source_unreachable a prom"_s);

    // What is wrong once is one hole, however many experiments wait for it.
    const auto unreachable = [&] {
        auto ofDay = concernsOfDay(day, {});
        std::erase_if(ofDay,
                      [](const auto &one) { return one.rule != ReadinessRule::SourceUnreachable; });
        return textOf(ofDay);
    };
    Experiment another = wholePlan().experiments.front();
    another.key = u"b"_s;
    tell(Entries::planned(another));
    QCOMPARE(unreachable(), u"hole source_unreachable prom"_s);
    const auto ofDay = concernsOfDay(day, {});
    const auto hole = std::ranges::find(ofDay, ReadinessRule::SourceUnreachable, &Concern::rule);
    QVERIFY(hole->reason.contains(u"2 experiments need it"_s));
    tell(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QCOMPARE(concerns(), QString());
    QCOMPARE(unreachable(), QString());

    // One that no experiment names may still be who tells people.
    tell(Entries::planned(AlertSource{.key = u"am"_s, .type = AlertSource::Type::Alertmanager}));
    QCOMPARE(unreachable(), QString());
    tell(Entries::sourceHealth(u"am"_s, SourceHealth::Failing, u"nobody listens"_s));
    QVERIFY(unreachable().startsWith(u"warning source_unreachable"_s));
    QVERIFY(unreachable().endsWith(u"am"_s));
    tell(Entries::sourceHealth(u"am"_s, SourceHealth::Live, {}));
    QCOMPARE(unreachable(), QString());
}

void TestReadiness::missesWhatTheDeskLacks()
{
    Plan plan = wholePlan();
    plan.experiments[0].configuration = u"{\"zone\":{\"type\":\"env\",\"key\":\"ZONE\"}}"_s;
    plan.experiments[0].method = {
        {.provider = PlannedStep::Provider::Scripted,
         .text = u"kill"_s,
         .activity = u"{\"type\":\"action\",\"name\":\"kill\",\"provider\":{\"type\":\"python\","
                     "\"module\":\"m\",\"func\":\"f\",\"arguments\":{\"z\":\"$zone\"}}}"_s}};
    Day day = dayOf(plan);
    const auto tell = [&day](const QString &standing, SourceHealth health) {
        Entry entry = Entries::sourceHealth(standing, health, {});
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
        return textOf(concernsOf(day, day.plan().experiments[0]));
    };
    // As long as nobody has looked, nothing is held against it.
    QCOMPARE(textOf(concernsOf(day, day.plan().experiments[0])), QString());
    QCOMPARE(tell(u"desk/program/chaos"_s, SourceHealth::Failing),
             u"hole step_cannot_begin a chaos"_s);
    QCOMPARE(tell(u"desk/variable/ZONE"_s, SourceHealth::Failing),
             u"hole step_cannot_begin a chaos, hole step_cannot_begin a ZONE"_s);
    QCOMPARE(tell(u"desk/program/chaos"_s, SourceHealth::Live), u"hole step_cannot_begin a ZONE"_s);
    QCOMPARE(tell(u"desk/secret/NOBODYS"_s, SourceHealth::Failing),
             u"hole step_cannot_begin a ZONE"_s);
}

void TestReadiness::missesTheWayIntoASource_data()
{
    using Auth = AlertSource::Auth;
    using Type = AlertSource::Type;
    QTest::addColumn<AlertSource>("source");
    QTest::addColumn<QStringList>("missing");
    const auto row = [](const char *name, const AlertSource &source, const QStringList &missing) {
        QTest::newRow(name) << source << missing;
    };
    row("open to everybody", {.type = Type::Prometheus}, {});
    row("the room", {.type = Type::Room, .auth = Auth::Bearer}, {});
    row("a token without a name", {.type = Type::Grafana, .auth = Auth::Bearer}, {u"(secret)"_s});
    row("a token", {.type = Type::Grafana, .auth = Auth::Bearer, .secret = u"TOKEN"_s}, {});
    row("PagerDuty", {.type = Type::PagerDuty}, {u"(secret)"_s});
    row("PagerDuty, complete", {.type = Type::PagerDuty, .secret = u"KEY"_s}, {});
    row("On-Call", {.type = Type::SplunkOnCall, .user = u" "_s}, {u"(user)"_s, u"(secret)"_s});
    row("On-Call, complete", {.type = Type::SplunkOnCall, .user = u"12ab"_s, .secret = u"KEY"_s},
        {});
    row("New Relic", {.type = Type::NewRelic, .secret = u"KEY"_s}, {u"(account)"_s});
    row("New Relic, complete",
        {.type = Type::NewRelic, .account = u"1234567"_s, .secret = u"KEY"_s}, {});
}

void TestReadiness::missesTheWayIntoASource()
{
    QFETCH(AlertSource, source);
    QFETCH(const QStringList, missing);
    source.key = u"in"_s;
    Plan plan = wholePlan();
    plan.sources.push_back(source);
    Day day = dayOf(plan);
    const auto concerns = concernsOfDay(day, QDate(2026, 11, 25));
    const auto hole = std::ranges::find(concerns, ReadinessRule::CannotSignIn, &Concern::rule);
    QCOMPARE(hole == concerns.end(), missing.isEmpty());
    if (missing.isEmpty())
        return;
    QVERIFY(hole->severity == Severity::Hole);
    QCOMPARE(hole->about, u"in"_s);
    for (const QString &word : missing)
        QVERIFY2(hole->reason.contains(word), qPrintable(hole->reason));
    QCOMPARE(hole->reason.count(u'('), missing.size());
    // Why it cannot be reached is told already.
    Entry entry = Entries::sourceHealth(u"in"_s, SourceHealth::Failing, u"no secret"_s);
    entry.sequence = day.lastSequence() + 1;
    day.apply(entry.view());
    QCOMPARE(holesIn(concernsOfDay(day, QDate(2026, 11, 25))), 1);
}

void TestReadiness::putsHolesFirst()
{
    Plan plan = wholePlan();
    plan.experiments[0].reviewedBy.clear();
    plan.experiments[0].resetCriteria.clear();
    const auto concerns = concernsOf(plan, plan.experiments[0]);
    QCOMPARE(textOf(concerns), u"hole no_reset_criteria a, warning not_reviewed a"_s);
    QCOMPARE(holesIn(concerns), 1);
}

void TestReadiness::knowsEveryRuleByOneWord()
{
    QSet<QString> words;
    for (const auto &[rule, word] : readinessRuleWords)
        words.insert(QString::fromLatin1(word.data(), qsizetype(word.size())));
    QCOMPARE(std::size_t(words.size()), readinessRuleWords.size());
    QCOMPARE(readinessRuleWords.size(), std::size_t(ReadinessRule::BuyInMissing) + 1);
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
