// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPalette>
#include <QProxyStyle>

class QApplication;

namespace Chaos {

class Look;
struct Theme;

/// The widgets of Qt itself (scroll bars, fields, menus, tooltips, focus rings) as the room has
/// them. A style, not a style sheet: sheets are parsed and matched for every widget at start.
class RoomStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit RoomStyle(const Look &look);

    /// Gives the application this style, its palette and its font, and keeps them up with the look.
    static void dress(QApplication &application, const Look &look);
    [[nodiscard]] static QPalette paletteOf(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *answer) const override;

private:
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter,
                       const QWidget *widget) const;
    void drawField(const QStyleOption &option, QPainter &painter) const;
    void drawButton(const QStyleOption &option, QPainter &painter) const;
    void drawCheckBox(const QStyleOption &option, QPainter &painter) const;
    void drawFocusRing(const QStyleOption &option, QPainter &painter) const;

    const Look &m_look;
};

} // namespace Chaos
