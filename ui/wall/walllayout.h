// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/wall.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QRectF>

#include <vector>

namespace Chaos {

/// One line of text that fits its box.
struct WallText
{
    QString text{};
    QRectF box{};
    QFont font{};
    QColor colour{};
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// Something that is not text, painted before it.
struct WallShape
{
    enum class Style : std::uint8_t {
        Solid,
        Tinted, ///< filled quietly, with an edge
        Dashed, ///< an edge alone
        Line, ///< a thin upright line
        Dots, ///< the same, dotted
    };

    QRectF box{};
    Style style = Style::Solid;
    QColor colour{};
};

/// Where everything of the wall goes in a picture of that size. It grows with the picture, so that
/// it is read from as far away as the screen is large; what is too long is set smaller, in two
/// lines, and cut only then. Nothing leaves its box, and no two boxes meet.
class WallLayout
{
    Q_DECLARE_TR_FUNCTIONS(WallLayout)

public:
    WallLayout(const WallView &view, const Theme &theme, const QSizeF &size);

    [[nodiscard]] const std::vector<WallText> &texts() const { return m_texts; }
    [[nodiscard]] const std::vector<WallShape> &shapes() const { return m_shapes; }
    /// What it says, line by line, for people who do not see it.
    [[nodiscard]] static QString spoken(const WallView &view);

private:
    struct Setting
    {
        Face face = Face::Body;
        double size = 0; ///< in units
        double least = 0; ///< in units, to which it may shrink; 0: not at all
        int lines = 1;
        QColor colour{};
        Qt::Alignment alignment = Qt::AlignLeft;
    };

    /// Sets text below `top`, and says where it ends.
    double set(const QString &text, double left, double top, double width, const Setting &setting);
    [[nodiscard]] QFont font(const Setting &setting, double size) const;
    [[nodiscard]] double px(double units) const { return units * m_unit; }

    double addHead();
    double addLoud(double top);
    double addClocks(double top);
    void addClock(const QString &caption, const QString &figures, const QString &plusMinus,
                  const QColor &colour, const QRectF &box, bool atRight);
    double addFoot();
    void addAlerts(double top, double bottom);
    void addAlert(const WallAlert &alert, double top, double height);
    void addBarWord(const WallAlert &alert, const QRectF &bar, double height);
    void addNext(double top, double bottom);
    [[nodiscard]] QColor colourOf(const WallAlert &alert) const;

    const WallView &m_view;
    const Theme &m_theme;
    double m_unit = 1; ///< pixels; a screen of 1920 × 1080 has that many units
    double m_left = 0;
    double m_right = 0;
    double m_bottom = 0;
    double m_axisLeft = 0;
    std::vector<WallText> m_texts;
    std::vector<WallShape> m_shapes;
};

} // namespace Chaos
