// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/startrow.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

namespace {

constexpr int rowHeight = 87;
constexpr int textLeft = 44;
constexpr int drawnSize = 22;

} // namespace

StartRow::StartRow(const Look &look, const Words &words, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_words(words)
    , m_icon(words.icon)
{
    setText(words.title);
    setShortcut(words.key);
    setAccessibleName(words.title);
    setAccessibleDescription(words.about);
    setToolTip(tr("%1 (%2)").arg(words.title, words.key.toString(QKeySequence::NativeText)));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void StartRow::setIconInk(Ink ink)
{
    m_iconInk = ink;
    update();
}

QSize StartRow::sizeHint() const
{
    return {640, rowHeight};
}

bool StartRow::event(QEvent *event)
{
    if (event->type() != QEvent::Shortcut || !isEnabled())
        return QAbstractButton::event(event);
    click();
    return true;
}

void StartRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void StartRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const bool lit = isEnabled() && (underMouse() || hasFocus());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (lit) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 4, -1, -5), radius, radius);
    }
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
    m_icon.paint(painter, QRectF(4, 20, drawnSize, drawnSize), theme.ink(m_iconInk));

    const QString key = m_words.key.toString(QKeySequence::NativeText);
    painter.setFont(theme.mono());
    const int keyWidth = painter.fontMetrics().horizontalAdvance(key);
    painter.setPen(theme.textFaint);
    painter.drawText(QRect(width() - keyWidth - 2 * step, 20, keyWidth, 22),
                     Qt::AlignRight | Qt::AlignVCenter, key);
    const int room = width() - textLeft - keyWidth - 6 * step;
    painter.setFont(theme.title());
    painter.setPen(theme.text);
    painter.drawText(QRect(textLeft, 20, room, 22),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_words.title, Qt::ElideRight, room));
    painter.setFont(theme.body());
    painter.setPen(theme.textSoft);
    painter.drawText(QRect(textLeft, 46, width() - textLeft - 2 * step, 22),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_words.about, Qt::ElideRight,
                                                      width() - textLeft - 2 * step));
}

} // namespace Chaos
