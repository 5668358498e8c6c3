// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/instant.h"
#include "models/day/outcome.h"
#include "models/day/worldbook.h"

#include <QString>

#include <optional>

namespace Chaos {

/// Whether a source can be believed, told only when that changes.
class HealthWatch
{
public:
    explicit HealthWatch(QString source);

    /// It is about to be asked for the first time.
    [[nodiscard]] std::optional<Entry> waits();
    /// It may lack something all the same, in words for the operator.
    [[nodiscard]] std::optional<Entry> answered(const QString &lack = {});
    /// One lost answer of a source that was well is nothing yet; two in a row, or one of a source
    /// that never answered, are a failure.
    [[nodiscard]] std::optional<Entry> failed(const Failure &failure);
    /// There is no doubt about it: once is enough.
    [[nodiscard]] std::optional<Entry> failedForCertain(const Failure &failure);
    [[nodiscard]] SourceHealth health() const { return m_health; }

private:
    [[nodiscard]] std::optional<Entry> turn(SourceHealth health, const QString &reason);

    QString m_source;
    SourceHealth m_health = SourceHealth::Waiting;
    QString m_reason;
    Failure::Kind m_kind = Failure::Kind::Cancelled;
    bool m_isTold = false;
    int m_failures = 0;
};

} // namespace Chaos
