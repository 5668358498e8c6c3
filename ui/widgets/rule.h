// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class Look;

/// A line of one pixel between two things that are not the same thing.
class Rule final : public QWidget
{
    Q_OBJECT

public:
    explicit Rule(const Look &look, Qt::Orientation orientation = Qt::Horizontal,
                  QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
};

} // namespace Chaos
