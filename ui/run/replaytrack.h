// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/replay.h"

#include <QAbstractSlider>

#include <optional>

namespace Chaos {

class Look;

/// The whole day as a line to be dragged along: when experiments ran, were triggered and backed
/// out, what was no drill, and the instant that is shown. Its value is that instant in whole
/// seconds after the line's beginning.
class ReplayTrack final : public QAbstractSlider
{
    Q_OBJECT

public:
    ReplayTrack(const Replay &replay, const Look &look, QWidget *parent = nullptr);

    /// Takes over what the replay shows; never wishes for anything.
    void follow();
    /// Of a pixel of this widget, and back.
    [[nodiscard]] Instant instantAt(double x) const;
    [[nodiscard]] double xOf(Instant instant) const;

    [[nodiscard]] QSize sizeHint() const override { return {400, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 28}; }

signals:
    /// By key or mouse.
    void wished(Chaos::Instant instant);

protected:
    void sliderChange(SliderChange change) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintWork(QPainter &painter, const QRectF &line) const;

    const Replay &m_replay;
    const Look &m_look;
    Replay::Stretch m_stretch;
    bool m_isFollowing = false; ///< the value is being taken over
};

} // namespace Chaos
