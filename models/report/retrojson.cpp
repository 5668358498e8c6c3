// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/retrojson.h"

#include "models/report/ornull.h"

namespace Chaos {

namespace {

constexpr auto retestedWords = std::to_array<std::pair<Retested, std::string_view>>({
    {Retested::Waiting, "waiting"},
    {Retested::Proven, "proven"},
    {Retested::Failed, "failed"},
    {Retested::Unknown, "unknown"},
});

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
    OrNull::text(json, "source", rating.source);
    json.member("alert", rating.alert);
    OrNull::flag(json, "clear", rating.isClear);
    OrNull::flag(json, "runbook", rating.runbookHelped);
    OrNull::flag(json, "useful", rating.isUseful);
    return json.take();
}

} // namespace

std::string retroJson(const RetroPage &page)
{
    JsonWriter json;
    OrNull::time(json, "held_at", page.heldAt);
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
    OrNull::text(json, "alert", item.alert);
    OrNull::text(json, "experiment", item.experiment);
    OrNull::text(json, "owner", item.owner);
    OrNull::time(json, "due", item.due);
    json.member("opened_at", toRfc3339(item.openedAt));
    OrNull::time(json, "closed_at", item.closedAt);
    json.member("standing", wordIn(itemStandingWords, reported.standing));
    OrNull::text(json, "retest", item.retest);
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
