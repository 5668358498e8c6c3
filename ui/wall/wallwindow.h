// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class LiveWall;
class Look;

/// The window for the office screen, with nothing in it but the wall. Esc leaves it, F11 takes it
/// out of the full screen and back.
class WallWindow final : public QWidget
{
    Q_OBJECT

public:
    WallWindow(LiveWall &wall, Look &look, QWidget *parent = nullptr);

    /// Full screen, on another screen than the desk's own window where there is one.
    void showBeside(const QWidget &desk);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Chaos
