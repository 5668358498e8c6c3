// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/pagerdutyparser.h"

#include "app/sources/incidentjson.h"
#include "app/sources/judgement.h"

#include <optional>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

/// It gives at most 100 on a page.
constexpr int mostOnAPage = 1000;

bool isThere(const Stamp &stamp)
{
    return stamp.at != Instant{};
}

bool moreIn(const dom::element &root)
{
    bool more = false;
    return !root["more"].get(more) && more;
}

std::optional<Incident> incidentIn(const dom::element &json)
{
    Incident incident{.id = IncidentJson::line(json["id"]),
                      .name = IncidentJson::line(json["title"]),
                      .opened = IncidentJson::stamp(json["created_at"])};
    if (incident.id.empty())
        return {};
    if (incident.name.empty())
        incident.name = IncidentJson::line(json["summary"]);
    if (incident.name.empty())
        incident.name = incident.id;
    if (IncidentJson::line(json["status"]) == "resolved") {
        incident.state = AlertState::Inactive;
        incident.ended = IncidentJson::stamp(json["resolved_at"]);
        if (!isThere(incident.ended))
            incident.ended = IncidentJson::stamp(json["last_status_change_at"]);
    }
    IncidentJson::addLabel(incident.labels, "incident", json["incident_number"]);
    IncidentJson::addLabel(incident.labels, "priority", json["priority"]["summary"]);
    IncidentJson::addLabel(incident.labels, "service", json["service"]["summary"]);
    IncidentJson::addLabel(incident.labels, "urgency", json["urgency"]);
    return incident;
}

} // namespace

Outcome<IncidentPage> PagerDutyParser::incidents(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array list;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["incidents"].get(list))
        return unreadable(body);
    IncidentPage page{.hasMore = moreIn(root)};
    for (const dom::element json : list) {
        if (++page.count > mostOnAPage)
            return unreadable(body);
        if (auto incident = incidentIn(json))
            page.incidents.push_back(*std::move(incident));
    }
    return page;
}

Outcome<PagerDutyLog> PagerDutyParser::log(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array list;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["log_entries"].get(list))
        return unreadable(body);
    PagerDutyLog log{.hasMore = moreIn(root)};
    for (const dom::element json : list) {
        if (++log.count > mostOnAPage)
            return unreadable(body);
        const std::string type = IncidentJson::line(json["type"]);
        const Stamp at = IncidentJson::stamp(json["created_at"]);
        if (!isThere(at))
            continue;
        if (type == "notify_log_entry" && (!isThere(log.notified) || at.at < log.notified.at))
            log.notified = at;
        else if (type == "resolve_log_entry" && at.at > log.resolved.at)
            log.resolved = at;
    }
    return log;
}

} // namespace Chaos
