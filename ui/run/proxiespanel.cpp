// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/proxiespanel.h"

#include "ui/run/proxyline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panelheading.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

ProxiesPanel::ProxiesPanel(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_heading(new PanelHeading(look, tr("Fault proxies"), this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"proxiesPanel"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_heading);
    m_column->addSpacing(step);
    connect(&live, &LiveDay::replaced, this, &ProxiesPanel::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Proxies | Touched::Plan | Touched::Queue))
            refresh();
    });
    refresh();
}

void ProxiesPanel::setWatch(const ProxyWatch &watch)
{
    m_watch = &watch;
    connect(&watch, &ProxyWatch::changed, this, &ProxiesPanel::refresh);
    refresh();
}

void ProxiesPanel::setPast(bool isPast)
{
    m_isPast = isPast;
    refresh();
}

bool ProxiesPanel::goThere()
{
    if (m_lines.empty())
        return false;
    m_lines.front()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void ProxiesPanel::refresh()
{
    const auto rows = proxyRows(m_live.day(), m_isPast ? nullptr : m_watch);
    while (m_lines.size() > rows.size()) {
        delete m_lines.back();
        m_lines.pop_back();
    }
    while (m_lines.size() < rows.size()) {
        auto *line = new ProxyLine(m_look, this);
        m_column->addWidget(line);
        connect(line, &ProxyLine::clicked, this, [this, line] { emit pressed(line); });
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (m_lines[i]->row() != rows[i])
            m_lines[i]->show(rows[i]);
    }
    const auto faults =
        std::ranges::count_if(rows, [](const ProxyRow &row) { return row.fault.has_value(); });
    m_heading->setNote(faults > 0 ? tr("%n with a fault", nullptr, int(faults))
                                  : tr("Ctrl+Shift+F"));
    const bool isShown = !rows.empty();
    setVisible(isShown);
    emit shownChanged(isShown);
}

} // namespace Chaos
