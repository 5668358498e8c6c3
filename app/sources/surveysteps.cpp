// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/surveysteps.h"

#include "app/sources/alertmanagersurvey.h"
#include "app/sources/icingasurvey.h"
#include "app/sources/newrelicsurvey.h"
#include "app/sources/prometheussurvey.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

template<typename Value>
void append(const std::vector<Value> &values, std::vector<Value> &to)
{
    to.insert(to.end(), values.begin(), values.end());
}

/// A condition's group is its policy, which is told of later.
void nameGroups(Survey &survey)
{
    for (AlertRule &rule : survey.rules) {
        const IssuePolicy *policy = survey.policyOf(rule);
        if (!policy || rule.group == policy->name)
            continue;
        rule.group = policy->name;
        rule.labels = {{"policy", policy->name}};
    }
}

QUrlQuery attributes(const QStringList &names)
{
    QUrlQuery query;
    for (const QString &name : names)
        query.addQueryItem(u"attrs"_s, name);
    return query;
}

} // namespace

std::vector<SurveyStep> surveyStepsFor(AlertSource::Type type)
{
    switch (type) {
    case AlertSource::Type::Prometheus:
        return {{u"/api/v1/rules"_s,
                 {{u"type"_s, u"alert"_s}, {u"exclude_alerts"_s, u"true"_s}},
                 PrometheusSurvey::rules},
                {u"/api/v1/status/config"_s, {}, PrometheusSurvey::config},
                {u"/api/v1/targets"_s, {{u"state"_s, u"active"_s}}, PrometheusSurvey::targets},
                {u"/api/v1/alertmanagers"_s, {}, PrometheusSurvey::alertmanagers},
                {u"/api/v1/status/flags"_s, {}, PrometheusSurvey::flags}};
    case AlertSource::Type::Alertmanager:
        return {{u"/api/v2/status"_s, {}, AlertmanagerSurvey::status},
                {u"/api/v2/silences"_s, {}, AlertmanagerSurvey::silences},
                {u"/api/v2/alerts/groups"_s, {}, AlertmanagerSurvey::groups}};
    case AlertSource::Type::Icinga:
        return {{u"/v1/objects/services"_s, attributes(IcingaSurvey::checkAttributes()),
                 IcingaSurvey::checks},
                {u"/v1/objects/hosts"_s, attributes(IcingaSurvey::checkAttributes()),
                 IcingaSurvey::checks},
                {u"/v1/objects/notifications"_s, attributes(IcingaSurvey::noticeAttributes()),
                 IcingaSurvey::notices},
                {u"/v1/status"_s, {}, IcingaSurvey::status}};
    case AlertSource::Type::Grafana:
        return {{u"/api/prometheus/grafana/api/v1/rules"_s, {}, PrometheusSurvey::rules}};
    case AlertSource::Type::NewRelic:
        return {{.read = NewRelicSurvey::conditions,
                 .pageAt = NewRelicSurvey::conditionsFrom,
                 .nextCursor = NewRelicSurvey::nextConditions},
                {.read = NewRelicSurvey::policies,
                 .pageAt = NewRelicSurvey::policiesFrom,
                 .nextCursor = NewRelicSurvey::nextPolicies}};
    case AlertSource::Type::Room:
    case AlertSource::Type::Webhook:
    case AlertSource::Type::PagerDuty:
    case AlertSource::Type::SplunkOnCall:
    case AlertSource::Type::Opsgenie:
        return {};
    }
    return {};
}

void add(const Survey &part, Survey &whole)
{
    whole.isComplete = whole.isComplete && part.isComplete;
    const bool isSecond = !part.rules.empty() && !whole.rules.empty();
    append(part.rules, whole.rules);
    if (isSecond)
        std::ranges::stable_sort(whole.rules, {}, &AlertRule::name);
    for (const ScrapeJob &job : part.jobs) {
        const auto known = std::ranges::lower_bound(whole.jobs, job.name, {}, &ScrapeJob::name);
        if (known != whole.jobs.end() && known->name == job.name)
            *known = job;
        else
            whole.jobs.insert(known, job);
    }
    whole.queryOffset = std::max(whole.queryOffset, part.queryOffset);
    if (part.lookback)
        whole.lookback = part.lookback;
    append(part.externalLabels, whole.externalLabels);
    append(part.notifies, whole.notifies);
    whole.tellsWhomItNotifies = whole.tellsWhomItNotifies || part.tellsWhomItNotifies;
    append(part.notices, whole.notices);
    whole.isMute = whole.isMute || part.isMute;
    if (part.route)
        whole.route = part.route;
    append(part.policies, whole.policies);
    std::ranges::stable_sort(whole.policies, {}, &IssuePolicy::id);
    append(part.silences, whole.silences);
    append(part.inhibitions, whole.inhibitions);
    append(part.groups, whole.groups);
    nameGroups(whole);
}

} // namespace Chaos
