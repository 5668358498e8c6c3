// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/statedot.h"

#include <QAbstractButton>

namespace Chaos {

/// One thing of the plan as a row: its name, below it what is planned, at the right how it stands.
/// Pressed, it opens.
class PlannedLine final : public QAbstractButton
{
    Q_OBJECT

public:
    struct Text
    {
        QString title{};
        QString details{};
        QString uses{}; ///< behind the details, always in full
        QString state{};
        StateDot::Shape shape = StateDot::Shape::Ring;
        Ink ink = Ink::Faint;
        bool operator==(const Text &) const = default;
    };

    explicit PlannedLine(const Look &look, QWidget *parent);

    void show(const Text &text, bool isOpen);
    using QAbstractButton::show;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

signals:
    void removeRequested();
    /// The row that many further down has the word; up is negative.
    void stepped(int by);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    Text m_text;
    bool m_isOpen = false;
};

} // namespace Chaos
