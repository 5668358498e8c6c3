// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planscreen.h"

#include "models/plan/planfile.h"
#include "ui/plan/planheader.h"
#include "ui/plan/tabrow.h"
#include "ui/theme/look.h"

#include <QGridLayout>
#include <QPainter>
#include <QStackedWidget>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int tall = 860; ///< from here on there is room for all of the strip
constexpr int wide = 1400;

} // namespace

PlanScreen::PlanScreen(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_header(new PlanHeader(live, clock, look, this))
    , m_tabs(new TabRow(look, this))
    , m_pages(new QStackedWidget(this))
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"planScreen"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(1); // the lines between the parts are what shows through
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(2, 1);
    m_grid->addWidget(m_header, 0, 0, 1, 2);
    m_grid->addWidget(m_tabs, 1, 0);
    m_grid->addWidget(m_pages, 2, 0);
    connect(m_tabs, &TabRow::chosen, this, &PlanScreen::showTab);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void PlanScreen::addTab(const QString &id, const QString &title, QWidget *page, QWidget *acts)
{
    m_tabs->addTab(id, title, acts);
    m_pages->addWidget(page);
    m_pageOf.emplace_back(id, page);
    if (m_pageOf.size() == 1)
        showTab(id);
}

void PlanScreen::showTab(const QString &id)
{
    const auto found = std::ranges::find(m_pageOf, id, &std::pair<QString, QWidget *>::first);
    if (found == m_pageOf.end())
        return;
    m_tabs->setCurrent(id);
    m_pages->setCurrentWidget(found->second);
    setFocusProxy(found->second);
}

void PlanScreen::setStrip(QWidget *strip)
{
    delete m_strip;
    m_strip = strip;
    m_grid->addWidget(strip, 3, 0);
    arrange();
}

void PlanScreen::setCard(QWidget *card)
{
    delete m_card;
    m_card = card;
    m_grid->addWidget(card, 1, 1, 3, 1);
    arrange();
}

void PlanScreen::say(const QString &message)
{
    m_tabs->say(message);
}

void PlanScreen::wish(const Entry &entry)
{
    emit wished({entry});
}

void PlanScreen::merge(const Plan &imported)
{
    const std::vector<Entry> entries = mergeEntries(m_live.day().plan(), imported);
    say(entries.empty() ? tr("The file says nothing new.")
                        : tr("Imported: %1 changes.").arg(entries.size()));
    if (!entries.empty())
        emit wished(entries);
}

void PlanScreen::arrange()
{
    if (m_card)
        m_card->setFixedWidth(width() >= wide ? 416 : 340);
    if (m_strip)
        m_strip->setFixedHeight(height() >= tall ? 248 : 176);
}

void PlanScreen::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void PlanScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    if (m_card)
        painter.fillRect(m_card->x() - 1, m_header->height(), 1, height(), theme.line);
    if (m_strip)
        painter.fillRect(0, m_strip->y() - 1, m_strip->width(), 1, theme.line);
}

} // namespace Chaos
