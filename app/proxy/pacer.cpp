// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/pacer.h"

#include <algorithm>
#include <cmath>

namespace Chaos {

namespace {
constexpr double portionsASecond = 50;
} // namespace

TokenBucket::TokenBucket(std::int64_t bytesASecond, Instant now)
    : m_rate(double(std::max<std::int64_t>(bytesASecond, 1)))
    , m_portion(std::max(1.0, m_rate / portionsASecond))
    , m_at(now)
{}

std::int64_t TokenBucket::allowed(Instant now)
{
    if (now > m_at) {
        // What is not used in time is lost, but for one portion: a timer may be late.
        m_tokens = std::min(m_tokens + secondsOf(now - m_at) * m_rate, 2 * m_portion);
        m_at = now;
    }
    return std::int64_t(m_tokens);
}

void TokenBucket::take(std::int64_t bytes)
{
    m_tokens -= double(bytes);
}

Micros TokenBucket::wait(std::int64_t wanted, Instant now)
{
    (void)allowed(now);
    const double missing =
        std::min(double(std::max<std::int64_t>(wanted, 1)), m_portion) - m_tokens;
    return missing <= 0 ? Micros(0) : Micros(std::int64_t(std::ceil(missing / m_rate * 1e6)));
}

DelayLine::DelayLine(Micros delay, Micros jitter, std::uint32_t seed)
    : m_delay(delay)
    , m_jitter(jitter)
    , m_chance(seed)
{}

void DelayLine::push(QByteArray bytes, Instant now)
{
    std::uniform_int_distribution<std::int64_t> spread(-m_jitter.count(), m_jitter.count());
    const Micros delay = std::max(Micros(0), m_delay + Micros(spread(m_chance)));
    m_last = std::max(m_last, now + delay);
    m_size += bytes.size();
    m_pieces.push_back({m_last, std::move(bytes)});
}

QByteArray DelayLine::takeDue(Instant now)
{
    QByteArray due;
    while (!m_pieces.empty() && m_pieces.front().due <= now) {
        due += m_pieces.front().bytes;
        m_size -= m_pieces.front().bytes.size();
        m_pieces.pop_front();
    }
    return due;
}

QByteArray DelayLine::takeAll()
{
    return m_pieces.empty() ? QByteArray() : takeDue(m_last);
}

} // namespace Chaos
