// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/entry.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"

#include <optional>

namespace Chaos {

/// One stretch of the planned day, and what became of it.
struct DayPlanRow
{
    QString key{}; ///< of the experiment, or "break/KEY"
    QString experiment{}; ///< empty for a break
    QString pause{}; ///< empty for an experiment
    QString title{};
    Micros from{0}; ///< since midnight, as planned; since the day's beginning while it has no hours
    bool hasClock = true; ///< false while nobody has said when the day begins
    Micros length{0};
    Micros timeBox{0}; ///< of an experiment; the rest of the slot is for preparing and talking
    RunState state = RunState::Queued;
    std::optional<Micros> begun{}; ///< since midnight, in truth
    bool operator==(const DayPlanRow &) const = default;
};

/// The day as planned, in order of time: experiments and the breaks between them.
class DayPlanModel final : public KeyedListModel<DayPlanRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        PauseRole, ///< bool
        FromRole, ///< µs since midnight
        LengthRole, ///< µs
        TimeBoxRole, ///< µs
        StateRole, ///< int(RunState)
        BegunRole, ///< µs since midnight, or nothing
    };

    explicit DayPlanModel(LiveDay &live, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] Micros experimentTime() const;
    [[nodiscard]] Micros breakTime() const;
    /// What has to be written so that the row stands in front of row `before`. Nothing for a move
    /// that moves nothing, or that the day does not allow: what has begun stays where it is.
    [[nodiscard]] std::optional<Entry> moved(int row, int before) const;

private:
    void refresh();
    [[nodiscard]] std::optional<Entry> movedExperiment(const QString &key, int before) const;
    [[nodiscard]] std::optional<Entry> movedBreak(const QString &key, int before) const;

    LiveDay &m_live;
};

} // namespace Chaos
