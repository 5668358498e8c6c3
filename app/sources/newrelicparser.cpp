// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/newrelicparser.h"

#include "app/sources/nerdgraph.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;
using SurveyedJson::Json;
using SurveyedJson::textIn;

constexpr std::size_t longestId = 256;
constexpr std::size_t mostConditions = 50;
constexpr std::size_t mostEntities = 5;
constexpr std::size_t mostIncidents = 5000; // it takes no more of them into an issue
constexpr std::size_t mostAPage = 10'000;

/// Milliseconds since 1970 as a number or as digits; nothing for what is no time of a day.
std::optional<Instant> instantIn(const Json &json)
{
    constexpr std::int64_t latest = 100'000'000'000'000;
    std::int64_t millis = 0;
    std::string_view text;
    double number = 0;
    if (!json.get(text)) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), millis);
        if (error != std::errc() || end != text.data() + text.size())
            return {};
    } else if (json.get(millis)) {
        if (json.get(number) || !(number > 0 && number < double(latest)))
            return {};
        millis = std::int64_t(number);
    }
    if (millis <= 0 || millis >= latest)
        return {};
    return Instant(std::chrono::milliseconds(millis));
}

/// The texts of a list, each once; a text alone is a list of one.
std::vector<std::string> textsIn(const Json &json, std::size_t most,
                                 std::size_t longest = SurveyedJson::longestName)
{
    std::vector<std::string> texts;
    const auto take = [&](const Json &one) {
        std::string text = textIn(one, longest);
        if (!text.empty() && texts.size() < most)
            texts.push_back(std::move(text));
    };
    dom::array list;
    if (json.get(list)) {
        take(json);
        return texts;
    }
    for (dom::element one : list)
        take(std::move(one));
    return texts;
}

void keepEachOnce(std::vector<std::string> &texts)
{
    std::vector<std::string> once;
    for (std::string &text : texts) {
        if (std::ranges::find(once, text) == once.end())
            once.push_back(std::move(text));
    }
    texts = std::move(once);
}

NewRelicIssue::State stateOf(std::string_view word)
{
    using State = NewRelicIssue::State;
    if (word == "ACTIVATED")
        return State::Activated;
    if (word == "DEACTIVATED")
        return State::Deactivated;
    return word == "CLOSED" ? State::Closed : State::Created;
}

NewRelicIssue issueIn(const dom::element &json)
{
    NewRelicIssue issue{.id = textIn(json["issueId"], longestId),
                        .state = stateOf(textIn(json["state"])),
                        .priority = textIn(json["priority"], longestId),
                        .conditions = textsIn(json["conditionName"], mostConditions),
                        .policies = textsIn(json["policyName"], mostEntities),
                        .entities = textsIn(json["entityNames"], mostEntities),
                        .incidents = textsIn(json["incidentIds"], mostIncidents, longestId),
                        .createdAt = instantIn(json["createdAt"]),
                        .activatedAt = instantIn(json["activatedAt"]),
                        .closedAt = instantIn(json["closedAt"])};
    const auto titles = textsIn(json["title"], 1);
    if (!titles.empty())
        issue.title = titles.front();
    keepEachOnce(issue.conditions);
    keepEachOnce(issue.policies);
    if (issue.conditions.empty())
        issue.conditions.push_back(issue.title.empty() ? issue.id : issue.title);
    return issue;
}

} // namespace

namespace NewRelicParser {

Outcome<NewRelicPage<std::vector<NewRelicIssue>>> issues(const QByteArray &body)
{
    const NerdGraph::Reply reply(body, "aiIssues", "issues");
    dom::array issues;
    if (!reply || reply.root()["issues"].get(issues))
        return reply.failure();
    NewRelicPage<std::vector<NewRelicIssue>> page{.nextCursor = reply.nextCursor()};
    for (const auto json : issues) {
        NewRelicIssue issue = issueIn(json);
        if (!issue.id.empty() && page.content.size() < mostAPage)
            page.content.push_back(std::move(issue));
    }
    return page;
}

Outcome<NewRelicPage<NewRelicIncidents>> incidents(const QByteArray &body)
{
    const NerdGraph::Reply reply(body, "aiIssues", "incidents");
    dom::array incidents;
    if (!reply || reply.root()["incidents"].get(incidents))
        return reply.failure();
    NewRelicPage<NewRelicIncidents> page{.nextCursor = reply.nextCursor()};
    for (const auto json : incidents) {
        const std::string id = textIn(json["incidentId"], longestId);
        const auto createdAt = instantIn(json["createdAt"]);
        if (!id.empty() && createdAt && page.content.size() < mostAPage)
            page.content.insert_or_assign(id, *createdAt);
    }
    return page;
}

} // namespace NewRelicParser

} // namespace Chaos
