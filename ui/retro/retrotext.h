// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QStringList>

#include <span>

class QPainter;

namespace Chaos {

/// Plain text that was broken into lines of a width.
class RetroText
{
public:
    RetroText() = default;
    /// `mostLines` 0: as many as it takes.
    RetroText(const QString &text, const QFont &font, const QColor &colour, int width,
              int mostLines = 0);
    /// A font, and into how many lines the text may be broken before a smaller one is taken.
    struct Fit
    {
        QFont font{};
        int lines = 1;
    };
    /// The first of these that it fits into; what does not fit into the last either is cut.
    [[nodiscard]] static RetroText fitted(const QString &text, std::span<const Fit> fits,
                                          const QColor &colour, int width);

    [[nodiscard]] int height() const;
    [[nodiscard]] int ascent() const;
    /// Of its widest line.
    [[nodiscard]] int width() const;
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    void paint(QPainter &painter, int left, int top) const;
    void paintAtRight(QPainter &painter, int right, int top) const;

private:
    QStringList m_lines;
    QFont m_font;
    QColor m_colour;
    bool m_isCut = false;
};

} // namespace Chaos
