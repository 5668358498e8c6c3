// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/pagebook.h"

#include "models/day/payload.h"

#include <algorithm>

namespace Chaos {

void PageBook::apply(const EntryView &entry, const QString &experiment)
{
    Payload document;
    auto payload = document.read(entry);
    Page page;
    page.seenAt = entry.at;
    page.sequence = entry.sequence;
    page.experiment = experiment;
    page.source = payload.text("source").value_or("by hand");
    page.name = payload.text("name").value_or("");
    page.at = instantOf(payload.number("at").value_or(microsOf(entry.at)));
    page.plusMinus = Micros(std::max<std::int64_t>(0, payload.number("plus_minus").value_or(0)));
    page.evidence =
        valueIn(evidenceWords, payload.text("evidence").value_or(""), Evidence::Received);
    payload.eachElement("alerts", [&](simdjson::ondemand::value value) {
        std::string_view fingerprint;
        if (!value.get_string().get(fingerprint))
            page.alerts.emplace_back(fingerprint);
    });
    page.groupKey = payload.text("group").value_or("");
    payload.eachMember("group_labels", [&](std::string_view name, std::string_view value) {
        page.groupLabels.push_back({std::string(name), std::string(value)});
    });
    std::ranges::sort(page.groupLabels, {}, &Label::name);
    m_pages.push_back(std::move(page));
}

} // namespace Chaos
