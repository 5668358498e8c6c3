// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/readiness/wideplan.h"

#include "models/day/entries.h"

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString serverOf(int rule)
{
    return rule % 2 == 0 ? u"prometheus-a"_s : u"prometheus-b"_s;
}

QString nameOf(int rule)
{
    return u"Service%1LatencyHigh"_s.arg(rule, 4, 10, QChar(u'0'));
}

std::string teamOf(int rule)
{
    return "team-" + std::to_string(rule % 40);
}

AlertRule ruleOf(int number)
{
    const std::string service = "service-" + std::to_string(number);
    AlertRule rule{.name = nameOf(number).toStdString(),
                   .group = "services-" + std::to_string(number / 50)};
    rule.query = "histogram_quantile(0.99, sum by (job, le) (rate(request_seconds_bucket{job=\""
        + service + "\",code!~\"5..\"}[5m]))) > 0.5 and on (job) sum by (job) "
        + "(rate(request_seconds_count{job=\"" + service + "\"}[5m])) > 10";
    rule.labels = {{"severity", number % 3 == 0 ? "page" : "ticket"}, {"team", teamOf(number)}};
    rule.annotations = {{"summary", "{{ $labels.job }} answers slowly"}};
    if (number % 4 != 0)
        rule.annotations.push_back({"runbook_url", "https://runbooks.example/" + service});
    rule.evaluatedEvery = number % 5 == 0 ? 60s : 15s;
    rule.holdFor = std::chrono::minutes(number % 12);
    return rule;
}

Survey serverSurvey(const QString &server, const Width &width)
{
    Survey survey;
    for (int number = 0; number < width.rules; ++number) {
        if (serverOf(number) == server)
            survey.rules.push_back(ruleOf(number));
    }
    for (int job = 0; job < 60; ++job)
        survey.jobs.push_back(
            {.name = "service-" + std::to_string(job * 40), .interval = 15s, .timeout = 10s});
    survey.externalLabels = {{"cluster", "staging"}};
    survey.notifies = {"http://alertmanager.example:9093/api/v2/alerts"};
    survey.tellsWhomItNotifies = true;
    return survey;
}

LabelMatcher matcher(const QString &label, LabelMatcher::Op op, const QString &value)
{
    return {.label = label, .op = op, .value = value};
}

Survey alertmanagerSurvey(const Width &width)
{
    using Op = LabelMatcher::Op;
    Survey survey;
    NotificationRoute root{.receiver = "everybody", .groupBy = {"alertname", "cluster"}};
    for (int number = 0; number < width.routes; ++number) {
        NotificationRoute route{.receiver = "receiver-" + std::to_string(number),
                                .groupBy = {"alertname", "job"}};
        const auto team = QString::fromStdString(teamOf(number));
        route.matchers = {number % 4 == 0 ? matcher(u"team"_s, Op::Matches, team + u"|platform"_s)
                                          : matcher(u"team"_s, Op::Equal, team)};
        route.routes = {{.receiver = "pager-" + std::to_string(number),
                         .matchers = {matcher(u"severity"_s, Op::Equal, u"page"_s)},
                         .groupBy = route.groupBy}};
        root.routes.push_back(std::move(route));
    }
    survey.route = std::move(root);
    for (int number = 0; number < width.silences; ++number) {
        survey.silences.push_back(
            {.id = std::to_string(number),
             .matchers = {matcher(u"alertname"_s, Op::Matches, nameOf(number * 90) + u"|Other"_s)},
             .startsAt = Instant(0s),
             .endsAt = *fromRfc3339("2027-01-01T00:00:00Z"),
             .createdBy = "alice"});
    }
    survey.inhibitions = {{.source = {matcher(u"severity"_s, Op::Equal, u"page"_s)},
                           .target = {matcher(u"severity"_s, Op::Equal, u"ticket"_s)},
                           .equal = {"job"}}};
    return survey;
}

Experiment experimentOf(int number, const Width &width)
{
    Experiment experiment{.key = u"experiment-%1"_s.arg(number),
                          .title = u"Service %1 answers slowly"_s.arg(number),
                          .question = u"Does anybody notice before the customers do?"_s,
                          .hypothesis = u"The pager rings within five minutes of the fault."_s,
                          .driver = u"bob"_s,
                          .breaks = u"The database answers each query two seconds later."_s,
                          .blastRadius = u"staging"_s,
                          .risk = {.likelihood = Level::Low, .impact = Level::Medium},
                          .timeBox = std::chrono::minutes(number % 7 == 0 ? 4 : 30)};
    experiment.method = {{.text = u"tc qdisc add dev eth0 root netem delay 2s"_s},
                         {.text = u"watch the queue until it grows"_s}};
    experiment.steadyStates = {{.title = u"answers"_s, .host = u"web"_s, .atMost = 300}};
    experiment.backOutCriteria = QStringList{u"p99 above 3 s for two minutes"_s};
    experiment.backOutPlan =
        byHand({u"tc qdisc del dev eth0 root"_s, u"restart the connection pool"_s});
    experiment.resetCriteria = byHand({u"p99 below 300 ms"_s, u"queue depth is 0"_s});
    experiment.backOutRehearsed = QDate(2026, 12, 1);
    experiment.reviewedBy = u"carol"_s;
    for (const int each : {0, 1}) {
        const int rule = (number * 10 + each * 3) % width.rules;
        const QString name = nameOf(rule);
        const bool isMisspelt = number % 10 == 9;
        experiment.expectedAlerts.push_back(
            {.alert = {serverOf(rule), isMisspelt ? name.chopped(1) + u"j"_s : name, {}},
             .knownWithin = 10min,
             .toldWithin = 12min});
    }
    experiment.guardAlerts = {{u"prometheus-a"_s, nameOf(0), {}}};
    return experiment;
}

} // namespace

Plan widePlan(const Width &width)
{
    Plan plan;
    plan.day = {.title = u"A wide day"_s,
                .date = QDate(2026, 12, 8),
                .from = QTime(9, 0),
                .to = QTime(17, 0),
                .alternativeStaging = u"staging-2"_s};
    plan.people = {{u"alice"_s, u"Alice"_s, {}},
                   {u"bob"_s, u"Bob"_s, {}},
                   {u"carol"_s, u"Carol"_s, {}},
                   {u"dave"_s, u"Dave"_s, {}},
                   {u"erin"_s, u"Erin"_s, {}}};
    plan.assignments = {{u"incident-commander"_s, u"alice"_s, {}},
                        {u"experimenter"_s, u"bob"_s, {}},
                        {u"scribe"_s, u"carol"_s, {}},
                        {u"timekeeper"_s, u"dave"_s, {}},
                        {u"live-qa"_s, u"erin"_s, {}}};
    for (const QString &server : {u"prometheus-a"_s, u"prometheus-b"_s})
        plan.sources.push_back({.key = server, .url = u"http://%1.example:9090"_s.arg(server)});
    plan.sources.push_back({.key = u"alertmanager"_s,
                            .type = AlertSource::Type::Alertmanager,
                            .url = u"http://alertmanager.example:9093"_s});
    plan.hosts = {{.key = u"web"_s, .environment = u"staging"_s}};
    for (int number = 0; number < width.experiments; ++number)
        plan.experiments.push_back(experimentOf(number, width));
    return plan;
}

Entry resurveyed(const Width &width, int change)
{
    Survey survey = serverSurvey(u"prometheus-a"_s, width);
    survey.rules[std::size_t(change) % survey.rules.size()].holdFor += 1min;
    return Entries::surveyed(u"prometheus-a"_s, survey);
}

Day wideDay(const Plan &plan, const Width &width)
{
    Day day;
    const auto tell = [&](Entry entry) {
        entry.sequence = day.lastSequence() + 1;
        entry.at = *fromRfc3339("2026-11-25T09:00:00Z");
        day.apply(entry.view());
    };
    for (const Entry &entry : Entries::planned(plan))
        tell(entry);
    for (const QString &server : {u"prometheus-a"_s, u"prometheus-b"_s})
        tell(Entries::surveyed(server, serverSurvey(server, width)));
    tell(Entries::surveyed(u"alertmanager"_s, alertmanagerSurvey(width)));
    return day;
}

} // namespace Chaos::Bench
