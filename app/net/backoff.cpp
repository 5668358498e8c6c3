// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/backoff.h"

#include <algorithm>

namespace Chaos {

Backoff::Backoff(Micros first, Micros cap, std::uint64_t seed)
    : m_first(first)
    , m_cap(cap)
    , m_random(seed)
{}

Micros Backoff::next()
{
    Micros whole = std::min(m_first, m_cap);
    for (int i = 0; i < m_failures && whole < m_cap; ++i)
        whole = std::min(whole * 2, m_cap);
    ++m_failures;
    std::uniform_int_distribution<std::int64_t> jitter(whole.count() / 2, whole.count());
    return Micros(jitter(m_random));
}

} // namespace Chaos
