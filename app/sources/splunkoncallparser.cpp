// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/splunkoncallparser.h"

#include "app/sources/incidentjson.h"
#include "app/sources/judgement.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t mostIncidents = 20'000;

/// "RESOLVED" and "resolved" are one word.
std::string lower(std::string word)
{
    std::ranges::transform(word, word.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : char(c);
    });
    return word;
}

void readTransitions(const IncidentJson::Value &json, PagedIncident &into)
{
    dom::array transitions;
    if (json.get(transitions))
        return;
    for (const dom::element transition : transitions) {
        const std::string name = lower(IncidentJson::line(transition["name"]));
        const Stamp at = IncidentJson::stamp(transition["at"]);
        if (at.at == Instant{})
            continue;
        const bool isFirst = into.triggeredAt.at == Instant{} || at.at < into.triggeredAt.at;
        if (name == "triggered" && isFirst)
            into.triggeredAt = at;
        else if (name == "resolved" && at.at > into.incident.ended.at)
            into.incident.ended = at;
    }
}

bool isSomebodyIn(const IncidentJson::Value &json)
{
    dom::array people;
    return !json.get(people) && people.begin() != people.end();
}

std::optional<PagedIncident> incidentIn(const dom::element &json)
{
    PagedIncident read;
    Incident &incident = read.incident;
    incident.id = IncidentJson::line(json["incidentNumber"]);
    if (incident.id.empty())
        return {};
    for (const char *key : {"entityDisplayName", "entityId", "service"}) {
        if (incident.name.empty())
            incident.name = IncidentJson::line(json[key]);
    }
    if (incident.name.empty())
        incident.name = incident.id;
    incident.opened = IncidentJson::stamp(json["startTime"]);
    readTransitions(json["transitions"], read);
    if (lower(IncidentJson::line(json["currentPhase"])) == "resolved")
        incident.state = AlertState::Inactive;
    read.isPaged = isSomebodyIn(json["pagedUsers"]);
    IncidentJson::addLabel(incident.labels, "entity_id", json["entityId"]);
    IncidentJson::addLabel(incident.labels, "host", json["host"]);
    incident.labels.push_back({"incident", incident.id});
    IncidentJson::addLabel(incident.labels, "routing_key", json["routingKey"]);
    IncidentJson::addLabel(incident.labels, "service", json["service"]);
    IncidentJson::addLabel(incident.labels, "severity", json["entityState"]);
    return read;
}

} // namespace

Outcome<std::vector<PagedIncident>> SplunkOnCallParser::incidents(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array list;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["incidents"].get(list))
        return unreadable(body);
    std::vector<PagedIncident> incidents;
    for (const dom::element json : list) {
        if (incidents.size() >= mostIncidents) {
            return Failure{
                Failure::Kind::TooLarge,
                QCoreApplication::translate("Chaos::Sources", "more than %1 incidents at once")
                    .arg(mostIncidents)};
        }
        if (auto incident = incidentIn(json))
            incidents.push_back(*std::move(incident));
    }
    return incidents;
}

} // namespace Chaos
