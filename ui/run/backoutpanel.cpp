// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/backoutpanel.h"

#include "models/rules/matching.h"
#include "ui/run/checklist.h"
#include "ui/run/criteriabox.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QVBoxLayout>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

BackOutPanel::BackOutPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_planHeading(new PanelHeading(look, tr("Back-out plan"), this))
    , m_plan(new Checklist(live, clock, look, Entries::Checklist::BackOut, this))
    , m_noPlan(new WrapLabel(look, Face::Body, Ink::Warning, this))
    , m_criteria(new CriteriaBox(look, this))
    , m_resetHeading(new PanelHeading(look, tr("Reset criteria"), this))
    , m_reset(new Checklist(live, clock, look, Entries::Checklist::Reset, this))
    , m_noReset(new WrapLabel(look, Face::Body, Ink::Warning, this))
{
    setObjectName(u"backOutPanel"_s);
    m_criteria->setObjectName(u"backOutCriteria"_s);
    m_noReset->setText(tr("No reset criteria. Agree on how you will know that all is as before."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_planHeading, m_plan, m_noPlan, m_criteria, m_resetHeading, m_reset, m_noReset})
        column->addWidget(part);
    column->insertSpacing(column->indexOf(m_criteria), step);
    column->insertSpacing(column->indexOf(m_resetHeading), 2 * step);

    connect(m_plan, &Checklist::wished, this, &BackOutPanel::wished);
    connect(m_reset, &Checklist::wished, this, &BackOutPanel::wished);
    connect(m_plan, &Checklist::refreshed, this, &BackOutPanel::refresh);
    connect(m_reset, &Checklist::refreshed, this, &BackOutPanel::refresh);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &BackOutPanel::refreshCriteria);
    connect(&live, &LiveDay::replaced, this, &BackOutPanel::startAnew);
    connect(&live, &LiveDay::changed, this, &BackOutPanel::take);
    refresh();
}

QWidget *BackOutPanel::openResetCriterion() const
{
    return m_reset->firstOpen();
}

void BackOutPanel::take(Touched what)
{
    if (touches(what, Touched::Alerts) && !m_soon.isActive())
        m_soon.start();
}

void BackOutPanel::startAnew()
{
    m_lookedUpTo = -1;
    refresh();
}

void BackOutPanel::refresh()
{
    const bool hasExperiment = !m_plan->model().experiment().isEmpty();
    const auto note = [](const ChecklistModel &model) {
        return model.rowCount() == 0
            ? QString()
            : tr("%1 of %2 done").arg(model.doneCount()).arg(model.rowCount());
    };
    m_planHeading->setNote(note(m_plan->model()));
    m_resetHeading->setNote(note(m_reset->model()));
    m_noPlan->setText(hasExperiment
                          ? tr("No back-out plan. Agree on one before you trigger.")
                          : tr("The way back of the experiment under way will stand here."));
    m_noPlan->setInk(hasExperiment ? Ink::Warning : Ink::Faint);
    m_noPlan->setVisible(m_plan->model().rowCount() == 0);
    m_criteria->setVisible(hasExperiment);
    m_noReset->setVisible(hasExperiment && m_reset->model().rowCount() == 0);
    m_plan->setVisible(m_plan->model().rowCount() > 0);
    m_reset->setVisible(m_reset->model().rowCount() > 0);
    m_resetHeading->setVisible(hasExperiment);
    // Both checklists tell of the same change; to look for guards costs by what the day's alerts
    // did.
    if (std::exchange(m_lookedUpTo, m_live.day().lastSequence()) != m_live.day().lastSequence())
        refreshCriteria();
}

void BackOutPanel::refreshCriteria()
{
    const Experiment *const experiment =
        m_live.day().plan().experiment(m_plan->model().experiment());
    if (!experiment)
        return;
    const QString guard = firingGuard();
    m_criteria->show(criteriaOf(*experiment),
                     guard.isEmpty() ? QString() : tr("%1 fires: back out now (F8)").arg(guard));
}

QString BackOutPanel::criteriaOf(const Experiment &experiment) const
{
    QStringList criteria;
    for (const QString &criterion : experiment.backOutCriteria)
        criteria << criterion.trimmed();
    for (const NamedAlert &guard : experiment.guardAlerts)
        criteria << tr("%1 fires").arg(guard.name);
    if (criteria.isEmpty())
        return tr("No back-out criteria. Agree on when to go back before you trigger.");
    return tr("Back out if %1").arg(criteria.join(tr(", or ")));
}

/// The name of a guard alert that fires while the fault is applied; empty if none does.
QString BackOutPanel::firingGuard() const
{
    const Day &day = m_live.day();
    const Run *const run = day.current();
    if (!run || run->state != RunState::Triggered)
        return {};
    const Instant now = m_clock.now();
    for (const AttributedLane &attributed : attribute(day, *run, now)) {
        const Lane &lane = day.alerts().lanes()[attributed.lane];
        if (attributed.as == Attribution::Guard && lane.steps.at(now) == AlertState::Firing)
            return QString::fromStdString(lane.name);
    }
    return {};
}

} // namespace Chaos
