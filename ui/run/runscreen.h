// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace Chaos {

class AllowanceStrip;
class BackOutPanel;
class BridgeBar;
class Clock;
class EventStrip;
class FaultList;
class Look;
class PreflightPanel;
class ProxiesPanel;
class ProxyLine;
class ProxyWatch;
class QaStrip;
class QueuePanel;
class Replay;
class ReplayStrip;
class RolesPanel;
class StopStrip;

/// The screen of the day: the bridge above, the queue at the left, the timeline and the scribe in
/// the middle, and at the right people, the way back and hosts.
///
/// Timeline and scribe are other rooms' widgets, given ready-made; the screen takes them over.
class RunScreen final : public QWidget
{
    Q_OBJECT

public:
    RunScreen(LiveDay &live, const Clock &clock, Look &look, QWidget *timeline, QWidget *scribe,
              QWidget *parent = nullptr);

    /// What runs the day again on this screen, which is to be made with its day and its clock.
    /// While it does, nothing is wished for: the past is not written on.
    void setReplay(Replay &replay);

    /// Where it is heard how the day's proxies stand; has to live as long.
    void setProxies(const ProxyWatch &watch);

    /// Where results of live QA are entered.
    [[nodiscard]] QaStrip &qa() { return *m_qa; }

    /// Where production is allowed.
    [[nodiscard]] AllowanceStrip &allowance() { return *m_allowance; }

    /// Shows a message in the bridge for a few seconds.
    void say(const QString &message);

signals:
    void wished(const Chaos::Entry &entry);
    /// See `AllowanceStrip`.
    void allowWished(const QString &experiment, const QString &host, const QString &code);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QScrollArea *makeSide(const Clock &clock);
    void listen();
    void wish(const Entry &entry);
    void turn(bool isPast);
    void askWhatBroke();
    void pullTheBrake();
    void askWhatWasFound();
    void goToResetCriteria();
    void goToProxies();
    void askForFault(ProxyLine *line);
    void placeFaults();
    void goToLock();
    void leave();
    void arrange();
    void makeRoomAtTheSide();

    LiveDay &m_live;
    Look &m_look;
    BridgeBar *m_bridge;
    EventStrip *m_event;
    StopStrip *m_stop;
    AllowanceStrip *m_allowance;
    QaStrip *m_qa;
    PreflightPanel *m_preflight;
    QueuePanel *m_queue;
    RolesPanel *m_roles;
    BackOutPanel *m_backOut;
    ProxiesPanel *m_proxies;
    FaultList *m_faults;
    QWidget *m_timeline;
    QWidget *m_scribe;
    QScrollArea *m_side;
    QGridLayout *m_grid;
    Replay *m_replay = nullptr;
    ReplayStrip *m_strip = nullptr;
    bool m_isPast = false;
};

} // namespace Chaos
