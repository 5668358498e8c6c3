// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/day.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace Chaos {

/// Plays a day through without anybody: looks at the day a few times a second and wishes what its
/// people would do next. Gives up when nothing has moved for half a minute.
class Player final : public QObject
{
    Q_OBJECT

public:
    /// `day` is the one that what is wished here comes back to once it is durable.
    Player(const Day &day, const Clock &clock, QObject *parent = nullptr);

    void play();
    /// How long nothing may move.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

signals:
    void wished(const Chaos::Entry &entry);
    /// Once; `ok` when every experiment of the day was played to its end.
    void finished(bool ok);

private:
    void look();
    void finish();

    const Day &m_day;
    const Clock &m_clock;
    QTimer m_tick;
    QElapsedTimer m_sinceMove;
    std::chrono::milliseconds m_patience = std::chrono::seconds(30);
    std::optional<Entry> m_last; ///< wished, and perhaps not durable yet
};

} // namespace Chaos
