// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Chaos {

class Look;

/// A state at a glance, told by shape as well as by colour. The word beside it is the owner's.
class StateDot final : public QWidget
{
    Q_OBJECT

public:
    enum class Shape : std::uint8_t {
        Disc, ///< done, live, up
        Ring, ///< waiting, ready
        Halo, ///< under way
        Triangle, ///< slow, warning
        Diamond, ///< unexpected
        Cross, ///< failed, down
        Dash, ///< skipped, unknown
    };

    explicit StateDot(const Look &look, QWidget *parent = nullptr);

    /// `word` is what a screen reader says and what the tooltip shows.
    void setState(Shape shape, Ink ink, const QString &word);
    [[nodiscard]] Shape shape() const { return m_shape; }

    [[nodiscard]] QSize sizeHint() const override { return {16, 16}; }

    /// For delegates; centred in `rect`, at most 16 pixels large.
    static void paint(QPainter &painter, const QRectF &rect, Shape shape, const QColor &colour);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    Shape m_shape = Shape::Ring;
    Ink m_ink = Ink::Faint;
};

} // namespace Chaos
