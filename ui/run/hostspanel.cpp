// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/hostspanel.h"

#include "ui/run/hostline.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

HostsPanel::HostsPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_look(look)
    , m_model(live, clock)
    , m_heading(new PanelHeading(look, tr("Staging hosts"), this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"hostsPanel"_s);
    m_empty->setText(tr("The plan names no hosts. With a host in it, the room shows the moment at "
                        "which a fault becomes visible, even without monitoring."));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_heading);
    m_column->addSpacing(step);
    m_column->addWidget(m_empty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &HostsPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &HostsPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &HostsPanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &HostsPanel::refresh);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &HostsPanel::advance);
    refresh();
}

void HostsPanel::showEvent(QShowEvent *event)
{
    m_tick.start();
    QWidget::showEvent(event);
}

void HostsPanel::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

void HostsPanel::refresh()
{
    const auto &rows = m_model.rows();
    while (m_lines.size() > rows.size()) {
        delete m_lines.back();
        m_lines.pop_back();
    }
    while (m_lines.size() < rows.size()) {
        m_lines.push_back(new HostLine(m_clock, m_look, this));
        m_column->addWidget(m_lines.back());
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_lines[i]->show(rows[i]);
    m_empty->setVisible(rows.empty());
    m_heading->setNote(rows.empty() ? QString() : tr("last 10 min"));
}

void HostsPanel::advance()
{
    for (HostLine *line : m_lines)
        line->advance();
}

} // namespace Chaos
