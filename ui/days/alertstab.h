// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"
#include "ui/days/dayrows.h"

#include <QWidget>

class QLineEdit;

namespace Chaos {

class DayTable;
class ElidedLabel;
class Look;
class TimesChart;
class WrapLabel;

/// The alert ledger: of each alert when it was proved last, how fast, by which experiment, and
/// whether it gets faster; the times of the chosen one as a chart.
class AlertsTab final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertsTab(const Look &look, QWidget *parent = nullptr);

    /// In the order in which they are shown.
    void setHistories(std::vector<AlertHistory> histories, QDate today);

private:
    void search();
    void show(const QString &key);

    std::vector<AlertHistory> m_histories;
    std::vector<DayTableRow> m_rows; ///< of the histories, before anything is searched
    QLineEdit *m_words;
    ElidedLabel *m_count;
    DayTable *m_table;
    ElidedLabel *m_title;
    ElidedLabel *m_pace;
    TimesChart *m_chart;
    WrapLabel *m_legend;
};

} // namespace Chaos
