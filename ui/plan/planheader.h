// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QTimer>
#include <QWidget>

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class PlanFigure;
class ReadinessModel;

/// The top of the plan screen: which day it is, how far off, and how ready.
class PlanHeader final : public QWidget
{
    Q_OBJECT

public:
    PlanHeader(LiveDay &live, const ReadinessModel &model, const Clock &clock, const Look &look,
               QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showFigures();
    void showFit(const std::optional<Micros> &overrun);

    LiveDay &m_live;
    const ReadinessModel &m_model;
    const Clock &m_clock;
    const Look &m_look;
    ElidedLabel *m_title;
    ElidedLabel *m_when;
    PlanFigure *m_ready;
    PlanFigure *m_holes;
    PlanFigure *m_alerts;
    PlanFigure *m_fits;
    QTimer m_minute; ///< the day may change while the window stands open
};

} // namespace Chaos
