// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"
#include "models/rules/acts.h"
#include "models/rules/readiness.h"

#include <QTimer>

#include <optional>

namespace Chaos {

/// One experiment in the queue, as far as it has come.
struct QueueRow
{
    QString key{};
    QString title{};
    RunState state = RunState::Queued;
    bool isCurrent = false; ///< under way
    bool isNext = false; ///< the one that Start would start
    Micros timeBox{0}; ///< 0: none given
    std::optional<Micros> took{}; ///< trigger to confirmed reset
    std::vector<Concern> holes{}; ///< only while queued
    int expected = 0; ///< expected alerts
    int known = 0; ///< of these, identified by monitoring since the trigger
    int told = 0; ///< of these, notified to a person since the trigger
    std::optional<Elapsed> timeToKnow{};
    std::optional<Elapsed> timeToDetection{};
    std::optional<bool> held{};
    QString driver{}; ///< name of who performs it
    QString reason{}; ///< why it was skipped or taken out
    bool takenOut = false;
    bool operator==(const QueueRow &) const = default;
};

/// The experiments of the day in order.
///
/// What is measured of a run costs by what the day's alerts did; it is counted in slices, so that a
/// long day does not stop the window. Until it is counted anew a row shows what it showed before.
class QueueModel final : public KeyedListModel<QueueRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        StateRole, ///< int(RunState)
        CurrentRole,
        NextRole,
        TimeBoxRole, ///< µs
        TookRole, ///< µs, or nothing
        HoleCountRole,
        FirstHoleRole, ///< int(ReadinessRule), or nothing
        ExpectedRole,
        KnownRole,
        ToldRole,
        TimeToKnowRole, ///< µs, or nothing
        TimeToDetectionRole, ///< µs, or nothing
        HeldRole, ///< bool, or nothing
        DriverRole,
        ReasonRole,
        TakenOutRole,
    };

    QueueModel(LiveDay &live, const Clock &clock, QObject *parent = nullptr,
               Micros slice = std::chrono::milliseconds(4));

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Experiments that are over: finished or skipped.
    [[nodiscard]] int doneCount() const;
    /// Whether every row shows what was measured since the last change.
    [[nodiscard]] bool isSettled() const { return m_uncounted.empty(); }
    /// Experiments that are to be performed or were: all but those taken out of the plan.
    [[nodiscard]] int dueCount() const;
    /// How far the day is behind its plan at `now`, if it began at `begin`: the time gone less the
    /// time-boxes of what is over and the part of the running one that its time-box covers.
    [[nodiscard]] Micros behind(Instant begin, Instant now) const;

private:
    void startAnew();
    void bringRows();
    void refresh();
    void refreshCurrent();
    void take(Touched what);
    void count();
    void countRow(const QString &experiment);
    [[nodiscard]] QueueRow rowFor(const Run &run) const;

    LiveDay &m_live;
    const Clock &m_clock;
    const Micros m_length; ///< of a slice
    std::vector<QString> m_uncounted; ///< experiments; the next one is the last
    QTimer m_slice; ///< runs until the next slice
    QTimer m_soon; ///< runs until alerts are counted again: they come in storms
};

} // namespace Chaos
