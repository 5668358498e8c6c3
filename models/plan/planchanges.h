// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/kind.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Chaos {

/// One thing that an import changes in a day, in the words of the plan file.
struct PlanChange
{
    struct Field
    {
        QString name{}; ///< as the file calls it
        QString before{}; ///< empty: it was not there
        QString after{}; ///< empty: it is there no more
        bool operator==(const Field &) const = default;
    };

    Kind kind = Kind::DayDescribed; ///< of the entry that will make the change
    QString key{}; ///< empty for the day's description and the order of the queue
    QString title{}; ///< as people call it: "experiment checkout-db"
    QString name{}; ///< its own: "Checkout loses its database"; empty where it has none
    bool isNew = false;
    std::vector<Field> fields{}; ///< those that differ, in the file's order
    bool operator==(const PlanChange &) const = default;
};

/// One line for what changes and, where it was there before, one indented line a field:
/// "experiment checkout-db", "    time_box: 10m → 5m".
[[nodiscard]] QStringList linesOf(const PlanChange &change);

} // namespace Chaos
