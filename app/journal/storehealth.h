// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Chaos {

/// What an examination of a store found.
struct StoreHealth
{
    qint64 days = 0;
    qint64 entries = 0;
    qint64 pictures = 0;
    QStringList findings{}; ///< in words for the operator; none: the store is sound

    [[nodiscard]] bool isSound() const { return findings.isEmpty(); }
    bool operator==(const StoreHealth &) const = default;
};

} // namespace Chaos
