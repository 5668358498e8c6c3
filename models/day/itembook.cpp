// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/itembook.h"

#include "models/day/payload.h"

#include <algorithm>

namespace Chaos {

namespace {

QString subjectOf(const EntryView &entry)
{
    return QString::fromUtf8(entry.subject.data(), qsizetype(entry.subject.size()));
}

ItemKind kindIn(PayloadObject &payload, ItemKind otherwise)
{
    const auto word = payload.text("kind");
    return word ? valueIn(itemKindWords, *word, ItemKind::Other) : otherwise;
}

ActionItem openedIn(const EntryView &entry, PayloadObject &payload, const QString &experiment)
{
    ActionItem item{.key = subjectOf(entry), .openedAt = entry.at};
    item.text = payload.string("text");
    item.owner = payload.string("owner");
    item.alert = payload.string("alert");
    // Before items had kinds, those that named an alert were the ones that mend it.
    item.kind = kindIn(payload, item.alert.isEmpty() ? ItemKind::Other : ItemKind::Alert);
    if (const auto due = payload.number("due"))
        item.due = instantOf(*due);
    item.experiment = payload.string("experiment");
    if (item.experiment.isEmpty())
        item.experiment = experiment;
    return item;
}

/// All of what people may change of it, as it is from now on.
void change(ActionItem &item, PayloadObject &payload)
{
    item.text = payload.string("text");
    item.owner = payload.string("owner");
    item.alert = payload.string("alert");
    item.kind = kindIn(payload, ItemKind::Other);
    const auto due = payload.number("due");
    item.due = due ? std::optional(instantOf(*due)) : std::nullopt;
}

void copy(ActionItem &item, PayloadObject &payload)
{
    ItemCopy made{.tracker = payload.string("tracker")};
    made.project = payload.string("project");
    made.id = payload.string("id");
    made.url = payload.string("url");
    const auto known = std::ranges::find_if(item.copies, [&](const ItemCopy &one) {
        return one.tracker == made.tracker && one.project == made.project;
    });
    if (known == item.copies.end())
        item.copies.push_back(std::move(made));
    else
        *known = std::move(made);
}

} // namespace

std::optional<ActionItem> ItemBook::apply(const EntryView &entry, const QString &experiment)
{
    Payload document;
    auto payload = document.read(entry);
    const auto item = std::ranges::find(m_items, subjectOf(entry), &ActionItem::key);
    if (entry.kind == Kind::ItemOpened) {
        if (item != m_items.end())
            return {};
        return m_items.emplace_back(openedIn(entry, payload, experiment));
    }
    if (item == m_items.end())
        return {};
    switch (entry.kind) {
    case Kind::ItemChanged:
        change(*item, payload);
        break;
    case Kind::ItemClosed:
        item->closedAt = entry.at;
        break;
    case Kind::ItemReopened:
        item->closedAt.reset();
        break;
    case Kind::ItemRetested:
        item->retest = payload.string("experiment");
        break;
    case Kind::ItemExported:
        copy(*item, payload);
        break;
    case Kind::ItemRemoved: {
        std::optional<ActionItem> gone = std::move(*item);
        m_items.erase(item);
        return gone;
    }
    default:
        return {};
    }
    return *item;
}

} // namespace Chaos
