// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/choicebutton.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 3 * step;
constexpr int chevron = 4; ///< half its width

} // namespace

ChoiceButton::ChoiceButton(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::clicked, this, &ChoiceButton::open);
}

void ChoiceButton::offer(const QString &caption, const std::vector<CardSpec::Option> &options,
                         const QString &chosen)
{
    m_options = options;
    m_chosen = chosen;
    const auto it = std::ranges::find(m_options, m_chosen, &CardSpec::Option::key);
    const QString word = it == m_options.end() ? m_chosen : it->word;
    setText(word.left(200).simplified());
    setAccessibleName(tr("%1: %2").arg(caption, word));
    setToolTip(tr("%1 (Enter offers the others)").arg(accessibleName().left(300).toHtmlEscaped()));
    update();
}

void ChoiceButton::open()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"choiceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CardSpec::Option &option : m_options) {
        // An ampersand in a name is a letter, not a mnemonic.
        QAction *action =
            menu->addAction(option.word.left(100).simplified().replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(option.key == m_chosen);
        connect(action, &QAction::triggered, this, [this, key = option.key] { choose(key); });
        if (option.key == m_chosen)
            menu->setActiveAction(action);
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void ChoiceButton::choose(const QString &key)
{
    if (key != m_chosen)
        emit choiceMade(key);
}

QSize ChoiceButton::sizeHint() const
{
    return {120, QFontMetrics(m_look.theme().body()).lineSpacing() + 4 * step + 2};
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Down;
    if (opens && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.body());
    painter.setPen(!m_chosen.isEmpty() ? theme.text : theme.textFaint);
    const QRect box = rect().adjusted(side, 0, -side - 3 * chevron, 0);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(theme.body()).elidedText(text(), Qt::ElideRight, box.width()));
    const QPointF c(width() - side - chevron, height() / 2.0);
    painter.setPen(QPen(theme.textFaint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(c + QPointF(-chevron, -2), c + QPointF(0, 2));
    painter.drawLine(c + QPointF(0, 2), c + QPointF(chevron, -2));
}

} // namespace Chaos
