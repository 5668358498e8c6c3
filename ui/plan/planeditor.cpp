// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planeditor.h"

#include "models/day/entries.h"
#include "ui/plan/planwords.h"

namespace Chaos {

PlanEditor::PlanEditor(LiveDay &live, QObject *parent)
    : QObject(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::changed, this, &PlanEditor::settle);
    connect(&live, &LiveDay::replaced, this, &PlanEditor::forget);
}

std::optional<Experiment> PlanEditor::experiment(const QString &key) const
{
    const Experiment *live = plan().experiment(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
}

std::optional<StagingHost> PlanEditor::host(const QString &key) const
{
    const StagingHost *live = plan().host(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
}

std::optional<AlertSource> PlanEditor::source(const QString &key) const
{
    const AlertSource *live = plan().source(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
}

Plan PlanEditor::planAhead() const
{
    return m_pending.ahead(plan());
}

void PlanEditor::edit(const Experiment &changed)
{
    const auto before = experiment(changed.key);
    if (before && *before != changed)
        wish({Entries::planned(changed)});
}

void PlanEditor::edit(const StagingHost &changed)
{
    const auto before = host(changed.key);
    if (before && *before != changed)
        wish({Entries::planned(changed)});
}

void PlanEditor::edit(const AlertSource &changed)
{
    const auto before = source(changed.key);
    if (before && *before != changed)
        wish({Entries::planned(changed)});
}

void PlanEditor::wish(const std::vector<Entry> &entries)
{
    if (entries.empty())
        return;
    const Plan ahead = planAhead();
    m_history.note(ahead, entries);
    send(ahead, entries);
}

void PlanEditor::undo()
{
    const Plan ahead = planAhead();
    const auto edit = m_history.undoable();
    const std::vector<Entry> entries = m_history.undo(ahead);
    if (entries.empty() || !edit)
        return emit said(tr("There is nothing to undo."));
    emit said(tr("Undone: %1").arg(PlanWords::edit(*edit, ahead)));
    send(ahead, entries);
}

void PlanEditor::redo()
{
    const Plan ahead = planAhead();
    const auto edit = m_history.redoable();
    const std::vector<Entry> entries = m_history.redo(ahead);
    if (entries.empty() || !edit)
        return emit said(tr("There is nothing to do again."));
    emit said(tr("Done again: %1").arg(PlanWords::edit(*edit, ahead)));
    send(ahead, entries);
}

void PlanEditor::send(const Plan &ahead, const std::vector<Entry> &entries)
{
    m_pending.note(ahead, entries);
    emit wished(entries);
    emit historyChanged();
}

void PlanEditor::settle()
{
    m_pending.settle(plan());
}

void PlanEditor::forget()
{
    m_pending.clear();
    m_history.clear();
    emit historyChanged();
}

} // namespace Chaos
