// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/surveyjson.h"

#include "models/day/jsonwriter.h"

#include <simdjson.h>

#include <algorithm>

namespace Chaos::SurveyJson {

namespace {

using Element = simdjson::dom::element;

/// Deeper than any tree of routes that people can read.
constexpr int deepestRoute = 16;

constexpr auto opensWords = std::to_array<std::pair<IssuePolicy::Opens, std::string_view>>({
    {IssuePolicy::Opens::ForAll, "policy"},
    {IssuePolicy::Opens::ForCondition, "condition"},
    {IssuePolicy::Opens::ForTarget, "target"},
});

void write(JsonWriter &json, std::string_view name, const std::vector<Label> &labels)
{
    json.openObject(name);
    for (const Label &label : labels)
        json.member(label.name, std::string_view(label.value));
    json.closeObject();
}

void write(JsonWriter &json, std::string_view name, const std::vector<std::string> &texts)
{
    json.openArray(name);
    for (const std::string &text : texts)
        json.element(text);
    json.closeArray();
}

void write(JsonWriter &json, std::string_view name, const std::vector<LabelMatcher> &matchers)
{
    json.openArray(name);
    for (const LabelMatcher &matcher : matchers) {
        JsonWriter one;
        one.member("label", matcher.label)
            .member("op", wordIn(matcherOpWords, matcher.op))
            .member("value", matcher.value);
        json.rawElement(one.take());
    }
    json.closeArray();
}

template<typename Part, typename Write>
void writeAll(JsonWriter &json, std::string_view name, const std::vector<Part> &parts, Write write)
{
    json.openArray(name);
    for (const Part &part : parts) {
        JsonWriter one;
        write(one, part);
        json.rawElement(one.take());
    }
    json.closeArray();
}

void writeSignal(JsonWriter &json, const SignalSettings &signal)
{
    json.member("policy", std::string_view(signal.policy))
        .member("window", std::int64_t(signal.window.count()))
        .member("slide", std::int64_t(signal.slide.count()))
        .member("wait", std::int64_t(signal.wait.count()))
        .member("crossed_for", std::int64_t(signal.crossedFor.count()))
        .flag("each_point", signal.isEachPoint)
        .flag("goes_by_data", signal.goesByData)
        .member("loss_after", std::int64_t(signal.lossAfter.count()))
        .flag("fills_gaps", signal.fillsGaps)
        .flag("on", signal.isOn);
}

void writeRule(JsonWriter &json, const AlertRule &rule)
{
    json.member("name", std::string_view(rule.name))
        .member("group", std::string_view(rule.group))
        .member("query", std::string_view(rule.query));
    write(json, "labels", rule.labels);
    write(json, "annotations", rule.annotations);
    json.member("evaluated_every", std::int64_t(rule.evaluatedEvery.count()))
        .member("hold_for", std::int64_t(rule.holdFor.count()))
        .member("keep_firing_for", std::int64_t(rule.keepFiringFor.count()))
        .flag("healthy", rule.isHealthy);
    if (rule.signal) {
        JsonWriter signal;
        writeSignal(signal, *rule.signal);
        json.openArray("signal").rawElement(signal.take()).closeArray();
    }
    if (!rule.check)
        return;
    JsonWriter check;
    check.member("every", std::int64_t(rule.check->every.count()))
        .member("retry_every", std::int64_t(rule.check->retryEvery.count()))
        .member("attempts", std::int64_t(rule.check->attempts))
        .flag("active", rule.check->isActive)
        .flag("notifies", rule.check->notifies)
        .flag("in_downtime", rule.check->isInDowntime);
    json.openArray("check").rawElement(check.take()).closeArray();
}

void writeNotice(JsonWriter &json, const CheckNotice &notice)
{
    json.member("host", std::string_view(notice.host))
        .member("service", std::string_view(notice.service))
        .member("begin", std::int64_t(notice.begin.count()))
        .member("period", std::string_view(notice.period))
        .flag("tells_somebody", notice.tellsSomebody);
}

void writeRoute(JsonWriter &json, const NotificationRoute &route)
{
    json.member("receiver", std::string_view(route.receiver));
    write(json, "matchers", route.matchers);
    write(json, "group_by", route.groupBy);
    json.flag("group_by_all", route.groupsByAll)
        .member("group_wait", std::int64_t(route.groupWait.count()))
        .member("group_interval", std::int64_t(route.groupInterval.count()))
        .member("repeat_interval", std::int64_t(route.repeatInterval.count()))
        .flag("continue", route.goesOn);
    write(json, "mute_times", route.muteTimes);
    write(json, "active_times", route.activeTimes);
    writeAll(json, "routes", route.routes, writeRoute);
}

std::string textIn(Element json, std::string_view name)
{
    std::string_view text;
    return json[name].get_string().get(text) ? std::string() : std::string(text);
}

QString stringIn(Element json, std::string_view name)
{
    return QString::fromStdString(textIn(json, name));
}

std::int64_t numberIn(Element json, std::string_view name, std::int64_t otherwise = 0)
{
    std::int64_t number = otherwise;
    return json[name].get_int64().get(number) ? otherwise : number;
}

Micros microsIn(Element json, std::string_view name, Micros otherwise = Micros(0))
{
    return Micros(numberIn(json, name, otherwise.count()));
}

bool flagIn(Element json, std::string_view name, bool otherwise)
{
    bool flag = otherwise;
    return json[name].get_bool().get(flag) ? otherwise : flag;
}

std::vector<Label> labelsIn(Element json, std::string_view name)
{
    std::vector<Label> labels;
    simdjson::dom::object members;
    if (json[name].get_object().get(members))
        return labels;
    for (const auto &[label, value] : members) {
        std::string_view text;
        if (!value.get_string().get(text))
            labels.push_back({std::string(label), std::string(text)});
    }
    return labels;
}

/// Every element of the array `name`, as `read` reads it.
template<typename Read>
auto allIn(Element json, std::string_view name, Read read)
{
    std::vector<decltype(read(json))> parts;
    simdjson::dom::array elements;
    if (json[name].get_array().get(elements))
        return parts;
    parts.reserve(elements.size());
    for (const Element element : elements)
        parts.push_back(read(element));
    return parts;
}

std::vector<std::string> textsIn(Element json, std::string_view name)
{
    return allIn(json, name, [](Element element) {
        std::string_view text;
        return element.get_string().get(text) ? std::string() : std::string(text);
    });
}

std::vector<LabelMatcher> matchersIn(Element json, std::string_view name)
{
    return allIn(json, name, [](Element one) {
        return LabelMatcher{
            .label = stringIn(one, "label"),
            .op = valueIn(matcherOpWords, textIn(one, "op"), LabelMatcher::Op::Equal),
            .value = stringIn(one, "value"),
        };
    });
}

CheckSettings readCheck(Element json)
{
    const auto attempts = numberIn(json, "attempts", 1);
    return {.every = microsIn(json, "every"),
            .retryEvery = microsIn(json, "retry_every"),
            .attempts = int(std::clamp<std::int64_t>(attempts, 1, 1 << 20)),
            .isActive = flagIn(json, "active", true),
            .notifies = flagIn(json, "notifies", true),
            .isInDowntime = flagIn(json, "in_downtime", false)};
}

SignalSettings readSignal(Element json)
{
    return {.policy = textIn(json, "policy"),
            .window = microsIn(json, "window"),
            .slide = microsIn(json, "slide"),
            .wait = microsIn(json, "wait"),
            .crossedFor = microsIn(json, "crossed_for"),
            .isEachPoint = flagIn(json, "each_point", true),
            .goesByData = flagIn(json, "goes_by_data", true),
            .lossAfter = microsIn(json, "loss_after"),
            .fillsGaps = flagIn(json, "fills_gaps", false),
            .isOn = flagIn(json, "on", true)};
}

IssuePolicy readPolicy(Element json)
{
    return {.id = textIn(json, "id"),
            .name = textIn(json, "name"),
            .opens = valueIn(opensWords, textIn(json, "opens_for"), IssuePolicy::Opens::ForAll)};
}

CheckNotice readNotice(Element json)
{
    return {.host = textIn(json, "host"),
            .service = textIn(json, "service"),
            .begin = microsIn(json, "begin"),
            .period = textIn(json, "period"),
            .tellsSomebody = flagIn(json, "tells_somebody", true)};
}

AlertRule readRule(Element json)
{
    const auto checks = allIn(json, "check", readCheck);
    const auto signalled = allIn(json, "signal", readSignal);
    return {
        .name = textIn(json, "name"),
        .group = textIn(json, "group"),
        .query = textIn(json, "query"),
        .labels = labelsIn(json, "labels"),
        .annotations = labelsIn(json, "annotations"),
        .evaluatedEvery = microsIn(json, "evaluated_every"),
        .holdFor = microsIn(json, "hold_for"),
        .keepFiringFor = microsIn(json, "keep_firing_for"),
        .isHealthy = flagIn(json, "healthy", true),
        .check = checks.empty() ? std::nullopt : std::optional(checks.front()),
        .signal = signalled.empty() ? std::nullopt : std::optional(signalled.front()),
    };
}

ScrapeJob readJob(Element json)
{
    return {.name = textIn(json, "name"),
            .interval = microsIn(json, "interval"),
            .timeout = microsIn(json, "timeout")};
}

Silence readSilence(Element json)
{
    return {.id = textIn(json, "id"),
            .matchers = matchersIn(json, "matchers"),
            .startsAt = instantOf(numberIn(json, "starts_at")),
            .endsAt = instantOf(numberIn(json, "ends_at")),
            .createdBy = textIn(json, "created_by"),
            .comment = textIn(json, "comment")};
}

Inhibition readInhibition(Element json)
{
    return {.source = matchersIn(json, "source"),
            .target = matchersIn(json, "target"),
            .equal = textsIn(json, "equal")};
}

OpenGroup readGroup(Element json)
{
    return {.receiver = textIn(json, "receiver"),
            .labels = labelsIn(json, "labels"),
            .alerts = int(std::clamp<std::int64_t>(numberIn(json, "alerts"), 0, 1 << 30)),
            .since = instantOf(numberIn(json, "since"))};
}

NotificationRoute readRoute(Element json, int depth)
{
    NotificationRoute route;
    route.receiver = textIn(json, "receiver");
    route.matchers = matchersIn(json, "matchers");
    route.groupBy = textsIn(json, "group_by");
    route.groupsByAll = flagIn(json, "group_by_all", false);
    route.groupWait = microsIn(json, "group_wait", route.groupWait);
    route.groupInterval = microsIn(json, "group_interval", route.groupInterval);
    route.repeatInterval = microsIn(json, "repeat_interval", route.repeatInterval);
    route.goesOn = flagIn(json, "continue", false);
    route.muteTimes = textsIn(json, "mute_times");
    route.activeTimes = textsIn(json, "active_times");
    if (depth < deepestRoute) {
        route.routes =
            allIn(json, "routes", [&](Element one) { return readRoute(one, depth + 1); });
    }
    return route;
}

} // namespace

std::string write(const Survey &survey)
{
    JsonWriter json;
    json.flag("complete", survey.isComplete);
    writeAll(json, "rules", survey.rules, writeRule);
    writeAll(json, "jobs", survey.jobs, [](JsonWriter &one, const ScrapeJob &job) {
        one.member("name", std::string_view(job.name))
            .member("interval", std::int64_t(job.interval.count()))
            .member("timeout", std::int64_t(job.timeout.count()));
    });
    json.member("query_offset", std::int64_t(survey.queryOffset.count()));
    if (survey.lookback)
        json.member("lookback", std::int64_t(survey.lookback->count()));
    write(json, "external_labels", survey.externalLabels);
    json.flag("tells_whom_it_notifies", survey.tellsWhomItNotifies);
    write(json, "notifies", survey.notifies);
    writeAll(json, "notices", survey.notices, writeNotice);
    json.flag("mute", survey.isMute);
    writeAll(json, "policies", survey.policies, [](JsonWriter &one, const IssuePolicy &policy) {
        one.member("id", std::string_view(policy.id))
            .member("name", std::string_view(policy.name))
            .member("opens_for", wordIn(opensWords, policy.opens));
    });
    writeAll(json, "silences", survey.silences, [](JsonWriter &one, const Silence &silence) {
        one.member("id", std::string_view(silence.id));
        write(one, "matchers", silence.matchers);
        one.member("starts_at", microsOf(silence.startsAt))
            .member("ends_at", microsOf(silence.endsAt))
            .member("created_by", std::string_view(silence.createdBy))
            .member("comment", std::string_view(silence.comment));
    });
    writeAll(json, "inhibitions", survey.inhibitions, [](JsonWriter &one, const Inhibition &rule) {
        write(one, "source", rule.source);
        write(one, "target", rule.target);
        write(one, "equal", rule.equal);
    });
    writeAll(json, "groups", survey.groups, [](JsonWriter &one, const OpenGroup &group) {
        one.member("receiver", std::string_view(group.receiver));
        write(one, "labels", group.labels);
        one.member("alerts", std::int64_t(group.alerts)).member("since", microsOf(group.since));
    });
    if (survey.route) {
        JsonWriter root;
        writeRoute(root, *survey.route);
        json.openArray("route").rawElement(root.take()).closeArray();
    }
    return json.take();
}

Survey read(const EntryView &entry)
{
    simdjson::dom::parser parser;
    Element json;
    Survey survey;
    if (parser.parse(entry.payload.data(), entry.payload.size()).get(json))
        return survey;
    survey.isComplete = flagIn(json, "complete", true);
    survey.rules = allIn(json, "rules", readRule);
    std::ranges::stable_sort(survey.rules, {}, &AlertRule::name);
    survey.jobs = allIn(json, "jobs", readJob);
    survey.queryOffset = microsIn(json, "query_offset");
    if (const Micros lookback = microsIn(json, "lookback"); lookback > Micros(0))
        survey.lookback = lookback;
    survey.externalLabels = labelsIn(json, "external_labels");
    survey.tellsWhomItNotifies = flagIn(json, "tells_whom_it_notifies", false);
    survey.notifies = textsIn(json, "notifies");
    survey.notices = allIn(json, "notices", readNotice);
    survey.isMute = flagIn(json, "mute", false);
    survey.policies = allIn(json, "policies", readPolicy);
    std::ranges::stable_sort(survey.policies, {}, &IssuePolicy::id);
    survey.silences = allIn(json, "silences", readSilence);
    survey.inhibitions = allIn(json, "inhibitions", readInhibition);
    survey.groups = allIn(json, "groups", readGroup);
    auto roots = allIn(json, "route", [](Element root) { return readRoute(root, 0); });
    if (!roots.empty())
        survey.route = std::move(roots.front());
    return survey;
}

} // namespace Chaos::SurveyJson
