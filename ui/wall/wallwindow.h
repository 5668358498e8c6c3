// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace Chaos {

class LiveWall;
class Look;
class SharePanel;

/// The window for the office screen, with nothing in it but the wall. Esc leaves it, F11 takes it
/// out of the full screen and back, and S shows where the page for the company is switched on.
class WallWindow final : public QWidget
{
    Q_OBJECT

public:
    WallWindow(LiveWall &wall, Look &look, QWidget *parent = nullptr);

    /// Full screen, on another screen than the desk's own window where there is one.
    void showBeside(const QWidget &desk);
    [[nodiscard]] SharePanel &share() { return *m_share; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void hint();
    void toggleShare();

    SharePanel *m_share;
    QLabel *m_hint;
    QTimer m_quiet; ///< until hint and pointer are gone
};

} // namespace Chaos
