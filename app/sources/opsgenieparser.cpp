// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/opsgenieparser.h"

#include "app/sources/incidentjson.h"
#include "app/sources/judgement.h"

#include <optional>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

/// It gives at most 100 on a page.
constexpr int mostOnAPage = 1000;
constexpr std::int64_t mostMilliseconds = std::int64_t(100) * 366 * 86'400'000;

bool isTrue(const IncidentJson::Value &json)
{
    bool flag = false;
    return !json.get(flag) && flag;
}

/// Milliseconds since it was opened.
Stamp closedIn(const dom::element &json, const Stamp &opened)
{
    std::int64_t closeTime = 0;
    if (opened.at == Instant{} || json["report"]["closeTime"].get(closeTime) || closeTime < 0
        || closeTime > mostMilliseconds)
        return {};
    const Micros resolution = std::chrono::milliseconds(1);
    return {opened.at + std::chrono::milliseconds(closeTime) + resolution / 2,
            opened.plusMinus + resolution / 2};
}

std::optional<Incident> alertIn(const dom::element &json)
{
    Incident alert{.id = IncidentJson::line(json["id"]),
                   .name = IncidentJson::line(json["message"]),
                   .opened = IncidentJson::stamp(json["createdAt"])};
    if (alert.id.empty())
        return {};
    if (alert.name.empty())
        alert.name = IncidentJson::line(json["alias"]);
    if (alert.name.empty())
        alert.name = alert.id;
    if (IncidentJson::line(json["status"]) == "closed") {
        alert.state = AlertState::Inactive;
        alert.ended = closedIn(json, alert.opened);
    } else if (isTrue(json["snoozed"])) {
        alert.state = AlertState::Suppressed;
    }
    IncidentJson::addLabel(alert.labels, "alias", json["alias"]);
    IncidentJson::addLabel(alert.labels, "incident", json["tinyId"]);
    IncidentJson::addLabel(alert.labels, "integration", json["integration"]["name"]);
    IncidentJson::addLabel(alert.labels, "priority", json["priority"]);
    IncidentJson::addLabel(alert.labels, "source", json["source"]);
    return alert;
}

/// There is another page if it says where.
bool hasNext(const dom::element &root)
{
    return !IncidentJson::line(root["paging"]["next"]).empty();
}

} // namespace

Outcome<IncidentPage> OpsgenieParser::alerts(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array list;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["data"].get(list))
        return unreadable(body);
    IncidentPage page{.hasMore = hasNext(root)};
    for (const dom::element json : list) {
        if (++page.count > mostOnAPage)
            return unreadable(body);
        if (auto alert = alertIn(json))
            page.incidents.push_back(*std::move(alert));
    }
    page.hasMore = page.hasMore && page.count > 0;
    return page;
}

Outcome<Stamp> OpsgenieParser::closed(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::object alert;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["data"].get(alert))
        return unreadable(body);
    const auto read = alertIn(root["data"].value());
    return read && read->state == AlertState::Inactive ? read->ended : Stamp();
}

Outcome<Stamp> OpsgenieParser::firstTold(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array list;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["data"].get(list))
        return unreadable(body);
    Stamp first;
    for (const dom::element json : list) {
        const Stamp at = IncidentJson::stamp(json["createdAt"]);
        if (at.at != Instant{} && (first.at == Instant{} || at.at < first.at))
            first = at;
    }
    return first;
}

} // namespace Chaos
