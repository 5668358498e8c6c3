// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingaparser.h"

#include "app/sources/alertdialect.h"
#include "app/sources/judgement.h"
#include "app/sources/reportedalert.h"
#include "models/day/entry.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;
namespace ondemand = simdjson::ondemand;

constexpr std::size_t mostObjects = 100'000;
constexpr auto hostAlert = "Host";
static_assert(payloadPadding >= simdjson::SIMDJSON_PADDING);

using EventType = IcingaEvent::Type;
constexpr auto eventTypes = std::to_array<std::pair<std::string_view, EventType>>({
    {"StateChange", EventType::StateChange},
    {"Notification", EventType::Notification},
    {"AcknowledgementSet", EventType::HeldBack},
    {"AcknowledgementCleared", EventType::HeldBack},
    {"DowntimeStarted", EventType::HeldBack},
    {"DowntimeTriggered", EventType::HeldBack},
    {"DowntimeRemoved", EventType::HeldBack},
    {"Flapping", EventType::HeldBack},
});

/// Seconds since 1970; the epoch for what no day can hold.
Instant instantIn(double seconds)
{
    return seconds > 0 && seconds < 1e11 ? instantOf(std::llround(seconds * 1e6)) : Instant{};
}

int stateIn(double number)
{
    return number >= 0 && number <= 3 ? int(number) : 3;
}

/// "HOST!SERVICE", or "HOST".
IcingaName nameIn(std::string_view text)
{
    const auto mark = text.find('!');
    if (mark == std::string_view::npos)
        return {AlertDialect::bounded(text), {}};
    return {AlertDialect::bounded(text.substr(0, mark)),
            AlertDialect::bounded(text.substr(mark + 1))};
}

Failure tooMany()
{
    return {Failure::Kind::TooLarge,
            QCoreApplication::translate("Chaos::Sources", "more than %1 hosts and services")
                .arg(mostObjects)};
}

/// A value that may be of another kind than it should: then it is what it was.
struct Read
{
    ondemand::value &json;

    void to(double &number) const
    {
        double read = 0;
        if (!json.get_double().get(read))
            number = read;
    }
    void to(Instant &at) const
    {
        double number = 0;
        to(number);
        at = instantIn(number);
    }
    void to(bool &flag) const
    {
        bool read = false;
        if (!json.get_bool().get(read))
            flag = read;
    }
};

/// The attributes as they are written, before they are weighed against each other.
struct Attributes
{
    double state = 0;
    double stateType = 0;
    double acknowledgement = 0;
    double downtimeDepth = 0;
    bool isFlapping = false;
    bool detectsFlapping = true;
};

void readAttribute(std::string_view key, ondemand::value json, Attributes &raw, IcingaCheck &into)
{
    const Read read{json};
    if (key == "state")
        read.to(raw.state);
    else if (key == "state_type")
        read.to(raw.stateType);
    else if (key == "problem")
        read.to(into.isProblem);
    else if (key == "last_state_change")
        read.to(into.changedAt);
    else if (key == "last_hard_state_change")
        read.to(into.hardSince);
    else if (key == "last_state_ok" || key == "last_state_up")
        read.to(into.fineAt);
    else if (key == "acknowledgement")
        read.to(raw.acknowledgement);
    else if (key == "downtime_depth")
        read.to(raw.downtimeDepth);
    else if (key == "flapping")
        read.to(raw.isFlapping);
    else if (key == "enable_flapping")
        read.to(raw.detectsFlapping);
    else if (key == "enable_notifications")
        read.to(into.notifies);
    else if (key == "last_reachable")
        read.to(into.isReachable);
    else if (std::string_view text; key == "notes_url" && !json.get_string().get(text))
        into.runbook = AlertDialect::bounded(text);
}

simdjson::error_code readAttributes(ondemand::value json, IcingaCheck &into)
{
    ondemand::object attributes;
    if (const auto error = json.get_object().get(attributes))
        return error;
    Attributes raw;
    for (auto field : attributes) {
        std::string_view key;
        ondemand::value value;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        if (const auto error = field.value().get(value))
            return error;
        readAttribute(key, value, raw, into);
    }
    into.state = stateIn(raw.state);
    into.isHard = raw.stateType == 1;
    into.isAcknowledged = raw.acknowledgement > 0;
    into.isInDowntime = raw.downtimeDepth > 0;
    into.isFlapping = raw.isFlapping && raw.detectsFlapping;
    return simdjson::SUCCESS;
}

simdjson::error_code readCheck(ondemand::object object, IcingaCheck &into)
{
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        std::string_view text;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        if (const auto error = field.value().get(value))
            return error;
        if (key == "name" && !value.get_string().get(text)) {
            into.name = nameIn(text);
        } else if (key == "attrs") {
            if (const auto error = readAttributes(value, into))
                return error;
        }
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readChecks(const QByteArray &body, std::vector<IcingaCheck> &into)
{
    ondemand::parser parser;
    ondemand::document document;
    const simdjson::padded_string_view text(body.constData(), std::size_t(body.size()),
                                            std::size_t(body.size()) + payloadPadding);
    if (const auto error = parser.iterate(text).get(document))
        return error;
    ondemand::array results;
    if (const auto error = document["results"].get_array().get(results))
        return error;
    for (auto element : results) {
        ondemand::object object;
        if (const auto error = element.get_object().get(object))
            return error;
        IcingaCheck check;
        if (const auto error = readCheck(object, check))
            return error;
        if (!check.name.host.empty())
            into.push_back(std::move(check));
        if (into.size() > mostObjects)
            return simdjson::CAPACITY;
    }
    return simdjson::SUCCESS;
}

/// A body or a line, read as a whole.
class Document
{
public:
    explicit Document(const QByteArray &bytes)
        : m_error(m_parser.parse(bytes.constData(), std::size_t(bytes.size())).get(m_root))
    {}
    explicit operator bool() const { return !m_error; }
    [[nodiscard]] dom::element root() const { return m_root; }

private:
    dom::parser m_parser;
    dom::element m_root;
    simdjson::error_code m_error;
};

using Json = simdjson::simdjson_result<dom::element>;

double numberIn(const Json &json, double otherwise = 0)
{
    double number = 0;
    return json.get_double().get(number) ? otherwise : number;
}

bool flagIn(const Json &json, bool otherwise)
{
    bool flag = false;
    return json.get_bool().get(flag) ? otherwise : flag;
}

std::string textIn(const Json &json)
{
    std::string_view text;
    return json.get_string().get(text) ? std::string() : AlertDialect::bounded(text);
}

bool hasElements(const Json &json)
{
    dom::array array;
    return !json.get_array().get(array) && array.begin() != array.end();
}

void readChange(const dom::element &json, IcingaEvent &into)
{
    into.state = stateIn(numberIn(json["state"]));
    into.isHard = numberIn(json["state_type"]) == 1;
    into.isAcknowledged = flagIn(json["acknowledgement"], false);
    into.isInDowntime = numberIn(json["downtime_depth"]) > 0;
    const Json result = json["check_result"];
    into.isReachable = flagIn(result["vars_after"]["reachable"], true);
    into.checkedAt = instantIn(numberIn(result["execution_end"]));
    if (into.checkedAt == Instant{})
        into.checkedAt = into.at;
}

} // namespace

std::string IcingaName::alert() const
{
    return service.empty() ? hostAlert : service;
}

std::vector<Label> IcingaName::labels() const
{
    std::vector<Label> labels{{"host", host}};
    if (!service.empty())
        labels.push_back({"service", service});
    return labels;
}

std::string IcingaName::fingerprint() const
{
    return fingerprintOf(labels());
}

Instant IcingaCheck::latest() const
{
    return std::max({changedAt, hardSince, fineAt});
}

namespace IcingaParser {

Outcome<std::vector<IcingaCheck>> checks(const QByteArray &body)
{
    std::vector<IcingaCheck> all;
    const auto error = readChecks(body, all);
    if (error == simdjson::CAPACITY)
        return tooMany();
    if (error)
        return unreadable(body);
    return all;
}

Outcome<IcingaStatus> status(const QByteArray &body)
{
    const Document document(body);
    dom::array results;
    if (!document || document.root()["results"].get(results))
        return unreadable(body);
    double startedAt = 0;
    double uptime = -1;
    IcingaStatus status;
    for (const auto part : results) {
        const std::string name = textIn(part["name"]);
        const Json json = part["status"];
        if (name == "CIB")
            uptime = numberIn(json["uptime"], uptime);
        if (name != "IcingaApplication")
            continue;
        const Json app = json["icingaapplication"]["app"];
        startedAt = numberIn(app["program_start"]);
        status.notifies = flagIn(app["enable_notifications"], true);
        status.detectsFlapping = flagIn(app["enable_flapping"], true);
    }
    status.startedAt = instantIn(startedAt);
    status.now = instantIn(startedAt + uptime);
    if (status.startedAt == Instant{} || uptime < 0 || status.now == Instant{})
        return unreadable(body);
    return status;
}

Outcome<std::vector<IcingaNotified>> notified(const QByteArray &body)
{
    const Document document(body);
    dom::array results;
    if (!document || document.root()["results"].get(results))
        return unreadable(body);
    std::vector<IcingaNotified> all;
    for (const auto object : results) {
        const Json json = object["attrs"];
        IcingaNotified one{.name = {textIn(json["host_name"]), textIn(json["service_name"])},
                           .problemAt = instantIn(numberIn(json["last_problem_notification"])),
                           .hasUsers = hasElements(json["notified_problem_users"])};
        if (!one.name.host.empty())
            all.push_back(std::move(one));
        if (all.size() > mostObjects)
            return tooMany();
    }
    return all;
}

Outcome<IcingaEvent> event(const QByteArray &line)
{
    const Document document(line);
    dom::object object;
    if (!document || document.root().get(object))
        return unreadable(line);
    const dom::element json = document.root();
    const std::string type = textIn(json["type"]);
    const auto known = std::ranges::find(eventTypes, type, [](const auto &p) { return p.first; });
    IcingaEvent event{.at = instantIn(numberIn(json["timestamp"]))};
    if (known == eventTypes.end())
        return event;
    const Json downtime = json["downtime"];
    event.name = downtime.error()
        ? IcingaName{textIn(json["host"]), textIn(json["service"])}
        : IcingaName{textIn(downtime["host_name"]), textIn(downtime["service_name"])};
    if (event.name.host.empty() || event.at == Instant{})
        return unreadable(line);
    event.type = known->second;
    if (event.type == EventType::StateChange)
        readChange(json, event);
    event.isOfProblem = textIn(json["notification_type"]) == "PROBLEM";
    event.hasUsers = hasElements(json["users"]);
    return event;
}

} // namespace IcingaParser

} // namespace Chaos
