// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/backoutpanel.h"

#include "ui/run/checklist.h"
#include "ui/run/criteriabox.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

BackOutPanel::BackOutPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_methodHeading(new PanelHeading(look, tr("Method"), this))
    , m_method(new Checklist(live, clock, look, Entries::Checklist::Method, this))
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
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_methodHeading, m_method, m_planHeading, m_plan,
                                          m_noPlan, m_criteria, m_resetHeading, m_reset, m_noReset})
        column->addWidget(part);
    column->insertSpacing(column->indexOf(m_criteria), step);
    column->insertSpacing(column->indexOf(m_resetHeading), 2 * step);

    connect(m_method, &Checklist::wished, this, &BackOutPanel::wished);
    connect(m_method, &Checklist::refreshed, this, &BackOutPanel::refresh);
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
    constexpr Touched concerned =
        Touched::Alerts | Touched::Samples | Touched::Sources | Touched::Queue;
    if (touches(what, concerned) && !m_soon.isActive())
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
    const bool isScripted =
        std::ranges::any_of(m_method->model().rows(), &ChecklistRow::isScripted);
    m_methodHeading->setVisible(isScripted);
    m_method->setVisible(isScripted);
    m_methodHeading->setNote(note(m_method->model()));
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
    const Day &day = m_live.day();
    const Experiment *const experiment = day.plan().experiment(m_plan->model().experiment());
    if (!experiment)
        return;
    const Run *const run = day.current();
    const bool isUnderWay = run && run->experiment == experiment->key;
    const auto sights = isUnderWay ? guardsOf(day, *run, m_clock.now()) : std::vector<GuardSight>{};
    m_criteria->show(criteriaOf(*experiment), isUnderWay ? alarmOf(*run, sights) : QString(),
                     doubtOf(sights));
}

QString BackOutPanel::criteriaOf(const Experiment &experiment) const
{
    QStringList criteria;
    for (const QString &criterion : experiment.backOutCriteria)
        criteria << criterion.trimmed();
    for (const MeasuredCriterion &criterion : experiment.measuredCriteria)
        criteria << criterionText(criterion);
    for (const NamedAlert &guard : experiment.guardAlerts)
        criteria << tr("%1 fires").arg(guard.name);
    if (criteria.isEmpty())
        return tr("No back-out criteria. Agree on when to go back before you trigger.");
    return tr("Back out if %1").arg(criteria.join(tr(", or ")));
}

/// While the fault is applied, what says that it is time to go back; after it, that the room went
/// back by itself and people have to follow.
QString BackOutPanel::alarmOf(const Run &run, const std::vector<GuardSight> &sights) const
{
    if (run.state == RunState::BackedOut && !run.trippedGuards.empty()
        && !run.backOutReason.isEmpty())
        return tr("Backed out %1. Go through the back-out plan.").arg(run.backOutReason);
    const QStringList what = alarmsOf(run, sights);
    return what.isEmpty() ? QString() : tr("%1: back out now (F8)").arg(what.join(tr(", ")));
}

/// Nobody should take a guard that sees nothing for one that sees nothing wrong.
QString BackOutPanel::doubtOf(const std::vector<GuardSight> &sights) const
{
    QStringList unseen;
    QStringList before;
    for (const GuardSight &sight : sights) {
        if (sight.standing == GuardSight::Standing::Unseen)
            unseen << sight.guard;
        else if (sight.standing == GuardSight::Standing::BeforeTrigger)
            before << sight.guard;
    }
    QStringList doubts;
    if (!unseen.isEmpty())
        doubts << tr("Cannot be seen just now: %1.").arg(unseen.join(tr(", ")));
    if (!before.isEmpty())
        doubts << tr("Was so before the trigger, and says nothing: %1.").arg(before.join(tr(", ")));
    return doubts.join(u' ');
}

} // namespace Chaos
