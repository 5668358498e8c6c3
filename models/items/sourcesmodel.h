// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"

#include <optional>

namespace Chaos {

/// One alert source and whether it can be believed.
struct SourceRow
{
    QString key{};
    QString title{};
    SourceHealth health = SourceHealth::Waiting;
    QString reason{}; ///< of failing, or what it lacks while it is live
    Instant since{};
    std::optional<ClockReading> clock{}; ///< its clock against the room's, newest reading
    bool operator==(const SourceRow &) const = default;
};

/// The alert sources of the plan.
class SourcesModel final : public KeyedListModel<SourceRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        HealthRole, ///< int(SourceHealth)
        ReasonRole,
        SinceRole, ///< µs since 1970; 0 before the first word of it
        OffsetRole, ///< µs, source minus room; nothing while unmeasured
        OffsetErrorRole, ///< µs, to either side
    };

    explicit SourcesModel(LiveDay &live, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void refresh();
    void take(Touched what);

    LiveDay &m_live;
};

} // namespace Chaos
