// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "models/rules/tripping.h"

#include <QTimer>
#include <QWidget>

namespace Chaos {

class Checklist;
class CriteriaBox;
class Look;
class PanelHeading;
class WrapLabel;
struct Experiment;

/// The way back in view: the back-out plan as a checklist, when to take it, and the reset criteria
/// that are confirmed one by one. Above it, where the room performs any of it, the way there.
class BackOutPanel final : public QWidget
{
    Q_OBJECT

public:
    BackOutPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

    /// The first reset criterion that is not ticked; null when all are.
    [[nodiscard]] QWidget *openResetCriterion() const;

signals:
    void wished(const Chaos::Entry &entry);

private:
    void take(Touched what);
    void startAnew();
    void refresh();
    void refreshCriteria();
    [[nodiscard]] QString criteriaOf(const Experiment &experiment) const;
    [[nodiscard]] QString alarmOf(const Run &run, const std::vector<GuardSight> &sights) const;
    [[nodiscard]] QString doubtOf(const std::vector<GuardSight> &sights) const;

    LiveDay &m_live;
    const Clock &m_clock;
    PanelHeading *m_methodHeading;
    Checklist *m_method; ///< shown where the room performs any of it
    PanelHeading *m_planHeading;
    Checklist *m_plan;
    WrapLabel *m_noPlan;
    CriteriaBox *m_criteria;
    PanelHeading *m_resetHeading;
    Checklist *m_reset;
    WrapLabel *m_noReset;
    std::int64_t m_lookedUpTo = -1; ///< the last entry when guards were looked for
    QTimer m_soon; ///< guards are looked for ten times a second at most, however many alerts come
};

} // namespace Chaos
