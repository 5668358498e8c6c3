// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagersurvey.h"

#include "app/sources/judgement.h"
#include "app/sources/routetree.h"
#include "app/sources/surveyedjson.h"
#include "app/sources/yamlpart.h"

#include <algorithm>
#include <tuple>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;
using namespace SurveyedJson;

constexpr std::size_t mostSilences = 5000;
constexpr std::size_t mostGroups = 5000;

QString wordIn(const Json &json)
{
    return QString::fromStdString(textIn(json));
}

Instant instantIn(const Json &json)
{
    std::string_view text;
    return json.get(text) ? Instant{} : fromRfc3339(text).value_or(Instant{});
}

bool flagIn(const Json &json, bool otherwise)
{
    bool flag = otherwise;
    return json.get(flag) ? otherwise : flag;
}

LabelMatcher::Op opOf(bool isRegex, bool isEqual)
{
    if (isRegex)
        return isEqual ? LabelMatcher::Op::Matches : LabelMatcher::Op::NotMatches;
    return isEqual ? LabelMatcher::Op::Equal : LabelMatcher::Op::NotEqual;
}

std::vector<LabelMatcher> matchersIn(const Json &json)
{
    std::vector<LabelMatcher> matchers;
    dom::array elements;
    if (json.get(elements))
        return matchers;
    for (const auto one : elements) {
        if (matchers.size() < mostLabels)
            matchers.push_back({wordIn(one["name"]),
                                opOf(flagIn(one["isRegex"], false), flagIn(one["isEqual"], true)),
                                wordIn(one["value"])});
    }
    return matchers;
}

OpenGroup groupIn(const dom::element &json)
{
    OpenGroup group{.receiver = textIn(json["receiver"]["name"]),
                    .labels = labelsIn(json["labels"])};
    dom::array alerts;
    if (json["alerts"].get(alerts))
        return group;
    for (const auto alert : alerts) {
        const Instant since = instantIn(alert["startsAt"]);
        if (since != Instant{} && (group.since == Instant{} || since < group.since))
            group.since = since;
        ++group.alerts;
    }
    return group;
}

/// A body as an array of JSON, parsed; the parser holds what it stands on.
struct List
{
    explicit List(const QByteArray &body)
    {
        isGood = !parser.parse(body.constData(), std::size_t(body.size())).get(elements);
    }
    dom::parser parser{};
    dom::array elements{};
    bool isGood = false;
};

} // namespace

namespace AlertmanagerSurvey {

Outcome<Survey> status(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    std::string_view yaml;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["config"]["original"].get(yaml))
        return unreadable(body);
    const auto config = YamlPart::parse(yaml);
    if (!config || !config->isMap())
        return unreadable(body);
    Survey survey;
    readRoutes(*config, survey);
    readInhibitions(*config, survey);
    return survey;
}

Outcome<Survey> silences(const QByteArray &body)
{
    const List list(body);
    if (!list.isGood)
        return unreadable(body);
    Survey survey;
    for (const auto one : list.elements) {
        if (textIn(one["status"]["state"]) == "expired")
            continue;
        if (survey.silences.size() >= mostSilences) {
            survey.isComplete = false;
            break;
        }
        Silence silence{.id = textIn(one["id"]),
                        .matchers = matchersIn(one["matchers"]),
                        .startsAt = instantIn(one["startsAt"]),
                        .endsAt = instantIn(one["endsAt"]),
                        .createdBy = textIn(one["createdBy"]),
                        .comment = textIn(one["comment"], longestText)};
        // Without matchers it is none that Alertmanager would keep.
        if (!silence.matchers.empty())
            survey.silences.push_back(std::move(silence));
    }
    std::ranges::sort(survey.silences, {}, &Silence::id);
    return survey;
}

Outcome<Survey> groups(const QByteArray &body)
{
    const List list(body);
    if (!list.isGood)
        return unreadable(body);
    Survey survey;
    for (const auto one : list.elements) {
        if (survey.groups.size() >= mostGroups) {
            survey.isComplete = false;
            break;
        }
        OpenGroup group = groupIn(one);
        if (group.alerts > 0)
            survey.groups.push_back(std::move(group));
    }
    const auto place = [](const OpenGroup &group) { return std::tie(group.receiver, group.since); };
    std::ranges::stable_sort(survey.groups, {}, place);
    return survey;
}

} // namespace AlertmanagerSurvey

} // namespace Chaos
