// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsalday.h"

#include "app/openday.h"
#include "app/rehearsal/rehearsalplan.h"
#include "models/day/entries.h"

#include <QDateTime>

namespace Chaos {

RehearsalDay::RehearsalDay(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_staging(clock)
    , m_rehearsal(m_staging)
{}

Outcome<Plan> RehearsalDay::open()
{
    const auto ports = m_staging.open();
    if (!ports)
        return ports.failure();
    const auto now = QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000);
    const auto plan = rehearsalPlan(*ports, now.date());
    if (plan)
        m_plan = *plan;
    return plan;
}

void RehearsalDay::begin(OpenDay &day)
{
    // The plan was durable before the journal was opened, so the journal does not tell of it.
    std::vector<Entry> planned = Entries::planned(m_plan);
    std::vector<EntryView> views;
    for (Entry &entry : planned)
        views.push_back(entry.view());
    m_rehearsal.take(views);
    connect(&day.journal(), &Journal::committed, &m_rehearsal,
            [this](const SharedBatch &batch) { m_rehearsal.take(batch->entries()); });
    m_rehearsal.begin();
}

} // namespace Chaos
