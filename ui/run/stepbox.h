// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/checklistmodel.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One step of a checklist with its box; the text wraps. Pressed, it only asks: the box is ticked
/// once the day says so.
class StepBox final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StepBox(const Look &look, QWidget *parent = nullptr);

    void show(const ChecklistRow &row);
    using QAbstractButton::show;
    [[nodiscard]] const ChecklistRow &row() const { return m_row; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 20}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void nextCheckState() override {}
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList linesAt(int width) const;

    const Look &m_look;
    ChecklistRow m_row;
};

} // namespace Chaos
