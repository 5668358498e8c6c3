// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/newrelicsurvey.h"

#include "app/sources/nerdgraph.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace Chaos::NewRelicSurvey {

namespace {

namespace dom = simdjson::dom;
using namespace Qt::StringLiterals;
using namespace SurveyedJson;
using NerdGraph::Reply;

constexpr std::string_view alerts = "alerts";
constexpr std::string_view conditionPages = "nrqlConditionsSearch";
constexpr std::string_view policyPages = "policiesSearch";
constexpr std::size_t longestId = 64;
constexpr std::int64_t longestSeconds = 30LL * 24 * 3600;

/// Whole seconds as a number; nothing for what is no length of time.
std::optional<Micros> secondsOf(const Json &json)
{
    double seconds = 0;
    if (json.get(seconds) || !(seconds >= 0 && seconds <= double(longestSeconds)))
        return {};
    return Micros(std::int64_t(seconds * 1e6));
}

bool flagIn(const Json &json, bool otherwise)
{
    bool flag = otherwise;
    return json.get(flag) ? otherwise : flag;
}

/// The threshold that pages: the critical one, or else what there is.
void readTerms(const dom::element &json, SignalSettings &signal)
{
    dom::array terms;
    if (json["terms"].get(terms))
        return;
    bool isFirst = true;
    for (const auto term : terms) {
        const bool isCritical = textIn(term["priority"]) == "CRITICAL";
        if (!isFirst && !isCritical)
            continue;
        isFirst = false;
        signal.crossedFor = secondsOf(term["thresholdDuration"]).value_or(Micros(0));
        signal.isEachPoint = textIn(term["thresholdOccurrences"]) != "AT_LEAST_ONCE";
        if (isCritical)
            return;
    }
}

/// What is not said is as New Relic has it by default.
SignalSettings signalIn(const dom::element &json)
{
    SignalSettings signal{.policy = textIn(json["policyId"], longestId)};
    const Json said = json["signal"];
    signal.window = secondsOf(said["aggregationWindow"]).value_or(signal.window);
    signal.slide = secondsOf(said["slideBy"]).value_or(Micros(0));
    const std::string method = textIn(said["aggregationMethod"]);
    const bool isTimed = method == "EVENT_TIMER";
    signal.goesByData = method != "CADENCE" && !isTimed;
    signal.wait = secondsOf(said[isTimed ? "aggregationTimer" : "aggregationDelay"])
                      .value_or(isTimed ? std::chrono::minutes(1) : std::chrono::minutes(2));
    const Json loss = json["expiration"];
    if (flagIn(loss["openViolationOnExpiration"], false))
        signal.lossAfter = secondsOf(loss["expirationDuration"]).value_or(Micros(0));
    const std::string filling = textIn(said["fillOption"]);
    signal.fillsGaps = filling == "STATIC" || filling == "LAST_VALUE";
    signal.isOn = flagIn(json["enabled"], true);
    readTerms(json, signal);
    return signal;
}

AlertRule ruleIn(const dom::element &json)
{
    AlertRule rule{.name = textIn(json["name"]),
                   .query = textIn(json["nrql"]["query"], longestText),
                   .signal = signalIn(json)};
    rule.evaluatedEvery = rule.signal->slide > Micros(0) ? rule.signal->slide : rule.signal->window;
    rule.holdFor = rule.signal->isEachPoint ? rule.signal->crossedFor : Micros(0);
    if (std::string runbook = textIn(json["runbookUrl"]); !runbook.empty())
        rule.annotations = {{"runbook_url", std::move(runbook)}};
    return rule;
}

IssuePolicy policyIn(const dom::element &json)
{
    using Opens = IssuePolicy::Opens;
    const std::string word = textIn(json["incidentPreference"]);
    return {.id = textIn(json["id"], longestId),
            .name = textIn(json["name"]),
            .opens = word == "PER_CONDITION"         ? Opens::ForCondition
                : word == "PER_CONDITION_AND_TARGET" ? Opens::ForTarget
                                                     : Opens::ForAll};
}

Question pageOf(const AlertSource &source, const QString &what, const std::string &cursor)
{
    return NerdGraph::question(source, {}, u"alerts{"_s + what + u'}', {}, cursor);
}

} // namespace

Question conditionsFrom(const AlertSource &source, const std::string &cursor)
{
    return pageOf(
        source,
        u"nrqlConditionsSearch(cursor:$c){nrqlConditions{name policyId enabled runbookUrl "
        "nrql{query} signal{aggregationWindow aggregationMethod aggregationDelay "
        "aggregationTimer slideBy fillOption} expiration{expirationDuration "
        "openViolationOnExpiration} terms{priority thresholdDuration "
        "thresholdOccurrences}} nextCursor}"_s,
        cursor);
}

Question policiesFrom(const AlertSource &source, const std::string &cursor)
{
    return pageOf(source,
                  u"policiesSearch(cursor:$c){policies{id name incidentPreference} nextCursor}"_s,
                  cursor);
}

Outcome<Survey> conditions(const QByteArray &body)
{
    const Reply reply(body, alerts, conditionPages);
    dom::array conditions;
    if (!reply || reply.root()["nrqlConditions"].get(conditions))
        return reply.failure();
    Survey survey;
    for (const auto json : conditions) {
        AlertRule rule = ruleIn(json);
        if (rule.name.empty())
            continue;
        survey.isComplete = survey.rules.size() < mostSurveyedRules;
        if (!survey.isComplete)
            break;
        survey.rules.push_back(std::move(rule));
    }
    std::ranges::stable_sort(survey.rules, {}, &AlertRule::name);
    return survey;
}

Outcome<Survey> policies(const QByteArray &body)
{
    const Reply reply(body, alerts, policyPages);
    dom::array policies;
    if (!reply || reply.root()["policies"].get(policies))
        return reply.failure();
    Survey survey;
    for (const auto json : policies) {
        IssuePolicy policy = policyIn(json);
        if (!policy.id.empty() && survey.policies.size() < mostSurveyedRules)
            survey.policies.push_back(std::move(policy));
    }
    std::ranges::stable_sort(survey.policies, {}, &IssuePolicy::id);
    return survey;
}

std::string nextConditions(const QByteArray &body)
{
    return Reply(body, alerts, conditionPages).nextCursor();
}

std::string nextPolicies(const QByteArray &body)
{
    return Reply(body, alerts, policyPages).nextCursor();
}

} // namespace Chaos::NewRelicSurvey
