// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/repeating.h"

#include <QWidget>

#include <memory>

namespace Chaos {

class ActButton;
class DayTable;
class ElidedLabel;
class Look;
struct RepeatSheet;
class WrapLabel;

/// The experiments to be repeated, with their reasons; those that are chosen go into a plan.
class RepeatTab final : public QWidget
{
    Q_OBJECT

public:
    explicit RepeatTab(const Look &look, QWidget *parent = nullptr);

    void setSheet(std::shared_ptr<const RepeatSheet> sheet);
    /// Empty: no day is open, and nothing can be put into its plan.
    void setDayTitle(const QString &title);

signals:
    void planWished(const std::vector<Chaos::ToRepeat> &chosen);
    void saveWished(const std::vector<Chaos::ToRepeat> &chosen);

private:
    void refresh();
    [[nodiscard]] std::vector<ToRepeat> chosen() const;

    std::shared_ptr<const RepeatSheet> m_sheet;
    QString m_dayTitle;
    ElidedLabel *m_count;
    ActButton *m_put;
    ActButton *m_save;
    DayTable *m_table;
    WrapLabel *m_reasons;
    WrapLabel *m_empty;
    WrapLabel *m_legend;
};

} // namespace Chaos
