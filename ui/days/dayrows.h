// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/keyedlistmodel.h"
#include "ui/widgets/statedot.h"

#include <QString>

#include <optional>
#include <vector>

namespace Chaos {

struct DayCell
{
    QString text{};
    Ink ink = Ink::Text;
    std::optional<StateDot::Shape> dot{}; ///< before the text, in its colour
    bool isNumber = false; ///< in the face of figures
    bool operator==(const DayCell &) const = default;
};

/// A test in a row's little chart.
struct SparkPoint
{
    double at = 0; ///< 0 the first day, 1 the last
    std::optional<double> seconds{}; ///< nothing: not measured
    bool isProven = false;
    bool operator==(const SparkPoint &) const = default;
};

/// A row of what many days tell, in words.
struct DayTableRow
{
    QString key{};
    bool isHeading = false; ///< of the rows below it: only its first cell is shown
    std::vector<DayCell> cells{};
    std::vector<SparkPoint> spark{}; ///< drawn at the left of the last cell
    QStringList tip{}; ///< lines
    bool operator==(const DayTableRow &) const = default;
};

class DayRows final : public KeyedListModel<DayTableRow>
{
    Q_OBJECT

public:
    using KeyedListModel::KeyedListModel;

    void setRows(std::vector<DayTableRow> rows) { merge(std::move(rows)); }
    /// Null for a row that is none.
    [[nodiscard]] const DayTableRow *row(const QModelIndex &index) const { return rowAt(index); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
};

} // namespace Chaos
