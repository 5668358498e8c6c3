// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "models/rules/bridge.h"
#include "ui/run/bridgebutton.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QKeySequence;

namespace Chaos {

class BridgeTitle;
class ClockFace;
class HeldQuestion;
class Look;

/// The top bar: what is running, since when, how long is left, do we know, were we told, and the
/// act that is due now.
///
/// Each act has a key. Trigger asks nothing, but wants its key or button twice: the first press
/// arms it for three seconds, the second is T+0. A double click counts as one press.
class BridgeBar final : public QWidget
{
    Q_OBJECT

public:
    /// Within `parent`, over which it asks whether the hypothesis held.
    BridgeBar(LiveDay &live, const Clock &clock, Look &look, QWidget *parent);

    /// Does the act for that experiment now, as its button would; says why where it cannot be done.
    void act(Act act, const QString &experiment);
    /// What is shown is the past: no act is due, and each says why it cannot be done.
    void setPast(bool isPast);
    [[nodiscard]] static QString pastIsKept();
    /// Shows a message in the bar for a few seconds.
    void say(const QString &message);

signals:
    void wished(const Chaos::Entry &entry);
    /// The reset cannot be confirmed before they are ticked.
    void resetCriteriaWanted();
    /// Something stands against the trigger.
    void triggerLocked();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeRow();
    void addKey(const QKeySequence &key, void (BridgeBar::*slot)());
    void placeQuestion();
    void refresh();
    void advance();
    void take(Touched what);
    void showTitle();
    void showClocks();
    void showActs();
    void actButtonPressed();
    void startPressed() { pressed(Act::Start); }
    void triggerPressed() { pressed(Act::Trigger); }
    void backOutPressed() { pressed(Act::BackOut); }
    void resetPressed() { pressed(Act::ConfirmReset); }
    void finishPressed() { pressed(Act::Finish); }
    void pressed(Act act);
    void arm();
    void disarm();
    void ask();
    void wish(Act act, const QString &experiment, std::optional<bool> held);
    void paged();

    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;
    Bridge m_bridge;
    bool m_isPast = false;
    Instant m_advancedTo{}; ///< the instant at which m_bridge holds
    BridgeTitle *m_title;
    ClockFace *m_sinceTrigger;
    ClockFace *m_timeBoxLeft;
    ClockFace *m_timeToKnow;
    ClockFace *m_timeToDetection;
    BridgeButton *m_paged;
    BridgeButton *m_due;
    HeldQuestion *m_question;
    QTimer m_tick;
    QTimer m_soon; ///< runs until times are measured again: alerts come in storms
    QTimer m_armed; ///< runs while the next press triggers
    QTimer m_guard{this}; ///< runs while a second press would be half of a double click
    QTimer m_patience; ///< runs while a wish is on its way to the journal and back
    std::optional<DueAct> m_wished; ///< that wish, so that a nervous finger writes it once
};

} // namespace Chaos
