// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelineshapes.h"

#include "ui/theme/theme.h"
#include "ui/timeline/timelinemarks.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(part(one.red(), other.red()), part(one.green(), other.green()),
                  part(one.blue(), other.blue()));
}

/// A tile from the share of ink at each point; x and y in logical pixels of a pattern that repeats
/// every eight of them (every sixteen pixels of a finer screen).
template<typename Share>
BarTiles::Tile tileOf(const QColor &ground, const QColor &ink, qreal scale, Share &&share)
{
    const double fine = scale >= 1.5 ? 2 : 1;
    BarTiles::Tile tile{};
    for (std::size_t y = 0; y < tile.size(); ++y) {
        for (std::size_t x = 0; x < tile.size(); ++x) {
            const double amount =
                std::clamp(share((double(x) + 0.5) / fine, (double(y) + 0.5) / fine, fine), 0., 1.);
            tile[y][x] = mixed(ground, ink, amount).rgb();
        }
    }
    return tile;
}

/// How much of a pixel a stripe four wide covers that repeats every eight, `at` its middle.
double stripe(double at, double fine)
{
    const double fromMiddle = std::abs(std::fmod(at, 8.0) - 4.0);
    return (2.0 - fromMiddle) * fine * 0.8 + 0.5;
}

} // namespace

BarTiles barTiles(const Theme &theme, const QColor &colour, qreal scale)
{
    const auto solid = [](double, double, double) { return 1.0; };
    const auto hatched = [](double x, double y, double fine) { return stripe(x + y, fine); };
    const auto lined = [](double, double y, double) { return std::fmod(y, 4.0) < 2.0 ? 1.0 : 0.0; };
    const auto dotted = [](double x, double y, double) {
        return std::fmod(x, 4.0) < 1.0 && std::fmod(y, 4.0) < 1.0 ? 1.0 : 0.0;
    };
    const bool isQuiet = colour == theme.line;
    const QColor suspicion = isQuiet ? mixed(theme.line, theme.textFaint, 0.4) : theme.warning;
    BarTiles tiles;
    const auto at = [&tiles](AlertState state) -> BarTiles::Tile & {
        return tiles.ofState[std::size_t(state)];
    };
    const QColor firing = isQuiet ? mixed(theme.panel, theme.textFaint, 0.35) : colour;
    at(AlertState::Unknown) = tileOf(theme.raised, theme.textFaint, scale, dotted);
    at(AlertState::Pending) = tileOf(theme.tint(suspicion), suspicion, scale, hatched);
    at(AlertState::Suppressed) = tileOf(theme.tint(firing), firing, scale, lined);
    at(AlertState::Firing) = tileOf(firing, firing, scale, solid);
    return tiles;
}

void drawMark(QPainter &painter, const QPointF &centre, MarkShape shape, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    const auto fill = [&painter](const QColor &colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
    };
    const auto outline = [&painter, &theme](const QColor &colour) {
        painter.setPen(QPen(colour, 1.6));
        painter.setBrush(theme.panel);
    };
    const QPolygonF diamond({{0, -5.5}, {5.5, 0}, {0, 5.5}, {-5.5, 0}});
    switch (shape) {
    case MarkShape::Trigger:
        fill(theme.accent);
        painter.drawEllipse(QPointF(), 5, 5);
        break;
    case MarkShape::BackOut:
        fill(theme.warning);
        painter.drawPolygon(diamond);
        break;
    case MarkShape::Reset:
        outline(theme.good);
        painter.drawEllipse(QPointF(), 4.2, 4.2);
        break;
    case MarkShape::Note:
        fill(theme.textSoft);
        painter.drawRoundedRect(QRectF(-4.5, -4.5, 9, 9), 1.5, 1.5);
        break;
    case MarkShape::Action:
        fill(theme.text);
        painter.drawPolygon(QPolygonF({{-4, -5}, {5, 0}, {-4, 5}}));
        break;
    case MarkShape::Page:
        fill(theme.alarm);
        painter.drawPolygon(QPolygonF({{0, -5}, {5.5, 5}, {-5.5, 5}}));
        break;
    case MarkShape::Question:
        outline(theme.textSoft);
        painter.drawRoundedRect(QRectF(-4, -4, 8, 8), 1.5, 1.5);
        break;
    case MarkShape::Todo:
        outline(theme.textSoft);
        painter.drawPolygon(diamond);
        break;
    case MarkShape::LiveQa:
        fill(theme.good);
        painter.drawPolygon(
            QPolygonF({{-5, -5}, {5, -5}, {5, 2}, {0, 2}, {-3.5, 5.5}, {-3.5, 2}, {-5, 2}}));
        break;
    case MarkShape::Event:
    case MarkShape::EventOver: // a cross: what broke of itself, and what is whole again
        painter.setPen(QPen(shape == MarkShape::Event ? theme.alarm : theme.good, 2.4));
        painter.drawLine(QPointF(-4.5, -4.5), QPointF(4.5, 4.5));
        painter.drawLine(QPointF(-4.5, 4.5), QPointF(4.5, -4.5));
        break;
    }
    painter.restore();
}

} // namespace Chaos
