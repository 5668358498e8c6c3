// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/questionstrip.h"

#include "models/day/clock.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

QuestionStrip::QuestionStrip(LiveDay &live, const Clock &clock, Look &look, const QString &name,
                             const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_dot(new StateDot(look, this))
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_end(new WordButton(look, {}, {}, this))
    , m_first(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_line(new QLineEdit(this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(name + u"Strip"_s);
    setAccessibleName(title);
    m_dot->setState(StateDot::Shape::Cross, Ink::Alarm, title);
    m_title->setObjectName(name + u"Title"_s);
    m_first->setObjectName(name + u"First"_s);
    m_line->setObjectName(name + u"Line"_s);
    m_line->setMaxLength(longestLine);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->installEventFilter(this);
    m_hint->setObjectName(name + u"Hint"_s);

    m_column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    m_column->setSpacing(step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(m_dot);
    top->addWidget(m_title, 1);
    top->addWidget(m_end);
    m_column->addLayout(top);
    m_column->addWidget(m_first);
    m_column->addWidget(m_line);
    m_column->addWidget(m_hint);

    connect(m_line, &QLineEdit::returnPressed, this, &QuestionStrip::answer);
    connect(&live, &LiveDay::replaced, this, [this] {
        m_isAsking = false;
        refresh();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void QuestionStrip::addBelowFirst(QLayout *row)
{
    m_column->insertLayout(m_column->indexOf(m_first) + 1, row);
}

void QuestionStrip::ask()
{
    m_isAsking = true;
    m_line->clear();
    refresh();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void QuestionStrip::answer()
{
    auto entry = entryOf(m_line->text());
    if (!entry)
        return emit refused(entry.failure().detail);
    entry.value().at = m_clock.now();
    leave();
    emit wished(*entry);
}

void QuestionStrip::leave()
{
    m_isAsking = false;
    refresh();
    emit left();
}

void QuestionStrip::tell(bool holds, const QString &question, const QString &hint)
{
    m_end->setVisible(holds && !m_isAsking);
    m_first->setVisible(holds);
    m_line->setVisible(m_isAsking);
    m_hint->setVisible(m_isAsking);
    m_line->setAccessibleName(question);
    m_line->setPlaceholderText(question);
    m_hint->setText(hint);
    setVisible(holds || m_isAsking);
    update();
}

bool QuestionStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void QuestionStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    if (m_isAlarming)
        painter.fillRect(QRect(0, 0, step, height()), theme.alarm);
}

} // namespace Chaos
