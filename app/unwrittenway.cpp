// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/unwrittenway.h"

#include <algorithm>

namespace Chaos {

namespace {

bool tellsOfTheWay(const Entry &entry)
{
    return entry.kind == Kind::ExperimentBackedOut || entry.kind == Kind::StopRaised
        || entry.kind == Kind::StepBegan || entry.kind == Kind::StepEnded;
}

bool leadsBack(const Entry &entry)
{
    return entry.kind == Kind::ExperimentBackedOut || entry.kind == Kind::StopRaised;
}

} // namespace

void UnwrittenWay::expect(std::span<const Entry> entries, const Day &durable)
{
    for (const Entry &entry : entries) {
        if (!tellsOfTheWay(entry))
            continue;
        m_unwritten.push_back(entry);
        if (m_ahead)
            add(m_unwritten.back());
    }
    goAhead(durable);
}

void UnwrittenWay::written(std::span<const EntryView> entries)
{
    if (m_unwritten.empty())
        return;
    for (const EntryView &entry : entries) {
        if (std::erase_if(m_unwritten, [&](const Entry &one) { return one.id == entry.id; }) > 0)
            m_lastWritten = std::max(m_lastWritten, entry.sequence);
    }
}

void UnwrittenWay::setWritingFails(bool fails, const Day &durable)
{
    m_fails = fails;
    goAhead(durable);
}

void UnwrittenWay::catchUp(const Day &durable)
{
    if (m_unwritten.empty() && durable.lastSequence() >= m_lastWritten)
        m_ahead.reset();
}

void UnwrittenWay::goAhead(const Day &durable)
{
    const Run *run = durable.current();
    const bool isGoingBack = run && run->state == RunState::BackedOut;
    const bool isWanted = std::ranges::any_of(
        m_unwritten, [&](const Entry &entry) { return isGoingBack || leadsBack(entry); });
    if (m_ahead || !m_fails || !isWanted)
        return;
    m_ahead = durable;
    for (Entry &entry : m_unwritten)
        add(entry);
}

/// Its sequence is not known yet, and is more than all that are.
void UnwrittenWay::add(Entry &entry)
{
    EntryView view = entry.view();
    view.sequence = m_ahead->lastSequence() + 1;
    m_ahead->apply(view);
}

} // namespace Chaos
