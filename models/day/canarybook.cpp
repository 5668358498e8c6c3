// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/canarybook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

namespace {

Canary sentIn(const EntryView &entry, PayloadObject &payload)
{
    Canary canary{.source = std::string(entry.subject),
                  .by = QString::fromUtf8(entry.actor.data(), qsizetype(entry.actor.size())),
                  .writtenAt = entry.at};
    canary.name = payload.text("name").value_or("");
    canary.until = instantOf(payload.number("until").value_or(microsOf(entry.at)));
    payload.eachMember("labels", [&](std::string_view name, std::string_view value) {
        canary.labels.push_back({std::string(name), std::string(value)});
    });
    std::ranges::sort(canary.labels, {}, &Label::name);
    return canary;
}

} // namespace

const Canary *CanaryBook::apply(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const std::string id{payload.text("canary").value_or("")};
    const auto known = std::ranges::find(m_all, id, &Canary::id);
    if (entry.kind == Kind::CanarySent) {
        if (id.empty() || known != m_all.end())
            return nullptr;
        Canary canary = sentIn(entry, payload);
        canary.id = id;
        return &m_all.emplace_back(std::move(canary));
    }
    if (known == m_all.end())
        return nullptr;
    switch (entry.kind) {
    case Kind::CanaryAccepted:
        known->sentAt =
            Stamp{instantOf(payload.number("at").value_or(microsOf(entry.at))),
                  Micros(std::max<std::int64_t>(0, payload.number("plus_minus").value_or(0)))};
        break;
    case Kind::CanaryCleared:
        known->clearedAt = entry.at;
        break;
    case Kind::CanaryFailed:
        known->failedAt = entry.at;
        known->failure = payload.string("why");
        known->neverLeft = known->neverLeft || payload.flag("never_left").value_or(false);
        break;
    default:
        return nullptr;
    }
    return &*known;
}

const Canary *CanaryBook::find(std::string_view id) const
{
    const auto it = std::ranges::find(m_all, id, &Canary::id);
    return it == m_all.end() ? nullptr : &*it;
}

const Canary *CanaryBook::lastOf(std::string_view source) const
{
    const auto newest = m_all | std::views::reverse;
    const auto it = std::ranges::find(newest, source, &Canary::source);
    return it == newest.end() ? nullptr : &*it;
}

bool CanaryBook::isAnyOut() const
{
    return std::ranges::any_of(m_all, &Canary::isOut);
}

} // namespace Chaos
