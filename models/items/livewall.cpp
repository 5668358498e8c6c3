// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/livewall.h"

#include "models/items/rest.h"

namespace Chaos {

using namespace std::chrono_literals;

LiveWall::LiveWall(LiveDay &live, const Clock &clock, const QTimeZone &zone, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_zone(zone)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    m_second.setSingleShot(true);
    m_second.setTimerType(Qt::PreciseTimer);
    connect(&m_soon, &QTimer::timeout, this, &LiveWall::refresh);
    connect(&m_second, &QTimer::timeout, this, &LiveWall::goOn);
    connect(&live, &LiveDay::changed, this, &LiveWall::take);
    connect(&live, &LiveDay::replaced, this, &LiveWall::take);
}

void LiveWall::setWatched(QObject *who, bool isWatched)
{
    const bool was = m_watchers.contains(who);
    if (isWatched == was)
        return;
    if (!isWatched) {
        disconnect(who, &QObject::destroyed, this, nullptr);
        m_watchers.remove(who);
        if (m_watchers.isEmpty()) {
            m_soon.stop();
            m_second.stop();
        }
        return;
    }
    m_watchers.insert(who);
    connect(who, &QObject::destroyed, this, [this, who] { m_watchers.remove(who); });
    refresh();
}

void LiveWall::take()
{
    if (!m_watchers.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void LiveWall::refresh()
{
    QElapsedTimer worked;
    worked.start();
    m_view = wallOf(m_live.day(), m_clock.now(), m_zone);
    m_soon.setInterval(restAfter(worked));
    m_sinceRefresh.start();
    waitForTheNextSecond();
    emit changed();
}

/// When the clock on the wall turns, not when the last change happened to come.
void LiveWall::waitForTheNextSecond()
{
    const Instant now = m_clock.now();
    const Instant next = std::chrono::floor<std::chrono::seconds>(now) + 1s;
    m_second.start(std::chrono::ceil<std::chrono::milliseconds>(next - now));
}

void LiveWall::goOn()
{
    if (m_watchers.isEmpty())
        return;
    // At its shortest rest that is each second.
    if (m_sinceRefresh.elapsed() >= 9 * m_soon.intervalAsDuration().count())
        return refresh();
    m_view = advanced(std::move(m_view), m_clock.now(), m_zone);
    waitForTheNextSecond();
    emit changed();
}

} // namespace Chaos
