// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>

class QLineEdit;

namespace Chaos {

struct AlertSheet;
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

    void setSheet(std::shared_ptr<const AlertSheet> sheet);

private:
    void search();
    void show(const QString &key);

    std::shared_ptr<const AlertSheet> m_sheet; ///< before anything is searched
    QLineEdit *m_words;
    ElidedLabel *m_count;
    DayTable *m_table;
    ElidedLabel *m_title;
    ElidedLabel *m_pace;
    TimesChart *m_chart;
    WrapLabel *m_legend;
};

} // namespace Chaos
