// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/edithistory.h"
#include "models/items/errands.h"
#include "models/items/liveday.h"
#include "models/items/pendingedits.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Chaos {

/// The one way in which the plan screen changes the plan. Knows what is on its way and not folded
/// yet, so that no edit undoes another, and how to take everything back.
///
/// A wide edit, as that of an import, is worked out in another thread. Who asks for a value or
/// edits another meanwhile waits for it.
class PlanEditor final : public QObject
{
    Q_OBJECT

public:
    explicit PlanEditor(LiveDay &live, QObject *parent = nullptr);

    [[nodiscard]] const Day &day() const { return m_live.day(); }
    [[nodiscard]] const Plan &plan() const { return m_live.day().plan(); }
    /// The experiment with the edits that are on their way; nothing for a key that is not there.
    [[nodiscard]] std::optional<Experiment> experiment(const QString &key);
    [[nodiscard]] std::optional<StagingHost> host(const QString &key);
    [[nodiscard]] std::optional<AlertSource> source(const QString &key);

    /// Wishes for an experiment as it shall be, if it is not so already.
    void edit(const Experiment &changed);
    void edit(const StagingHost &changed);
    void edit(const AlertSource &changed);
    /// Wishes for these, in this order and together.
    void wish(const std::vector<Entry> &entries);
    void undo();
    void redo();
    [[nodiscard]] std::optional<EditHistory::Step> undoable() const { return m_history.undoable(); }
    [[nodiscard]] std::optional<EditHistory::Step> redoable() const { return m_history.redoable(); }

signals:
    void wished(const std::vector<Chaos::Entry> &entries);
    /// Something can be taken back or made again that could not be, or not any more.
    void historyChanged();
    void said(const QString &message);

private:
    /// What comes of an edit.
    struct Edit
    {
        EditHistory history{}; ///< with it
        PendingEdits pending{}; ///< what it adds to them
        std::vector<Entry> entries{};
    };
    /// Works out what to wish, for the plan as it will be, and notes it.
    using Act = std::function<std::vector<Entry>(EditHistory &, const Plan &ahead)>;

    void workOut(std::size_t width, const Act &act, const std::function<void(bool)> &then = {});
    void send(const Edit &edit);
    void turn(const std::optional<EditHistory::Step> &edit, const Act &act, const QString &done,
              const QString &nothing);
    void settle();
    void forget();

    LiveDay &m_live;
    EditHistory m_history;
    PendingEdits m_pending;
    Errands m_working;
};

} // namespace Chaos
