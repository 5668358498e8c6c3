// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/replay.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace Chaos {

class Chip;
class ElidedLabel;
class Look;
class ReplayTrack;
class StateDot;
class WordButton;

/// Below the bridge while the screen shows the past: says that it is the past, and which instant of
/// it; goes along the day, plays it, and back to now. What is loud in the present is told here,
/// too.
class ReplayStrip final : public QWidget
{
    Q_OBJECT

public:
    ReplayStrip(Replay &replay, Look &look, QWidget *parent = nullptr);

    /// The line to drag along, which has the keyboard first.
    [[nodiscard]] QWidget *track() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *makeSay();
    QHBoxLayout *makeActs();
    void addKeys();
    void turn(bool isPast);
    void tellInstant();
    void tellPace();
    void tellPresent();
    void playOrPause();

    Replay &m_replay;
    Look &m_look;
    Chip *m_chip;
    ElidedLabel *m_time;
    ElidedLabel *m_words;
    ReplayTrack *m_track;
    WordButton *m_previous;
    WordButton *m_play;
    WordButton *m_next;
    std::vector<WordButton *> m_speeds;
    WordButton *m_back;
    StateDot *m_dot;
    ElidedLabel *m_present;
    QString m_failure;
};

} // namespace Chaos
