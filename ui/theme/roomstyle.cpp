// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/roomstyle.h"

#include "ui/theme/look.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int scrollBarExtent = 10;

/// A one-pixel line runs along the middle of its pixels.
QRectF crisp(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal round)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(fill);
    painter.drawRoundedRect(crisp(rect), round, round);
    painter.restore();
}

} // namespace

RoomStyle::RoomStyle(const Look &look)
    : QProxyStyle(u"Fusion"_s)
    , m_look(look)
{}

void RoomStyle::dress(QApplication &application, const Look &look)
{
    application.setStyle(new RoomStyle(look));
    application.setFont(look.theme().body());
    application.setPalette(paletteOf(look.theme()));
    connect(&look, &Look::changed, &application,
            [&look] { QApplication::setPalette(paletteOf(look.theme())); });
}

QPalette RoomStyle::paletteOf(const Theme &theme)
{
    QPalette palette(theme.text, theme.raised, theme.line, theme.line, theme.line, theme.text,
                     theme.text, theme.panel, theme.window);
    palette.setColor(QPalette::AlternateBase, theme.raised);
    palette.setColor(QPalette::PlaceholderText, theme.textFaint);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.tint(theme.accent));
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.unexpected);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.textFaint);
    return palette;
}

void RoomStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = m_look.theme();
    if (element == PE_PanelLineEdit)
        drawField(*option, *painter);
    else if (element == PE_FrameLineEdit)
        return; // drawn with the panel, so that corners stay round
    else if (element == PE_PanelTipLabel || element == PE_PanelMenu || element == PE_FrameMenu)
        box(*painter, option->rect,
            element == PE_FrameMenu ? QColor(Qt::transparent) : theme.raised, theme.line, 0);
    else if (element == PE_PanelButtonCommand)
        drawButton(*option, *painter);
    else if (element == PE_IndicatorCheckBox)
        drawCheckBox(*option, *painter);
    else if (element == PE_FrameFocusRect)
        drawFocusRing(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void RoomStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        drawScrollBar(*option, *painter, widget);
    else if (control == CC_SpinBox)
        drawField(*option, *painter); // without buttons: the arrow keys do it
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect RoomStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl part, const QWidget *widget) const
{
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return option->rect.adjusted(step, step, -step, -step);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);

    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    const int handle = range <= 0
        ? length
        : std::clamp(int(qint64(length) * bar->pageStep / (qint64(range) + bar->pageStep)),
                     std::min(28, length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    const auto stretch = [&](int from, int to) {
        return upright
            ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from)
            : QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return stretch(start, start + handle);
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + handle, length);
    case SC_ScrollBarGroove:
        return bar->rect;
    default: // no buttons at the ends
        return {};
    }
}

void RoomStyle::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter,
                              const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const Theme &theme = m_look.theme();
    const bool held = option.activeSubControls & SC_ScrollBarSlider;
    const QRect handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor colour = theme.textFaint;
    colour.setAlphaF(held ? 0.9F : 0.45F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(handle).adjusted(3, 2, -3, -2), 2, 2);
    painter.restore();
}

void RoomStyle::drawField(const QStyleOption &option, QPainter &painter) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (frame && frame->lineWidth <= 0)
        return;
    const Theme &theme = m_look.theme();
    const bool focused = option.state & State_HasFocus;
    box(painter, option.rect, theme.panel, focused ? theme.accent : theme.edge(theme.textFaint),
        radius);
}

void RoomStyle::drawButton(const QStyleOption &option, QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const bool pressed = option.state & (State_Sunken | State_On);
    const bool hovered = option.state & State_MouseOver;
    const QColor fill = pressed ? theme.tint(theme.accent) : hovered ? theme.raised : theme.panel;
    box(painter, option.rect, fill, hovered ? theme.textFaint : theme.edge(theme.textFaint),
        radius);
}

void RoomStyle::drawCheckBox(const QStyleOption &option, QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const bool on = option.state & State_On;
    const bool hovered = option.state & State_MouseOver;
    const QColor edge = on ? theme.good : hovered ? theme.text : theme.textFaint;
    box(painter, option.rect, on ? theme.tint(theme.good) : QColor(Qt::transparent), edge, 3);
    if (!on)
        return;
    const QRectF inner = QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5);
    QPainterPath tick(inner.topLeft() + QPointF(0, inner.height() * 0.5));
    tick.lineTo(inner.topLeft() + QPointF(inner.width() * 0.38, inner.height() * 0.9));
    tick.lineTo(inner.topRight() + QPointF(0, inner.height() * 0.1));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.good, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(tick);
    painter.restore();
}

void RoomStyle::drawFocusRing(const QStyleOption &option, QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.theme().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), radius - 2, radius - 2);
    painter.restore();
}

int RoomStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 14;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    default: // hundreds, and more with each Qt: the base knows them
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int RoomStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Menu_Scrollable: // a long one is no second column beside the window
        return 1;
    default: // as above
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace Chaos
