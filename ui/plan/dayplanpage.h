// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/dayplanmodel.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace Chaos {

class ActButton;
class ElidedLabel;
class Look;
class MovableList;
class NameField;
class PlanForm;
class WrapLabel;

/// The day as a whole: what it is called, when and where it is; below that its order: when each
/// experiment is planned, for how long, the breaks, and whether all of it fits the window.
class DayPlanPage final : public QWidget
{
    Q_OBJECT

public:
    DayPlanPage(LiveDay &live, const Look &look, QWidget *parent = nullptr);

signals:
    void wished(const std::vector<Chaos::Entry> &entries);
    /// The experiment whose row was chosen.
    void chosen(const QString &experiment);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeHours(QWidget *parent);
    [[nodiscard]] QWidget *makeNoHours();
    [[nodiscard]] QWidget *makeFoot();
    void refresh();
    void refreshHours();
    void refreshFoot();
    void addBreak();
    void move(const QModelIndex &index, int before);
    [[nodiscard]] const DayDescription &description() const;
    void describe(const DayDescription &day);
    void forgetWish();
    void setHour(QTime DayDescription::*end, const QString &word);
    void beginWithCustomaryHours();
    void setLength(Micros length);
    void setTitle(const QString &title);
    void removeBreak();
    [[nodiscard]] const DayPlanRow *current() const;
    [[nodiscard]] const Break *currentBreak() const;

    LiveDay &m_live;
    const Look &m_look;
    DayPlanModel m_model;
    ElidedLabel *m_sums = nullptr;
    QWidget *m_hours = nullptr;
    QWidget *m_noHours = nullptr;
    NameField *m_from = nullptr;
    NameField *m_to = nullptr;
    PlanForm *m_form = nullptr;
    std::optional<DayDescription> m_wished{}; ///< on its way
    QTimer m_patience; ///< for it
    MovableList *m_list;
    WrapLabel *m_empty;
    QWidget *m_foot = nullptr;
    ElidedLabel *m_what = nullptr;
    NameField *m_title = nullptr;
    NameField *m_length = nullptr;
    ElidedLabel *m_wrong = nullptr;
    ActButton *m_remove = nullptr;
};

} // namespace Chaos
