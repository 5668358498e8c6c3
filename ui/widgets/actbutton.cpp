// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/actbutton.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int padding = 4 * step;
constexpr int gap = 2 * step;
constexpr int buttonHeight = 9 * step;

} // namespace

ActButton::ActButton(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

ActButton::ActButton(const Look &look, const QString &text, Ink ink, const QKeySequence &key,
                     QWidget *parent)
    : ActButton(look, parent)
{
    setText(text);
    setInk(ink);
    setKey(key);
}

void ActButton::setKey(const QKeySequence &key)
{
    m_key = key;
    setShortcut(key);
    setAccessibleName(text());
    setToolTip(key.isEmpty() ? text() : tr("%1 (%2)").arg(text(), keyText()));
    updateGeometry();
    update();
}

void ActButton::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

QString ActButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

QSize ActButton::sizeHint() const
{
    const Theme &theme = m_look.theme();
    int width = 2 * padding + QFontMetrics(theme.strong()).horizontalAdvance(text());
    if (!m_key.isEmpty())
        width += gap + QFontMetrics(theme.small()).horizontalAdvance(keyText());
    return {width, buttonHeight};
}

bool ActButton::event(QEvent *event)
{
    if (event->type() != QEvent::Shortcut || !isEnabled()
        || static_cast<QShortcutEvent *>(event)->isAmbiguous())
        return QAbstractButton::event(event);
    click();
    return true;
}

void ActButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ActButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const QColor colour = theme.ink(isEnabled() ? m_ink : Ink::Faint);
    const bool lively = isEnabled() && (underMouse() || isDown());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2)
                              : QPen(lively ? colour : theme.edge(colour), 1));
    painter.setBrush(!isEnabled()   ? theme.panel
                         : isDown() ? theme.edge(colour)
                                    : theme.tint(colour));
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);

    const QFontMetrics word(theme.strong());
    const int content = sizeHint().width() - 2 * padding;
    int x = (width() - content) / 2;
    painter.setFont(theme.strong());
    painter.setPen(isEnabled() ? theme.onTint(colour) : colour);
    painter.drawText(QRect(x, 0, width() - x, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (m_key.isEmpty())
        return;
    x += word.horizontalAdvance(text()) + gap;
    painter.setFont(theme.small());
    painter.drawText(QRect(x, 0, width() - x, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, keyText());
}

} // namespace Chaos
