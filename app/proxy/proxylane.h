// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/pacer.h"
#include "models/day/proxyfault.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Chaos {

/// What is on its way in one direction of a connection: has come, and may not or cannot go yet.
/// Knows the faults that are a matter of when and how much. Pure.
class ProxyLane
{
public:
    enum class Way { Request, Answer };

    explicit ProxyLane(Way way)
        : m_way(way)
    {}

    /// Also for what is on its way already: where nothing delays it any longer, it goes at once.
    void setFault(const ProxyFault &fault, std::uint32_t seed, Instant now);

    void push(QByteArrayView bytes, Instant now);
    /// The client has sent something: what is answered next begins with a head.
    void expectHead() { m_head.clear(); }

    /// What may be sent now; until the next call of anything.
    [[nodiscard]] QByteArrayView ready(Instant now);
    void sent(qsizetype bytes);

    /// How long until more of it may be sent; nothing: it does not wait for the time.
    [[nodiscard]] std::optional<Micros> wait(Instant now);

    [[nodiscard]] bool isEmpty() const;
    /// So much waits that nothing more should be read.
    [[nodiscard]] bool isFull() const;
    /// Whether what comes now may be sent without being put in here.
    [[nodiscard]] bool isBypassed() const { return m_isPlain && isEmpty(); }
    /// Nothing that comes now goes anywhere.
    [[nodiscard]] bool isCut() const { return m_left && *m_left == 0; }
    void discard();

private:
    void append(QByteArrayView bytes);
    void measureHead(QByteArrayView bytes);

    Way m_way;
    bool m_isPlain = true;
    bool m_isSlowBody = false;
    QByteArray m_ready;
    qsizetype m_from = 0; ///< what stands before it in there has been sent
    qsizetype m_unpaced = 0; ///< so many from there on may pass at once: a head
    QByteArray m_head; ///< of the answer that is coming; with its end where that was seen
    std::optional<TokenBucket> m_bucket;
    std::optional<DelayLine> m_delay;
    std::optional<std::int64_t> m_left; ///< bytes until the cut
};

} // namespace Chaos
