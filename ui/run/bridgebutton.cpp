// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/bridgebutton.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

namespace {

constexpr int sideMargin = 4 * step;
constexpr int keyGap = 2 * step;
constexpr int buttonHeight = 36;

struct Colours
{
    QColor fill{};
    QColor edge{};
    QColor text{};
};

Colours coloursOf(const Theme &theme, Ink ink, BridgeButton::Weight weight, bool enabled)
{
    const QColor tone = theme.ink(ink);
    if (!enabled)
        return {theme.panel, theme.line, theme.textFaint};
    switch (weight) {
    case BridgeButton::Weight::Quiet:
        return {theme.raised, theme.line, theme.text};
    case BridgeButton::Weight::Tinted:
        return {theme.tint(tone), theme.edge(tone), theme.onTint(tone)};
    case BridgeButton::Weight::Solid:
        return {tone, tone, theme.isDark() ? theme.rail : theme.panel};
    }
    return {};
}

} // namespace

BridgeButton::BridgeButton(Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void BridgeButton::show(const QString &title, const QString &key, Ink ink, Weight weight)
{
    if (title == text() && key == m_key && ink == m_ink && weight == m_weight)
        return;
    setText(title);
    m_key = key;
    m_ink = ink;
    m_weight = weight;
    setAccessibleName(title);
    updateGeometry();
    update();
}

void BridgeButton::reserve(const QStringList &titles, const QString &widestKey)
{
    m_reservedTitles = titles;
    m_reservedKey = widestKey;
    updateGeometry();
}

int BridgeButton::widthOf(const QString &title, const QString &key) const
{
    const int text = QFontMetrics(m_look.theme().strong()).horizontalAdvance(title);
    const int rest =
        key.isEmpty() ? 0 : keyGap + QFontMetrics(m_look.theme().mono()).horizontalAdvance(key);
    return 2 * sideMargin + text + rest;
}

QSize BridgeButton::sizeHint() const
{
    int width = widthOf(text(), m_key);
    for (const QString &title : m_reservedTitles)
        width = std::max(width, widthOf(title, m_reservedKey));
    return {width, buttonHeight};
}

/// Outside a dialog Qt's buttons answer to Space alone; people try Enter first.
void BridgeButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void BridgeButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    Colours colours = coloursOf(theme, m_ink, m_weight, isEnabled());
    if (isEnabled() && (underMouse() || isDown()))
        colours.edge = colours.text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme.accent : colours.edge, hasFocus() ? 2 : 1));
    painter.setBrush(isDown() ? colours.fill.lighter(112) : colours.fill);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);

    const int content = widthOf(text(), m_key) - 2 * sideMargin;
    const QRect box((width() - content) / 2, 0, content, height());
    painter.setPen(colours.text);
    painter.setFont(theme.strong());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(theme.mono());
    painter.setOpacity(0.8);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, m_key);
}

} // namespace Chaos
