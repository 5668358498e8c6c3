// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/tabrow.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"

#include <QHBoxLayout>
#include <QShortcut>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TabRow::TabRow(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_words(new QHBoxLayout)
    , m_message(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_below(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_row(new QHBoxLayout)
{
    setObjectName(u"planTabs"_s);
    m_message->setObjectName(u"planMessage"_s);
    m_message->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_words->setSpacing(3 * Chaos::step);
    m_below->setObjectName(u"planMessageBelow"_s);
    m_below->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_below->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(4 * Chaos::step, 2 * Chaos::step, 4 * Chaos::step, Chaos::step);
    rows->setSpacing(Chaos::step);
    rows->addLayout(m_row);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(Chaos::step, 0, Chaos::step, 0); // as the words have
    below->addWidget(m_below);
    rows->addLayout(below);
    m_row->setSpacing(3 * Chaos::step);
    m_row->addLayout(m_words);
    m_row->addWidget(m_message, 1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(8s);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_said.clear();
        showMessage();
    });
    auto *next = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Tab), this);
    connect(next, &QShortcut::activated, this, [this] { step(1); });
    auto *back = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab), this);
    connect(back, &QShortcut::activated, this, [this] { step(-1); });
}

void TabRow::addTab(const QString &id, const QString &title, QWidget *acts)
{
    auto *button = new WordButton(m_look, title, {}, this);
    button->setObjectName(u"planTab-"_s + id);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setHelp(tr("%1 (Ctrl+Tab goes on)").arg(title));
    m_words->addWidget(button);
    if (acts) {
        m_row->insertWidget(2, acts); // after the words and the message
        acts->hide();
    }
    m_tabs.push_back({id, button, acts});
    connect(button, &QAbstractButton::clicked, this, [this, id] { emit chosen(id); });
}

void TabRow::addAct(QWidget *act)
{
    m_row->addWidget(act);
}

void TabRow::setCurrent(const QString &id)
{
    m_current = id;
    for (const Tab &tab : m_tabs) {
        tab.button->setChecked(tab.id == id);
        if (tab.acts)
            tab.acts->setVisible(tab.id == id);
    }
}

void TabRow::say(const QString &message)
{
    m_said = message;
    showMessage();
    m_quiet.start();
}

void TabRow::showMessage()
{
    const int wanted = QFontMetrics(m_look.theme().body()).horizontalAdvance(m_said);
    const bool fits = wanted <= m_message->width();
    m_message->setText(fits ? m_said : QString());
    m_below->setText(fits ? QString() : m_said);
    m_below->setVisible(!fits);
}

void TabRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showMessage();
}

void TabRow::step(int by)
{
    const auto at = std::ranges::find(m_tabs, m_current, &Tab::id);
    if (at == m_tabs.end())
        return;
    const int count = int(m_tabs.size());
    const int next = (int(at - m_tabs.begin()) + by + count) % count;
    emit chosen(m_tabs[std::size_t(next)].id);
}

} // namespace Chaos
