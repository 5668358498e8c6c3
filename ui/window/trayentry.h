// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace Chaos {

class Look;

/// The room in the desktop's tray, where it has one: what is applied, and the emergency stop, which
/// is reached from there whatever window is in front.
class TrayEntry final : public QObject
{
    Q_OBJECT

public:
    explicit TrayEntry(const Look &look, QObject *parent = nullptr);

    /// The day that is open; null: none is, and nothing is to be stopped.
    void show(const Day *day);
    [[nodiscard]] const QMenu &menu() const { return m_menu; }
    [[nodiscard]] QString text() const { return m_icon.toolTip(); }

signals:
    void stopWished();
    void windowWished();

private:
    const Look &m_look;
    QMenu m_menu;
    QAction *m_stop;
    QSystemTrayIcon m_icon;
};

} // namespace Chaos
