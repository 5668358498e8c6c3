// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Chaos {

class Look;

/// One of the bridge's clocks: a caption, big figures of one width, and how far off they may be.
/// Its place never grows, and only the figures that changed are painted again.
class ClockFace final : public QWidget
{
    Q_OBJECT

public:
    /// `measured` reserves room for a ± beside the figures.
    ClockFace(const QString &caption, bool measured, Look &look, QWidget *parent = nullptr);

    /// No figures shows a dash. `spoken` says it in words for people who cannot see it.
    void show(const QString &figures, const QString &plusMinus, Ink ink, const QString &spoken);
    using QWidget::show;

    [[nodiscard]] const QString &figures() const { return m_figures; }
    [[nodiscard]] const QString &plusMinus() const { return m_plusMinus; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int cellWidth() const;
    [[nodiscard]] QRect cell(qsizetype place) const;

    Look &m_look;
    QString m_caption;
    QString m_figures;
    QString m_plusMinus;
    Ink m_ink = Ink::Faint;
    bool m_measured;
};

} // namespace Chaos
