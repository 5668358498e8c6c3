// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planeditor.h"

#include "models/day/entries.h"
#include "ui/plan/planwords.h"

namespace Chaos {

namespace {
/// An edit of no more entries is worked out at once, in a millisecond or two.
constexpr std::size_t narrow = 16;
} // namespace

PlanEditor::PlanEditor(LiveDay &live, QObject *parent)
    : QObject(parent)
    , m_live(live)
{
    connect(&live, &LiveDay::changed, this, &PlanEditor::settle);
    connect(&live, &LiveDay::replaced, this, &PlanEditor::forget);
}

std::optional<Experiment> PlanEditor::experiment(const QString &key)
{
    m_working.finish();
    const Experiment *live = plan().experiment(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
}

std::optional<StagingHost> PlanEditor::host(const QString &key)
{
    m_working.finish();
    const StagingHost *live = plan().host(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
}

std::optional<AlertSource> PlanEditor::source(const QString &key)
{
    m_working.finish();
    const AlertSource *live = plan().source(key);
    return live ? std::optional(m_pending.ahead(*live)) : std::nullopt;
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
    const auto shared = std::make_shared<const std::vector<Entry>>(entries);
    workOut(entries.size(), [shared](EditHistory &history, const Plan &ahead) {
        history.note(ahead, *shared);
        return *shared;
    });
}

void PlanEditor::undo()
{
    m_working.finish();
    const auto undo = [](EditHistory &history, const Plan &ahead) { return history.undo(ahead); };
    turn(m_history.undoable(), undo, tr("Undone: %1"), tr("There is nothing to undo."));
}

void PlanEditor::redo()
{
    m_working.finish();
    const auto redo = [](EditHistory &history, const Plan &ahead) { return history.redo(ahead); };
    turn(m_history.redoable(), redo, tr("Done again: %1"), tr("There is nothing to do again."));
}

void PlanEditor::turn(const std::optional<EditHistory::Step> &edit, const Act &act,
                      const QString &done, const QString &nothing)
{
    if (!edit)
        return emit said(nothing);
    const QString text = done.arg(PlanWords::edit(*edit, m_pending.ahead(plan())));
    workOut(edit->entries, act,
            [this, text, nothing](bool isAny) { emit said(isAny ? text : nothing); });
}

/// `width`: of how many entries the edit is, about.
void PlanEditor::workOut(std::size_t width, const Act &act, const std::function<void(bool)> &then)
{
    m_working.finish();
    auto work = [act, ahead = m_pending.ahead(plan()), edit = Edit{m_history}]() mutable {
        edit.entries = act(edit.history, ahead);
        edit.pending.note(ahead, edit.entries);
        return edit;
    };
    const auto end = [this, then](const Edit &edit) {
        if (then)
            then(!edit.entries.empty());
        send(edit);
    };
    if (width <= narrow)
        end(work());
    else
        m_working.run(work, end);
}

void PlanEditor::send(const Edit &edit)
{
    m_history = edit.history;
    m_pending.note(edit.pending);
    if (!edit.entries.empty())
        emit wished(edit.entries);
    emit historyChanged();
}

void PlanEditor::settle()
{
    m_pending.settle(plan());
}

void PlanEditor::forget()
{
    m_working.forget();
    m_pending.clear();
    m_history.clear();
    emit historyChanged();
}

} // namespace Chaos
