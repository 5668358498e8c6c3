// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QWidget>

class QLineEdit;

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class StateDot;
class WordButton;
class WrapLabel;

/// The brake. Pulled once, it asks for a line that says why; Enter, or the same key again, stops
/// everything and takes it back. Below the bridge for as long as it is raised.
class StopStrip final : public QWidget
{
    Q_OBJECT

public:
    StopStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    /// Asks why everything shall stop, and stops it when asked again; while it is raised asks why
    /// it may be lifted.
    void pull();

signals:
    void wished(const Chaos::Entry &entry);
    /// Why something was not done, for the bridge to show.
    void refused(const QString &why);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void answer();
    void leave();

    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;
    StateDot *m_dot;
    ElidedLabel *m_title;
    WordButton *m_lift;
    WrapLabel *m_first;
    QLineEdit *m_line;
    WrapLabel *m_hint;
    bool m_isAsking = false;
    bool m_isRaised = false;
};

} // namespace Chaos
