// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Chaos {

class Look;

/// A short word on a quiet ground of its colour: a tag, a state, an environment.
class Chip final : public QWidget
{
    Q_OBJECT

public:
    enum class Shape : std::uint8_t {
        Plain,
        Outlined, ///< with an edge, for the one that must not be overlooked
    };

    explicit Chip(const Look &look, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setInk(Ink ink);
    void setShape(Shape shape);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// For delegates: how large a chip of that text is, and the chip itself.
    [[nodiscard]] static QSize sizeOf(const Theme &theme, const QString &text);
    static void paint(QPainter &painter, const QRect &rect, const Theme &theme, const QString &text,
                      Ink ink, Shape shape = Shape::Plain);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    QString m_text;
    Ink m_ink = Ink::Soft;
    Shape m_shape = Shape::Plain;
};

} // namespace Chaos
