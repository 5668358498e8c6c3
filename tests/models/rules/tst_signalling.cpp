// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/readiness.h"
#include "models/rules/ruletext.h"
#include "models/rules/signalling.h"
#include "models/rules/surroundings.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"
#include "tests/models/rules/surveyedday.h"

#include <QTest>

#include <functional>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Opens = IssuePolicy::Opens;
using Change = std::function<void(SurveyedDay &)>;

AlertRule condition(const char *name, const char *policy, const SignalSettings &like = {})
{
    AlertRule rule{.name = name,
                   .group = policy,
                   .query = "SELECT count(*) FROM Errors",
                   .labels = {{"policy", policy}},
                   .annotations = {{"runbook_url", "https://wiki.example"}},
                   .signal = like};
    rule.signal->policy = policy;
    return rule;
}

/// An account with two conditions of one policy, and one of another, each crossed for 3 minutes.
SurveyedDay account(Opens opens = Opens::ForAll)
{
    SurveyedDay given;
    const SignalSettings signal{.crossedFor = 3min};
    given.plan.sources = {{.key = u"prom"_s,
                           .title = u"New Relic"_s,
                           .type = AlertSource::Type::NewRelic,
                           .account = u"1"_s}};
    given.prom = {};
    given.prom.rules = {condition("Errors", "Shop", signal), condition("Latency", "Shop", signal),
                        condition("Lag", "Mail", signal)};
    given.prom.policies = {{.id = "Mail", .name = "Mail", .opens = Opens::ForAll},
                           {.id = "Shop", .name = "Shop", .opens = opens}};
    given.am.route.reset();
    given.experiment().expectedAlerts = {{.alert = {u"prom"_s, u"Errors"_s, {}}}};
    std::ranges::stable_sort(given.prom.rules, {}, &AlertRule::name);
    return given;
}

/// What is said of the alerts, a line each.
QStringList saidOf(const SurveyedDay &given)
{
    const Day day = given.day();
    const Surroundings around(day);
    QStringList lines;
    for (const Concern &concern : concernsOf(around, day.plan().experiments.front())) {
        const auto rule = concern.rule;
        using Rule = ReadinessRule;
        if (rule == Rule::GroupOpen || rule == Rule::SharesIssue || rule == Rule::RuleBroken
            || rule == Rule::SilentOnNoData || rule == Rule::NotReachable
            || rule == Rule::AlertUnknown || rule == Rule::NoRunbook)
            lines.push_back(concern.reason);
    }
    return lines;
}

void expect(SurveyedDay &given, const QString &name)
{
    given.experiment().expectedAlerts.push_back({.alert = {u"prom"_s, name, {}}});
}

void fireIn(SurveyedDay &given, const char *name, const char *policy)
{
    given.fire(name, {{"issue", "I-1"}, {"policy", policy}});
}

} // namespace

Q_DECLARE_METATYPE(SignalSettings)
Q_DECLARE_METATYPE(Change)

class TestSignalling : public QObject
{
    Q_OBJECT

private slots:
    void reaches_data();
    void reaches();
    void saysHowItFires();
    void finds_data();
    void finds();
    void saysWhyItJoined_data();
    void saysWhyItJoined();
};

void TestSignalling::reaches_data()
{
    QTest::addColumn<SignalSettings>("signal");
    QTest::addColumn<QString>("reach"); // seconds
    const auto row = [](const char *name, const SignalSettings &signal, const QString &reach) {
        QTest::newRow(name) << signal << reach;
    };
    row("one point", {}, u"120/180/240"_s);
    row("five minutes", {.crossedFor = 5min}, u"360/420/480"_s);
    row("any of five minutes", {.crossedFor = 5min, .isEachPoint = false}, u"120/180/240"_s);
    row("no whole number of windows", {.crossedFor = 90s}, u"180/240/300"_s);
    row("sliding", {.window = 5min, .slide = 1min, .wait = 0s, .crossedFor = 3min},
        u"120/300/480"_s);
    row("a timer", {.window = 30s, .wait = 5s, .goesByData = false}, u"5/35/65"_s);
    row("nothing at all", {.window = 0s, .wait = 0s, .crossedFor = 3min}, u"0/0/0"_s);
}

void TestSignalling::reaches()
{
    QFETCH(SignalSettings, signal);
    QFETCH(QString, reach);
    const Reach found = signallingOf(signal);
    QCOMPARE(u"%1/%2/%3"_s.arg(secondsOf(found.earliest))
                 .arg(secondsOf(found.typical))
                 .arg(secondsOf(found.latest)),
             reach);
}

void TestSignalling::saysHowItFires()
{
    const Day day = account().day();
    const Reachability reach = reachabilityOf(
        Surroundings(day), day.plan().experiments.front().expectedAlerts.front().alert);
    QVERIFY(reach.known && reach.known->latest == 6min && !reach.told);
    QCOMPARE(howItFires(reach),
             u"it gathers for 1 min and waits 2 min for late data, and must be over its threshold "
             "for 3 min"_s);
    QVERIFY(reach.circumstances
            == (Circumstance::RouteNotSurveyed | Circumstance::ReadsElsewhere
                | Circumstance::StallsWithoutData));
    SurveyedDay losing = account();
    for (AlertRule &rule : losing.prom.rules)
        rule.signal->lossAfter = 5min;
    const Day other = losing.day();
    QVERIFY(!reachabilityOf(Surroundings(other),
                            other.plan().experiments.front().expectedAlerts.front().alert)
                 .has(Circumstance::StallsWithoutData));
}

void TestSignalling::finds_data()
{
    QTest::addColumn<Opens>("opens");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, Opens opens, const Change &change,
                        const QStringList &said) {
        QTest::newRow(name) << opens << change << said;
    };
    const QString shared =
        u"Errors and Latency are of the policy \"Shop\", which opens one issue for all its "
        "conditions: of the one that fails second nobody is told."_s;
    const QString joins =
        u"Errors would join issue I-1, which is open already: nobody is told of it anew."_s;
    row("nothing", Opens::ForAll, [](SurveyedDay &) {}, {});
    row("two of one policy", Opens::ForAll, [](SurveyedDay &d) { expect(d, u"Latency"_s); },
        {shared});
    row("two of one policy that opens one for each", Opens::ForCondition,
        [](SurveyedDay &d) { expect(d, u"Latency"_s); }, {});
    row("two of two policies", Opens::ForAll, [](SurveyedDay &d) { expect(d, u"Lag"_s); }, {});
    row("an open issue of its policy", Opens::ForAll,
        [](SurveyedDay &d) { fireIn(d, "Latency", "Shop"); }, {joins});
    row("an open issue of another policy", Opens::ForAll,
        [](SurveyedDay &d) { fireIn(d, "Lag", "Mail"); }, {});
    row("an open issue of another condition", Opens::ForCondition,
        [](SurveyedDay &d) { fireIn(d, "Latency", "Shop"); }, {});
    row("an open issue of its own", Opens::ForCondition,
        [](SurveyedDay &d) { fireIn(d, "Errors", "Shop"); }, {joins});
    row("an open issue for what nobody knows yet", Opens::ForTarget,
        [](SurveyedDay &d) { fireIn(d, "Errors", "Shop"); }, {});
    row("switched off", Opens::ForAll,
        [](SurveyedDay &d) { d.rule("Errors").signal->isOn = false; },
        {u"Errors is switched off in New Relic: it cannot fire."_s});
    row("too slow", Opens::ForAll,
        [](SurveyedDay &d) { d.rule("Errors").signal->crossedFor = 20min; },
        {u"Errors cannot fire inside the time-box: it gathers for 1 min and waits 2 min for late "
         "data, and must be over its threshold for 20 min, so it fires at T+21:00 at the earliest "
         "and at T+23:00 at the latest."_s});
    row("unknown", Opens::ForAll, [](SurveyedDay &d) { d.expected().name = u"Error"_s; },
        {u"New Relic has no alert \"Error\"."_s});
    row("to fire on no data, which it does not", Opens::ForAll,
        [](SurveyedDay &d) { d.experiment().expectedAlerts.front().firesOnNoData = true; },
        {u"Errors is to fire on no data, and opens no incident when its signal is lost."_s});
    row("to fire on no data, which it does", Opens::ForAll,
        [](SurveyedDay &d) {
            d.experiment().expectedAlerts.front().firesOnNoData = true;
            d.rule("Errors").signal->lossAfter = 5min;
        },
        {});
    row("to fire on no data, of which it makes a value", Opens::ForAll,
        [](SurveyedDay &d) {
            d.experiment().expectedAlerts.front().firesOnNoData = true;
            d.rule("Errors").signal->fillsGaps = true;
        },
        {});
    row("unknown among what was not all read", Opens::ForAll,
        [](SurveyedDay &d) {
            d.expected().name = u"Error"_s;
            d.prom.isComplete = false;
        },
        {});
}

void TestSignalling::finds()
{
    QFETCH(Opens, opens);
    QFETCH(Change, change);
    QFETCH(QStringList, said);
    SurveyedDay given = account(opens);
    change(given);
    QCOMPARE(saidOf(given), said);
}

void TestSignalling::saysWhyItJoined_data()
{
    QTest::addColumn<Opens>("opens");
    QTest::addColumn<QString>("why");
    QTest::newRow("a policy") << Opens::ForAll
                              << u"Its policy \"Shop\" opens one issue for all its conditions."_s;
    QTest::newRow("a condition")
        << Opens::ForCondition
        << u"Its policy \"Shop\" opens one issue for a condition, whatever it fails for."_s;
    QTest::newRow("a target, which does not explain it") << Opens::ForTarget << QString();
}

void TestSignalling::saysWhyItJoined()
{
    QFETCH(Opens, opens);
    QFETCH(QString, why);
    Survey survey;
    survey.rules = {condition("Down", "Shop")};
    survey.policies = {{.id = "Shop", .name = "Shop", .opens = opens}};
    DayScript day;
    day.tell({u"-60 source nr newrelic"_s, u"-55 live nr"_s, u"-50 clock nr 0 3"_s,
              u"-20 expect nr:Down told 120"_s});
    day.tell(-18, Entries::surveyed(u"nr"_s, survey));
    day.tell(
        {u"-10 start"_s, u"0 trigger"_s, u"43 nr Down firing 41 merged I1"_s, u"60 backout"_s});
    const auto findings = findingsOf(day.day(), day.run(), day.at(70));
    QCOMPARE(findings.size(), 1u);
    const QString evidence = findings.front().evidence;
    QVERIFY2(evidence.contains(u"It joined issue I1 of nr"_s), qPrintable(evidence));
    QCOMPARE(evidence.contains(u"Its policy"_s), !why.isEmpty());
    QVERIFY2(evidence.contains(why), qPrintable(evidence));
}

QTEST_GUILESS_MAIN(TestSignalling)
#include "tst_signalling.moc"
