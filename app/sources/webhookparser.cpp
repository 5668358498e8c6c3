// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/webhookparser.h"

#include "app/sources/alertdialect.h"
#include "app/sources/judgement.h"
#include "models/day/entry.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

std::vector<Label> labelsIn(const dom::element &json)
{
    constexpr std::size_t mostLabels = 64;
    std::vector<Label> labels;
    dom::object object;
    if (json.get(object))
        return labels;
    for (const auto field : object) {
        std::string_view value;
        if (labels.size() < mostLabels && !field.value.get(value))
            labels.push_back({AlertDialect::bounded(field.key), AlertDialect::bounded(value)});
    }
    std::ranges::sort(labels, {}, &Label::name);
    return labels;
}

ReportedAlert alertIn(const dom::element &json)
{
    ReportedAlert alert;
    dom::element element;
    std::string_view text;
    if (!json["labels"].get(element))
        alert.labels = labelsIn(element);
    if (!json["annotations"].get(element))
        alert.annotations = labelsIn(element);
    if (!json["startsAt"].get(text))
        alert.onset = fromRfc3339(text).value_or(Instant{});
    if (!json["fingerprint"].get(text))
        alert.fingerprint = AlertDialect::bounded(text);
    if (alert.fingerprint.empty())
        alert.fingerprint = fingerprintOf(alert.labels);
    alert.name = AlertDialect::nameIn(alert.labels);
    // Only what says that it is over is over: a page must never be lost to a misspelt word.
    const bool isOver = !json["status"].get(text) && text == "resolved";
    alert.state = isOver ? AlertState::Inactive : AlertState::Firing;
    return alert;
}

} // namespace

namespace WebhookParser {

Outcome<Notification> notification(const QByteArray &body)
{
    dom::parser parser;
    dom::element root;
    dom::array alerts;
    std::string_view version;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root)
        || root["alerts"].get(alerts))
        return unreadable(body);
    // Grafana's contact points post the same, call it 1, and add of which organisation it is.
    std::int64_t organisation = 0;
    const bool isGrafanas = !root["orgId"].get(organisation);
    if (root["version"].get(version) || version != (isGrafanas ? "1" : "4")) {
        return Failure{
            Failure::Kind::BadAnswer,
            QCoreApplication::translate("Chaos::Sources", "the payload is not of version 4")};
    }
    Notification notification;
    std::string_view key;
    dom::element groupLabels;
    if (!root["groupKey"].get(key))
        notification.groupKey = AlertDialect::bounded(key);
    if (!root["groupLabels"].get(groupLabels))
        notification.groupLabels = labelsIn(groupLabels);
    for (const auto alert : alerts)
        notification.alerts.push_back(alertIn(alert));
    return notification;
}

} // namespace WebhookParser

} // namespace Chaos
