// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/routetree.h"

#include "app/sources/matcherline.h"
#include "app/sources/yamlpart.h"

#include <algorithm>
#include <set>

namespace Chaos {

namespace {

constexpr int deepest = 16;
constexpr int mostRoutes = 5000;
constexpr std::size_t mostInhibitions = 5000;

/// The matchers of a node in all three ways of writing them; nothing if one cannot be understood.
std::optional<std::vector<LabelMatcher>> matchersIn(const YamlPart &equal, const YamlPart &regex,
                                                    const YamlPart &lines)
{
    std::vector<LabelMatcher> matchers;
    const auto add = [&](const YamlPart &part, LabelMatcher::Op op) {
        for (const Label &pair : part.pairs())
            matchers.push_back(
                {QString::fromStdString(pair.name), op, QString::fromStdString(pair.value)});
    };
    add(equal, LabelMatcher::Op::Equal);
    add(regex, LabelMatcher::Op::Matches);
    for (const std::string &line : lines.texts()) {
        auto read = matchersOfLine(line);
        if (!read)
            return {};
        std::ranges::move(*read, std::back_inserter(matchers));
    }
    return matchers;
}

/// Names of receivers without any integration: what reaches them reaches nobody.
std::set<std::string> silentReceivers(const YamlPart &config)
{
    std::set<std::string> silent;
    for (const YamlPart &receiver : config["receivers"].items()) {
        const auto names = receiver.names();
        const bool tells = std::ranges::any_of(names, [&](const std::string &name) {
            return name.ends_with("_configs") && !receiver[name.c_str()].items().empty();
        });
        if (!tells)
            silent.insert(receiver["name"].text());
    }
    return silent;
}

class TreeReader
{
public:
    TreeReader(const YamlPart &config, Survey &survey)
        : m_silent(silentReceivers(config))
        , m_survey(survey)
    {}

    /// `receiver` is the name that the parent's alerts go to.
    std::optional<NotificationRoute> read(const YamlPart &part, const NotificationRoute &parent,
                                          const std::string &parentReceiver, int depth)
    {
        auto matchers = matchersIn(part["match"], part["match_re"], part["matchers"]);
        if (!part.isMap() || !matchers || depth >= deepest || ++m_count > mostRoutes) {
            m_survey.isComplete = false;
            return {};
        }
        NotificationRoute route;
        route.matchers = *std::move(matchers);
        const std::string named = part["receiver"].text();
        const std::string receiver = named.empty() ? parentReceiver : named;
        route.receiver = m_silent.contains(receiver) ? std::string() : receiver;
        inherit(part, parent, route);
        route.goesOn = part["continue"].text() == "true";
        // Of all that a node says only these are never its children's.
        route.muteTimes = part["mute_time_intervals"].texts();
        route.activeTimes = part["active_time_intervals"].texts();
        for (const YamlPart &child : part["routes"].items()) {
            if (auto below = read(child, route, receiver, depth + 1))
                route.routes.push_back(*std::move(below));
        }
        return route;
    }

private:
    static void inherit(const YamlPart &part, const NotificationRoute &parent,
                        NotificationRoute &route)
    {
        const auto labels = part["group_by"].texts();
        const bool isOwn = part["group_by"].isSequence();
        route.groupsByAll =
            isOwn ? std::ranges::find(labels, "...") != labels.end() : parent.groupsByAll;
        if (!route.groupsByAll)
            route.groupBy = isOwn ? labels : parent.groupBy;
        route.groupWait = part["group_wait"].duration().value_or(parent.groupWait);
        route.groupInterval = part["group_interval"].duration().value_or(parent.groupInterval);
        route.repeatInterval = part["repeat_interval"].duration().value_or(parent.repeatInterval);
    }

    std::set<std::string> m_silent;
    Survey &m_survey;
    int m_count = 0;
};

} // namespace

void readRoutes(const YamlPart &config, Survey &survey)
{
    const YamlPart root = config["route"];
    if (root.isMap())
        survey.route = TreeReader(config, survey).read(root, NotificationRoute(), {}, 0);
}

void readInhibitions(const YamlPart &config, Survey &survey)
{
    for (const YamlPart &part : config["inhibit_rules"].items()) {
        auto source =
            matchersIn(part["source_match"], part["source_match_re"], part["source_matchers"]);
        auto target =
            matchersIn(part["target_match"], part["target_match_re"], part["target_matchers"]);
        if (!source || !target || survey.inhibitions.size() >= mostInhibitions) {
            survey.isComplete = false;
            continue;
        }
        survey.inhibitions.push_back(
            {*std::move(source), *std::move(target), part["equal"].texts()});
    }
}

} // namespace Chaos
