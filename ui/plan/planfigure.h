// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Chaos {

class Look;

/// A figure of the plan that is read from afar, with what it counts above it: "READY 26 / 40".
class PlanFigure final : public QWidget
{
    Q_OBJECT

public:
    PlanFigure(const Look &look, const QString &caption, QWidget *parent = nullptr);

    /// `whole` is what `figure` is a part of; empty: it stands alone. `meaning` is the figure in a
    /// sentence, for the tooltip and for who cannot see it.
    void show(const QString &figure, Ink ink, const QString &whole, const QString &meaning);
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    QString m_caption;
    QString m_figure;
    QString m_whole;
    Ink m_ink = Ink::Text;
};

} // namespace Chaos
