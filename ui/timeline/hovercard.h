// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace Chaos {

class Look;

/// A quiet card beside the pointer that says what lies under it. Plain text only.
class HoverCard final : public QLabel
{
    Q_OBJECT

public:
    HoverCard(Look &look, QWidget *parent);

    /// Shows `text` beside a point of the parent, inside the parent.
    void say(const QString &text, const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    Look &m_look;
};

} // namespace Chaos
