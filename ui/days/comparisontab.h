// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/errands.h"
#include "models/rules/pastday.h"
#include "ui/days/comparisonsheet.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;

namespace Chaos {

class DayTable;
class ElidedLabel;
class Look;
class WrapLabel;

/// A day that can be chosen.
struct DayChoice
{
    QString key{};
    QString name{};
    bool isOver = false;
};

/// Two chosen days side by side.
class ComparisonTab final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonTab(const Look &look, QWidget *parent = nullptr);

    /// The two latest that are over are compared first.
    void setDays(std::shared_ptr<const KeptDays> kept, const std::vector<DayChoice> &choices);

private:
    /// Off this thread: it may take longer than a frame.
    void compare();
    /// Nothing: there are no two days.
    void show(std::optional<ComparisonSheet> sheet);

    std::shared_ptr<const KeptDays> m_kept;
    QComboBox *m_before;
    QComboBox *m_after;
    ElidedLabel *m_summary;
    DayTable *m_table;
    WrapLabel *m_empty;
    WrapLabel *m_legend;
    int m_asked = 0; ///< only what was asked for last is shown
    Errands m_errands; ///< last, so that it goes first
};

} // namespace Chaos
