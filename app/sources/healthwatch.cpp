// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/healthwatch.h"

#include "models/day/entries.h"

namespace Chaos {

HealthWatch::HealthWatch(QString source)
    : m_source(std::move(source))
{}

std::optional<Entry> HealthWatch::waits()
{
    return turn(SourceHealth::Waiting, {});
}

std::optional<Entry> HealthWatch::answered(const QString &lack)
{
    m_failures = 0;
    return turn(SourceHealth::Live, lack);
}

std::optional<Entry> HealthWatch::failed(const Failure &failure)
{
    ++m_failures;
    if (m_health == SourceHealth::Live && m_failures < 2)
        return {};
    return failedForCertain(failure);
}

std::optional<Entry> HealthWatch::failedForCertain(const Failure &failure)
{
    // The same kind of trouble in other words is no news.
    if (m_health == SourceHealth::Failing && failure.kind == m_kind)
        return {};
    m_kind = failure.kind;
    return turn(SourceHealth::Failing, failure.detail);
}

std::optional<Entry> HealthWatch::turn(SourceHealth health, const QString &reason)
{
    if (m_isTold && health == m_health && reason == m_reason)
        return {};
    m_isTold = true;
    m_health = health;
    m_reason = reason;
    return Entries::sourceHealth(m_source, health, reason);
}

} // namespace Chaos
