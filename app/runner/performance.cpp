// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/performance.h"

#include "models/rules/durationtext.h"

#include <utility>

namespace Chaos {

Performance::Performance(const Activity &activity, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timeout(activity.timeout)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { cutAs(StepOutcome::TimedOut); });
}

void Performance::start()
{
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_timeout));
    begin();
}

void Performance::stop()
{
    cutAs(StepOutcome::Stopped);
}

void Performance::cutAs(StepOutcome outcome)
{
    if (m_hasEnded || m_cutAs)
        return;
    m_deadline.stop();
    m_cutAs = outcome;
    cut();
}

void Performance::acted(Micros plusMinus)
{
    m_actedAt = Stamp{m_clock.now(), plusMinus};
}

QString Performance::whyCut() const
{
    return m_cutAs == StepOutcome::TimedOut
        ? tr("stopped: it took longer than %1").arg(durationText(m_timeout))
        : tr("stopped");
}

void Performance::end(StepEnd end)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_deadline.stop();
    if (!end.actedAt)
        end.actedAt = m_actedAt;
    emit ended(end);
}

} // namespace Chaos
