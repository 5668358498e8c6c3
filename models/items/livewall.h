// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "models/rules/wall.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimeZone>
#include <QTimer>

namespace Chaos {

/// What the wall says of the day on the screen, worked out once for all who show it, and only while
/// somebody does.
///
/// A change of the day is told within a tenth of a second, and from then on once a second the time
/// that goes by. Where working it out takes long it is done less often, and only the clocks go on.
class LiveWall final : public QObject
{
    Q_OBJECT

public:
    LiveWall(LiveDay &live, const Clock &clock, const QTimeZone &zone, QObject *parent = nullptr);

    /// Whether `who` looks at it from now on. Nobody has to say that it is gone.
    void setWatched(QObject *who, bool isWatched);
    /// As of the last `changed`; with nobody looking an old one.
    [[nodiscard]] const WallView &view() const { return m_view; }

signals:
    void changed();

private:
    void take();
    void refresh();
    void goOn();
    void waitForTheNextSecond();

    LiveDay &m_live;
    const Clock &m_clock;
    QTimeZone m_zone;
    QSet<QObject *> m_watchers;
    WallView m_view;
    QTimer m_soon; ///< until what has changed is worked out
    QTimer m_second;
    QElapsedTimer m_sinceRefresh;
};

} // namespace Chaos
