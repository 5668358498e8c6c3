// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planheader.h"

#include "models/day/clock.h"
#include "models/items/readinessmodel.h"
#include "ui/plan/planfigure.h"
#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int barHeight = 16 * step;

} // namespace

PlanHeader::PlanHeader(LiveDay &live, const ReadinessModel &model, const Clock &clock,
                       const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_model(model)
    , m_clock(clock)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Title, Ink::Text, this))
    , m_when(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_ready(new PlanFigure(look, tr("Ready"), this))
    , m_holes(new PlanFigure(look, tr("Holes in plans"), this))
    , m_alerts(new PlanFigure(look, tr("Alerts covered"), this))
    , m_fits(new PlanFigure(look, tr("Day fits"), this))
{
    setObjectName(u"planHeader"_s);
    setFixedHeight(barHeight);
    m_title->setObjectName(u"planTitle"_s);
    m_when->setObjectName(u"planWhen"_s);
    m_ready->setObjectName(u"figureReady"_s);
    m_holes->setObjectName(u"figureHoles"_s);
    m_alerts->setObjectName(u"figureAlerts"_s);
    m_fits->setObjectName(u"figureFits"_s);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch();
    names->addWidget(m_title);
    names->addWidget(m_when);
    names->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(5 * step, 0, 4 * step, 0);
    row->setSpacing(6 * step);
    row->addLayout(names, 1);
    for (PlanFigure *figure : {m_ready, m_holes, m_alerts, m_fits})
        row->addWidget(figure);
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &PlanHeader::refresh);
    connect(&model, &ReadinessModel::figuresChanged, this, &PlanHeader::showFigures);
    connect(&live, &LiveDay::replaced, this, &PlanHeader::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan))
            refresh();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void PlanHeader::refresh()
{
    const Plan &plan = m_live.day().plan();
    m_title->setText(plan.day.title.simplified());
    m_when->setText(PlanWords::whenAndWhere(plan.day, PlanWords::dateOf(m_clock.now())));
    showFigures();
}

void PlanHeader::showFigures()
{
    const PlanFigures &figures = m_model.figures();
    if (figures.experiments == 0 && !m_model.isSettled()) {
        for (PlanFigure *figure : {m_ready, m_holes, m_alerts})
            figure->show(u"–"_s, Ink::Faint, {}, tr("being judged"));
        return;
    }
    const int holes = figures.experiments - figures.ready;
    const bool isEmpty = figures.experiments == 0;
    m_ready->show(QString::number(figures.ready), isEmpty ? Ink::Faint : Ink::Good,
                  QString::number(figures.experiments),
                  tr("%1 of %2 experiments have no hole in their plan.")
                      .arg(figures.ready)
                      .arg(figures.experiments));
    m_holes->show(QString::number(holes),
                  holes > 0     ? Ink::Warning
                      : isEmpty ? Ink::Faint
                                : Ink::Good,
                  {}, tr("%1 experiments could not be performed as they are planned.").arg(holes));
    const QString covered = QString::number(figures.alertsCovered);
    if (figures.alertsKnown) {
        const QString all = QString::number(*figures.alertsKnown);
        m_alerts->show(covered, Ink::Text, all,
                       tr("%1 of %2 alerts are tested by an experiment.").arg(covered, all));
    } else {
        m_alerts->show(covered, isEmpty ? Ink::Faint : Ink::Text, u"–"_s,
                       tr("%1 alerts are tested by an experiment. How many there are no source has "
                          "told yet.")
                           .arg(covered));
    }
    showFit(figures.overrun);
}

void PlanHeader::showFit(const std::optional<Micros> &overrun)
{
    if (!overrun) {
        m_fits->show(u"–"_s, Ink::Faint, {}, tr("The day has no window that it could fit."));
        return;
    }
    const QString length = PlanWords::overrun(*overrun);
    const QString size = PlanWords::overrun(std::chrono::abs(*overrun)).remove(u'+');
    if (*overrun > Micros(0))
        m_fits->show(length, Ink::Alarm, {},
                     tr("The day is %1 h longer than its window.").arg(size));
    else
        m_fits->show(length, Ink::Good, {},
                     tr("The day fits its window with %1 h to spare.").arg(size));
}

void PlanHeader::showEvent(QShowEvent *event)
{
    m_minute.start();
    refresh();
    QWidget::showEvent(event);
}

void PlanHeader::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    QWidget::hideEvent(event);
}

void PlanHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace Chaos
