// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/daycomparison.h"

#include <QWidget>

#include <memory>

class QComboBox;

namespace Chaos {

class DayTable;
class ElidedLabel;
class Look;
class WrapLabel;

/// Two chosen days side by side.
class ComparisonTab final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonTab(const Look &look, QWidget *parent = nullptr);

    /// The two latest that are over are compared first.
    void setDays(std::shared_ptr<const KeptDays> kept);

private:
    void compare();

    std::shared_ptr<const KeptDays> m_kept;
    QComboBox *m_before;
    QComboBox *m_after;
    ElidedLabel *m_summary;
    DayTable *m_table;
    WrapLabel *m_empty;
    WrapLabel *m_legend;
};

} // namespace Chaos
