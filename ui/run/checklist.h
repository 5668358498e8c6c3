// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/checklistmodel.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class Clock;
class Look;
class StepBox;

/// A checklist of the experiment under way as boxes to tick, or of the next one to read.
class Checklist final : public QWidget
{
    Q_OBJECT

public:
    Checklist(LiveDay &live, const Clock &clock, const Look &look, Entries::Checklist list,
              QWidget *parent = nullptr);

    [[nodiscard]] const ChecklistModel &model() const { return m_model; }
    /// The first box that is not ticked; null when all are.
    [[nodiscard]] QWidget *firstOpen() const;

signals:
    void wished(const Chaos::Entry &entry);
    void refreshed();

private:
    void refresh();
    void toggle(const ChecklistRow &row);

    LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    Entries::Checklist m_list;
    ChecklistModel m_model;
    QVBoxLayout *m_column;
    std::vector<StepBox *> m_boxes;
};

} // namespace Chaos
