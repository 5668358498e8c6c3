// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planheader.h"

#include "models/day/clock.h"
#include "models/rules/dayplan.h"
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

PlanHeader::PlanHeader(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Title, Ink::Text, this))
    , m_when(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_fits(new PlanFigure(look, tr("Day fits"), this))
{
    setObjectName(u"planHeader"_s);
    setFixedHeight(barHeight);
    m_title->setObjectName(u"planTitle"_s);
    m_when->setObjectName(u"planWhen"_s);
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
    row->addWidget(m_fits);
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &PlanHeader::refresh);
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
    const auto overrun = overrunOf(plan);
    if (!overrun) {
        m_fits->show(u"–"_s, Ink::Faint, {}, tr("The day has no window that it could fit."));
    } else if (*overrun > Micros(0)) {
        m_fits->show(
            PlanWords::overrun(*overrun), Ink::Alarm, {},
            tr("The day is %1 h longer than its window.").arg(PlanWords::overrun(*overrun).mid(1)));
    } else {
        m_fits->show(PlanWords::overrun(*overrun), Ink::Good, {},
                     tr("The day fits its window with %1 h to spare.")
                         .arg(PlanWords::overrun(*overrun).remove(u'−')));
    }
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
