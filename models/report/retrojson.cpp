// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/retrojson.h"

#include "models/day/jsonwriter.h"

namespace Chaos {

namespace {

constexpr auto retestedWords = std::to_array<std::pair<Retested, std::string_view>>({
    {Retested::Waiting, "waiting"},
    {Retested::Proven, "proven"},
    {Retested::Failed, "failed"},
    {Retested::Unknown, "unknown"},
});

void wordOrNull(JsonWriter &json, std::string_view name, const QString &text)
{
    if (text.isEmpty())
        json.null(name);
    else
        json.member(name, text);
}

void instantOrNull(JsonWriter &json, std::string_view name, const std::optional<Instant> &at)
{
    if (at)
        json.member(name, toRfc3339(*at));
    else
        json.null(name);
}

void saidOrNull(JsonWriter &json, std::string_view name, std::optional<bool> said)
{
    if (said)
        json.flag(name, *said);
    else
        json.null(name);
}

std::string lineJson(const RetroLine &line)
{
    JsonWriter json;
    json.member("topic", wordIn(retroTopicWords, line.topic)).member("text", line.text);
    json.member("by", line.by).member("at", toRfc3339(line.at));
    return json.take();
}

std::string ratingJson(const AlertRating &rating)
{
    JsonWriter json;
    wordOrNull(json, "source", rating.source);
    json.member("alert", rating.alert);
    saidOrNull(json, "clear", rating.isClear);
    saidOrNull(json, "runbook", rating.runbookHelped);
    saidOrNull(json, "useful", rating.isUseful);
    return json.take();
}

} // namespace

std::string retroJson(const RetroPage &page)
{
    JsonWriter json;
    instantOrNull(json, "held_at", page.heldAt);
    json.openArray("lines");
    for (const RetroLine &line : page.lines)
        json.rawElement(lineJson(line));
    json.closeArray().openArray("ratings");
    for (const RetroRow &row : page.rows) {
        if (row.rating)
            json.rawElement(ratingJson(*row.rating));
    }
    json.closeArray();
    return json.take();
}

std::string itemJson(const ReportedItem &reported)
{
    const ActionItem &item = *reported.item;
    JsonWriter json;
    json.member("key", item.key).member("text", item.text);
    json.member("kind", wordIn(itemKindWords, item.kind));
    wordOrNull(json, "alert", item.alert);
    wordOrNull(json, "experiment", item.experiment);
    wordOrNull(json, "owner", item.owner);
    instantOrNull(json, "due", item.due);
    json.member("opened_at", toRfc3339(item.openedAt));
    instantOrNull(json, "closed_at", item.closedAt);
    json.member("standing", wordIn(itemStandingWords, reported.standing));
    wordOrNull(json, "retest", item.retest);
    if (reported.retested == Retested::NotPlanned)
        json.null("retested");
    else
        json.member("retested", wordIn(retestedWords, reported.retested));
    json.openArray("copies");
    for (const ItemCopy &copy : item.copies) {
        JsonWriter one;
        one.member("tracker", copy.tracker).member("project", copy.project);
        json.rawElement(one.member("id", copy.id).member("url", copy.url).take());
    }
    json.closeArray();
    return json.take();
}

} // namespace Chaos
