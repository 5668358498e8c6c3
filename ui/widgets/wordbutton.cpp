// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/wordbutton.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

namespace {

constexpr int padding = step;
constexpr int gap = 2 * step;
constexpr int buttonHeight = 7 * step;

} // namespace

WordButton::WordButton(const Look &look, const QString &text, const QKeySequence &key,
                       QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setKey(key);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void WordButton::setKey(const QKeySequence &key)
{
    m_key = key;
    setShortcut(key);
    tell();
    updateGeometry();
}

void WordButton::setHelp(const QString &help)
{
    m_help = help;
    tell();
}

void WordButton::tell()
{
    const QString what = m_help.isEmpty() ? text() : m_help;
    setAccessibleName(text());
    setAccessibleDescription(m_help);
    const QString escaped = what.toHtmlEscaped();
    setToolTip(m_key.isEmpty() ? escaped : tr("%1 (%2)").arg(escaped, keyText()));
    update();
}

QString WordButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

QFont WordButton::face() const
{
    const Theme &theme = m_look.theme();
    return isChecked() ? theme.strong() : theme.body();
}

QSize WordButton::sizeHint() const
{
    // Room for the strong face, so that nothing moves when another one is chosen.
    const Theme &theme = m_look.theme();
    const QFont widest = isCheckable() ? theme.strong() : theme.body();
    int width = 2 * padding + QFontMetrics(widest).horizontalAdvance(text());
    if (!m_key.isEmpty() && !isCheckable())
        width += gap + QFontMetrics(theme.small()).horizontalAdvance(keyText());
    return {width, buttonHeight};
}

bool WordButton::event(QEvent *event)
{
    if (event->type() != QEvent::Shortcut || !isEnabled()
        || static_cast<QShortcutEvent *>(event)->isAmbiguous())
        return QAbstractButton::event(event);
    click();
    return true;
}

void WordButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void WordButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius / 2,
                                radius / 2);
    }
    const bool isLit = isEnabled() && (isChecked() || underMouse());
    painter.setFont(face());
    painter.setPen(isLit ? theme.text : theme.textFaint);
    const QRect inner = rect().adjusted(padding, 0, -padding, 0);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, text());
    if (m_key.isEmpty() || isCheckable())
        return;
    painter.setFont(theme.small());
    painter.setPen(theme.textFaint);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, keyText());
}

} // namespace Chaos
