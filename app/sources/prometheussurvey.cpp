// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheussurvey.h"

#include "app/sources/alertdialect.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/prometheusreply.h"
#include "app/sources/surveyedjson.h"
#include "app/sources/yamlpart.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <map>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;
using namespace SurveyedJson;

constexpr std::size_t mostJobs = 5000;
constexpr std::size_t mostAddresses = 100;

void readRule(const dom::element &json, const AlertRule &ofGroup, Survey &survey)
{
    std::string_view type;
    std::string_view name;
    if (json["type"].get(type) || type != "alerting" || json["name"].get(name))
        return;
    if (survey.rules.size() >= mostSurveyedRules) {
        survey.isComplete = false;
        return;
    }
    AlertRule rule = ofGroup;
    rule.name = AlertDialect::bounded(name, longestName);
    rule.query = textIn(json["query"], longestText);
    rule.labels = labelsIn(json["labels"]);
    rule.annotations = labelsIn(json["annotations"]);
    rule.holdFor = secondsIn(json["duration"]);
    rule.keepFiringFor = secondsIn(json["keepFiringFor"]);
    // "unknown" has not been evaluated yet, which is no fault. Grafana has a word of its own.
    const std::string health = textIn(json["health"]);
    rule.isHealthy = health != "err" && health != "error";
    survey.rules.push_back(std::move(rule));
}

/// Takes away what relabelling drops from every alert, as the two of a pair do with `replica`.
void dropLabels(const YamlPart &relabelling, std::vector<Label> &labels)
{
    for (const YamlPart &step : relabelling.items()) {
        const std::string action = step["action"].text();
        if (action != "labeldrop" && action != "labelkeep")
            continue;
        const QRegularExpression wanted(
            QRegularExpression::anchoredPattern(QString::fromStdString(step["regex"].text())));
        if (!wanted.isValid())
            continue;
        std::erase_if(labels, [&](const Label &label) {
            const bool isNamed = wanted.match(QString::fromStdString(label.name)).hasMatch();
            return isNamed == (action == "labeldrop");
        });
    }
}

/// Defaults of prometheus/prometheus `config/config.go`.
std::vector<ScrapeJob> jobsIn(const YamlPart &root, bool &isComplete)
{
    const YamlPart global = root["global"];
    const Micros usual = global["scrape_interval"].duration().value_or(std::chrono::minutes(1));
    const Micros patience = global["scrape_timeout"].duration().value_or(std::chrono::seconds(10));
    std::vector<ScrapeJob> jobs;
    for (const YamlPart &part : root["scrape_configs"].items()) {
        if (jobs.size() >= mostJobs) {
            isComplete = false;
            break;
        }
        const Micros interval = part["scrape_interval"].duration().value_or(usual);
        const Micros timeout =
            part["scrape_timeout"].duration().value_or(std::min(patience, interval));
        jobs.push_back(
            {AlertDialect::bounded(part["job_name"].text(), longestName), interval, timeout});
    }
    std::ranges::stable_sort(jobs, {}, &ScrapeJob::name);
    return jobs;
}

} // namespace

namespace PrometheusSurvey {

Outcome<Survey> rules(const QByteArray &body)
{
    const PrometheusReply reply(body);
    dom::array groups;
    if (!reply || reply.data()["groups"].get(groups))
        return reply.failure();
    Survey survey;
    for (const auto group : groups) {
        const AlertRule ofGroup{.group = textIn(group["name"]),
                                .evaluatedEvery = secondsIn(group["interval"])};
        dom::array members;
        if (group["rules"].get(members))
            continue;
        for (const auto rule : members)
            readRule(rule, ofGroup, survey);
    }
    std::ranges::stable_sort(survey.rules, {}, &AlertRule::name);
    return survey;
}

Outcome<Survey> config(const QByteArray &body)
{
    const PrometheusReply reply(body);
    std::string_view yaml;
    if (!reply || reply.data()["yaml"].get(yaml))
        return reply.failure();
    const auto root = YamlPart::parse(yaml);
    if (!root || !root->isMap())
        return reply.failure();
    Survey survey;
    const YamlPart global = (*root)["global"];
    survey.queryOffset = global["rule_query_offset"].duration().value_or(Micros(0));
    survey.externalLabels = global["external_labels"].pairs();
    dropLabels((*root)["alerting"]["alert_relabel_configs"], survey.externalLabels);
    survey.jobs = jobsIn(*root, survey.isComplete);
    return survey;
}

Outcome<Survey> targets(const QByteArray &body)
{
    const PrometheusReply reply(body);
    dom::array targets;
    if (!reply || reply.data()["activeTargets"].get(targets))
        return reply.failure();
    std::map<std::string, ScrapeJob> jobs;
    for (const auto target : targets) {
        const std::string name = textIn(target["labels"]["job"]);
        const auto interval = PrometheusParser::duration(textIn(target["scrapeInterval"]));
        const auto timeout = PrometheusParser::duration(textIn(target["scrapeTimeout"]));
        if (name.empty() || !interval || jobs.size() >= mostJobs)
            continue;
        ScrapeJob &job = jobs.try_emplace(name, ScrapeJob{.name = name}).first->second;
        job.interval = std::max(job.interval, *interval);
        job.timeout = std::max(job.timeout, timeout.value_or(Micros(0)));
    }
    Survey survey;
    for (auto &[name, job] : jobs)
        survey.jobs.push_back(std::move(job));
    return survey;
}

Outcome<Survey> alertmanagers(const QByteArray &body)
{
    const PrometheusReply reply(body);
    dom::array active;
    if (!reply || reply.data()["activeAlertmanagers"].get(active))
        return reply.failure();
    Survey survey;
    survey.tellsWhomItNotifies = true;
    for (const auto one : active) {
        static const QRegularExpression api(QStringLiteral("/api/v[12]/alerts/?$"));
        const QString text = QString::fromStdString(textIn(one["url"]));
        const QString url =
            QUrl(text).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
        if (!url.isEmpty() && survey.notifies.size() < mostAddresses)
            survey.notifies.push_back(QString(url).remove(api).toStdString());
    }
    std::ranges::sort(survey.notifies);
    return survey;
}

Outcome<Survey> flags(const QByteArray &body)
{
    const PrometheusReply reply(body);
    dom::object flags;
    if (!reply || reply.data().get(flags))
        return reply.failure();
    Survey survey;
    const auto lookback = PrometheusParser::duration(textIn(flags["query.lookback-delta"]));
    if (lookback && *lookback > Micros(0))
        survey.lookback = *lookback;
    return survey;
}

} // namespace PrometheusSurvey

} // namespace Chaos
