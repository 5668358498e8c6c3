// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/rehearsalline.h"

#include "models/steps/rehearsing.h"
#include "ui/theme/look.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestFailure = 300; ///< characters of one that is shown

QString outcomeOf(const BackOutRehearsal &rehearsal)
{
    const QString at = QDateTime::fromMSecsSinceEpoch(microsOf(rehearsal.askedAt) / 1000)
                           .toString(u"d MMM HH:mm"_s);
    QStringList lines;
    if (rehearsal.isUnderWay)
        lines << RehearsalLine::tr("Being tried: %1 of %2 done")
                     .arg(rehearsal.succeeded)
                     .arg(rehearsal.steps);
    else if (rehearsal.succeeded == rehearsal.steps)
        lines << RehearsalLine::tr("Tried %1: it went through").arg(at);
    else
        lines << RehearsalLine::tr("Tried %1: %2 of %3 went through")
                     .arg(at)
                     .arg(rehearsal.succeeded)
                     .arg(rehearsal.steps);
    for (const QString &failure : rehearsal.failures)
        lines << RehearsalLine::tr("Failed: %1").arg(failure.left(longestFailure));
    if (rehearsal.byHand > 0)
        lines << RehearsalLine::tr("By hand: %1. Try that too, then say the date above.")
                     .arg(rehearsal.byHand);
    return lines.join(u'\n');
}

Ink inkOf(const BackOutRehearsal &rehearsal)
{
    if (!rehearsal.failures.isEmpty())
        return Ink::Alarm;
    return rehearsal.wentThrough() ? Ink::Good : Ink::Soft;
}

} // namespace

RehearsalLine::RehearsalLine(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_button(new WordButton(look, tr("Rehearse the way back"),
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), this))
    , m_outcome(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"rehearsalLine"_s);
    m_button->setObjectName(u"rehearseBackOut"_s);
    m_button->setHelp(tr("Performs the scripted steps of the back-out plan now, while nothing is "
                         "broken"));
    m_outcome->setObjectName(u"rehearsalOutcome"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_outcome);
    connect(m_button, &QAbstractButton::clicked, this, &RehearsalLine::wished);
}

void RehearsalLine::show(const Day &day, const QString &experiment)
{
    const Experiment *planned = day.plan().experiment(experiment);
    setVisible(planned && std::ranges::any_of(planned->backOutPlan, &PlannedStep::isScripted));
    const auto rehearsal = rehearsalOf(day, experiment);
    m_button->setEnabled(!rehearsal || !rehearsal->isUnderWay);
    m_outcome->setVisible(rehearsal.has_value());
    if (!rehearsal)
        return;
    m_outcome->setText(outcomeOf(*rehearsal));
    m_outcome->setInk(inkOf(*rehearsal));
}

} // namespace Chaos
