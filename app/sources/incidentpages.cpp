// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/incidentpages.h"

#include "app/sources/incidentroll.h"

#include <algorithm>

namespace Chaos {

namespace {
constexpr std::size_t mostIds = 200'000;
} // namespace

IncidentPages::IncidentPages(std::string source)
    : m_source(std::move(source))
{}

void IncidentPages::startAt(Instant since)
{
    if (!m_since)
        m_since = since;
}

std::optional<Page> IncidentPages::stamped(const std::string &id, const std::string &name,
                                           const Stamp &at, const Poll &poll)
{
    if (!settle(id) || !m_since || at.at - at.plusMinus < *m_since)
        return {};
    Page page{.at = at.at,
              .plusMinus = at.plusMinus,
              .evidence = Evidence::Stamp,
              .source = m_source,
              .name = name,
              .alerts = {id}};
    if (!isBelieved(at, poll))
        poll.since(poll.answeredAt).write(page);
    return page;
}

std::optional<Page> IncidentPages::noticed(const std::string &id, const std::string &name,
                                           const Stamp &triggered, const Poll &poll)
{
    if (!settle(id) || !poll.lastAskedAt)
        return {};
    Page page{.source = m_source, .name = name, .alerts = {id}};
    Between bounds = poll.since(poll.answeredAt);
    if (poll.clock && triggered.at != Instant{}) {
        const Instant earliest =
            poll.inRoom(triggered.at) - triggered.plusMinus - poll.clock->error;
        bounds.from = std::clamp(earliest, bounds.from, bounds.to);
    }
    bounds.write(page);
    return page;
}

bool IncidentPages::settle(const std::string &id)
{
    if (m_settled.size() >= mostIds)
        m_settled.clear();
    return m_settled.insert(id).second;
}

} // namespace Chaos
