// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One concern on one line: its mark, what it is, and by when it should be gone. All of it is in
/// the tooltip. Pressed, it leads to where that is mended.
class ConcernLine final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ConcernLine(const Look &look, QWidget *parent = nullptr);

    void show(const Concern &concern);
    [[nodiscard]] const Concern &concern() const { return m_concern; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    Concern m_concern;
};

} // namespace Chaos
