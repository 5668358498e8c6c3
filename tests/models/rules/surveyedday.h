// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entries.h"

#include <map>

namespace Chaos {

/// A plan, and what its sources say of themselves, from which days are folded.
///
/// Prometheus "prom" scrapes the job "web" every 15 s and has three rules, evaluated every 15 s:
/// Down (for 1 min, severity page), DiskFull (for 10 min) and Slow (a range of 5 min, no runbook).
/// It sends to the Alertmanager "am", whose only route tells "team" after 30 s.
struct SurveyedDay
{
    Plan plan{};
    Survey prom{};
    Survey am{};
    std::vector<Entry> more{}; ///< told after the plan and the surveys
    Instant now{}; ///< of every entry

    SurveyedDay();

    [[nodiscard]] Day day() const;
    AlertRule &rule(std::string_view name);
    Experiment &experiment() { return plan.experiments.front(); }
    NamedAlert &expected() { return experiment().expectedAlerts.front().alert; }
    /// An alert that fires now, with its labels.
    void fire(const std::string &name, std::vector<Label> labels = {});
};

inline SurveyedDay::SurveyedDay()
{
    using namespace Qt::StringLiterals;
    using namespace std::chrono_literals;
    now = *fromRfc3339("2026-11-25T09:00:00Z");
    plan.day = {.title = u"Day"_s, .date = QDate(2026, 12, 8)};
    plan.sources = {{.key = u"prom"_s, .title = u"Prometheus"_s, .url = u"http://prom.example"_s},
                    {.key = u"am"_s,
                     .type = AlertSource::Type::Alertmanager,
                     .url = u"http://am.example:9093/mounted"_s}};
    plan.experiments = {{.key = u"a"_s, .title = u"A"_s, .timeBox = 10min}};
    plan.experiments.front().expectedAlerts = {{.alert = {u"prom"_s, u"Down"_s, {}}}};

    const std::vector<Label> runbook{{"runbook_url", "https://runbooks.example/r"}};
    prom.rules = {{.name = "DiskFull",
                   .group = "disks",
                   .query = "disk_free{job=\"web\"} < 5",
                   .annotations = runbook,
                   .evaluatedEvery = 15s,
                   .holdFor = 10min},
                  {.name = "Down",
                   .group = "hosts",
                   .query = "up{job=\"web\"} == 0",
                   .labels = {{"severity", "page"}},
                   .annotations = runbook,
                   .evaluatedEvery = 15s,
                   .holdFor = 1min},
                  {.name = "Slow",
                   .group = "hosts",
                   .query = "rate(slow_total{job=\"web\"}[5m]) > 1",
                   .evaluatedEvery = 15s}};
    prom.jobs = {{.name = "web", .interval = 15s}};
    prom.notifies = {"http://am.example:9093/api/v2/alerts"};
    prom.tellsWhomItNotifies = true;
    am.route = NotificationRoute{.receiver = "team", .groupBy = {"alertname"}};
}

inline Day SurveyedDay::day() const
{
    using namespace Qt::StringLiterals;
    Day day;
    const auto tell = [&](Entry entry) {
        entry.sequence = day.lastSequence() + 1;
        entry.at = now;
        day.apply(entry.view());
    };
    for (const Entry &entry : Entries::planned(plan))
        tell(entry);
    if (!prom.rules.empty() || !prom.jobs.empty())
        tell(Entries::surveyed(u"prom"_s, prom));
    if (am.route)
        tell(Entries::surveyed(u"am"_s, am));
    for (const Entry &entry : more)
        tell(entry);
    return day;
}

inline AlertRule &SurveyedDay::rule(std::string_view name)
{
    return *std::ranges::find(prom.rules, name, &AlertRule::name);
}

inline void SurveyedDay::fire(const std::string &name, std::vector<Label> labels)
{
    more.push_back(Entries::alertChanged({.source = "prom",
                                          .fingerprint = name,
                                          .name = name,
                                          .state = AlertState::Firing,
                                          .since = now,
                                          .labels = std::move(labels)}));
}

} // namespace Chaos
