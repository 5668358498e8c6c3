// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrotext.h"

#include "ui/widgets/wraplabel.h"

#include <QPainter>

#include <algorithm>

namespace Chaos {

namespace {

constexpr qsizetype longestText = 4000; ///< characters, more than a sheet holds

} // namespace

RetroText::RetroText(const QString &text, const QFont &font, const QColor &colour, int width,
                     int mostLines)
    : m_font(font)
    , m_colour(colour)
{
    const QString plain = text.size() > longestText ? text.left(longestText) + u'…' : text;
    if (plain.isEmpty())
        return;
    m_lines = WrapLabel::linesOf(plain, font, width);
    if (mostLines > 0 && m_lines.size() > mostLines) {
        m_lines = WrapLabel::linesOf(plain, font, width, mostLines);
        m_isCut = true;
    }
}

RetroText RetroText::fitted(const QString &text, std::span<const Fit> fits, const QColor &colour,
                            int width)
{
    RetroText fitting;
    for (const Fit &fit : fits) {
        fitting = RetroText(text, fit.font, colour, width, fit.lines);
        if (!fitting.isCut())
            break;
    }
    return fitting;
}

int RetroText::height() const
{
    return int(m_lines.size()) * QFontMetrics(m_font).lineSpacing();
}

int RetroText::ascent() const
{
    return QFontMetrics(m_font).ascent();
}

int RetroText::width() const
{
    const QFontMetrics metrics(m_font);
    int widest = 0;
    for (const QString &line : m_lines)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

void RetroText::paint(QPainter &painter, int left, int top) const
{
    const QFontMetrics metrics(m_font);
    painter.setFont(m_font);
    painter.setPen(m_colour);
    int y = top + metrics.ascent();
    for (const QString &line : m_lines) {
        painter.drawText(left, y, line);
        y += metrics.lineSpacing();
    }
}

void RetroText::paintAtRight(QPainter &painter, int right, int top) const
{
    const QFontMetrics metrics(m_font);
    painter.setFont(m_font);
    painter.setPen(m_colour);
    int y = top + metrics.ascent();
    for (const QString &line : m_lines) {
        painter.drawText(right - metrics.horizontalAdvance(line), y, line);
        y += metrics.lineSpacing();
    }
}

} // namespace Chaos
