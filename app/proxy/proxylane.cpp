// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/proxylane.h"

#include "app/proxy/httphead.h"

#include <algorithm>

namespace Chaos {

namespace {

using Fault = ProxyFault::Kind;

/// As much as the network holds for a connection anyhow.
constexpr qsizetype mostReady = 256 << 10;
/// A line of 200 ms carries 40 MB/s with it.
constexpr qsizetype mostDelayed = 8 << 20;
/// Stands for a head of which nothing more is expected.
constexpr QByteArrayView seenWhole("\r\n\r\n");

} // namespace

void ProxyLane::setFault(const ProxyFault &fault, std::uint32_t seed, Instant now)
{
    const bool isAnswer = m_way == Way::Answer;
    const bool isPaced =
        fault.kind == Fault::Bandwidth || (isAnswer && fault.kind == Fault::SlowBody);
    m_isSlowBody = isAnswer && fault.kind == Fault::SlowBody;
    m_unpaced = 0;
    m_head.clear();

    if (m_delay)
        append(m_delay->takeAll());
    m_delay.reset();
    m_bucket.reset();
    m_left.reset();
    if (isPaced)
        m_bucket.emplace(fault.bytes, now);
    if (isAnswer && fault.kind == Fault::Latency)
        m_delay.emplace(fault.delay, fault.jitter, seed);
    if (isAnswer && fault.kind == Fault::CutAfter)
        m_left = fault.bytes;
    m_isPlain = !m_bucket && !m_delay && !m_left;
}

void ProxyLane::push(QByteArrayView bytes, Instant now)
{
    if (m_left) {
        bytes = bytes.first(qsizetype(std::min<std::int64_t>(bytes.size(), *m_left)));
        *m_left -= bytes.size();
    }
    if (bytes.isEmpty())
        return;
    if (m_delay) {
        m_delay->push(bytes.toByteArray(), now);
        return;
    }
    if (m_isSlowBody)
        measureHead(bytes);
    append(bytes);
}

void ProxyLane::append(QByteArrayView bytes)
{
    if (m_from == m_ready.size()) {
        m_ready.resize(0);
        m_from = 0;
    }
    m_ready.append(bytes);
}

void ProxyLane::measureHead(QByteArrayView bytes)
{
    if (m_head.endsWith(seenWhole))
        return; // the body
    const qsizetype before = m_head.size();
    m_head += bytes;
    const qsizetype size = HttpHead::sizeOf(m_head);
    if (size == 0 && HttpHead::mayBeAnswer(m_head) && m_head.size() < HttpHead::longest) {
        m_unpaced += bytes.size();
        return;
    }
    if (size > 0 && HttpHead::mayBeAnswer(m_head))
        m_unpaced += size - before;
    m_head = seenWhole.toByteArray(); // or there is none
}

QByteArrayView ProxyLane::ready(Instant now)
{
    if (m_delay)
        append(m_delay->takeDue(now));
    qsizetype size = m_ready.size() - m_from;
    if (m_bucket) {
        const auto paced = m_bucket->allowed(now);
        size = std::min(size, m_unpaced + qsizetype(std::max<std::int64_t>(paced, 0)));
    }
    return QByteArrayView(m_ready).sliced(m_from, size);
}

void ProxyLane::sent(qsizetype bytes)
{
    const qsizetype unpaced = std::min(bytes, m_unpaced);
    m_unpaced -= unpaced;
    m_from += bytes;
    if (m_bucket)
        m_bucket->take(bytes - unpaced);
}

std::optional<Micros> ProxyLane::wait(Instant now)
{
    if (m_from < m_ready.size()) {
        if (m_bucket && m_unpaced == 0)
            return m_bucket->wait(m_ready.size() - m_from, now);
        return {};
    }
    if (m_delay && !m_delay->isEmpty())
        return std::max(Micros(0), m_delay->nextDue() - now);
    return {};
}

bool ProxyLane::isEmpty() const
{
    return m_from == m_ready.size() && (!m_delay || m_delay->isEmpty());
}

bool ProxyLane::isFull() const
{
    return m_ready.size() - m_from >= mostReady || (m_delay && m_delay->size() >= mostDelayed);
}

void ProxyLane::discard()
{
    m_ready.clear();
    m_from = 0;
    m_unpaced = 0;
    if (m_delay)
        (void)m_delay->takeAll();
}

} // namespace Chaos
