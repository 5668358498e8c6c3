// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"

#include <optional>

namespace Chaos {

/// One staging host and how it stood lately.
struct HostRow
{
    QString key{};
    QString title{};
    HostState state = HostState::Unknown;
    QString detail{}; ///< what the probe said: "503", "refused"
    std::optional<double> latency{}; ///< ms, of the newest answer; nothing while it gives none
    std::vector<HostStretch> stretches{}; ///< of `HostsModel::span`, in order of time
    bool operator==(const HostRow &) const = default;
};

/// The staging hosts of the plan.
class HostsModel final : public KeyedListModel<HostRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        StateRole, ///< int(HostState)
        DetailRole,
        LatencyRole, ///< ms, or nothing
        StretchCountRole,
    };

    /// How far back the stretches go. The first one may begin earlier, the last is still open.
    static constexpr Micros span = std::chrono::minutes(10);

    HostsModel(LiveDay &live, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void refresh();
    void take(Touched what);
    [[nodiscard]] HostRow rowFor(const StagingHost &host) const;

    LiveDay &m_live;
    const Clock &m_clock;
};

} // namespace Chaos
