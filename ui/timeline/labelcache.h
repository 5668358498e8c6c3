// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

class QPainter;
class QPointF;

namespace Chaos {

/// Texts of one font, laid out once: the same few labels are drawn in every frame.
class LabelCache
{
public:
    void setFont(const QFont &font);

    [[nodiscard]] double width(const QString &text) { return layOut(text).size().width(); }
    [[nodiscard]] double height();
    /// With the painter's pen, `topLeft` being the corner of the text's line.
    void draw(QPainter &painter, const QPointF &topLeft, const QString &text);

private:
    const QStaticText &layOut(const QString &text);

    QFont m_font;
    QHash<QString, QStaticText> m_texts;
};

} // namespace Chaos
