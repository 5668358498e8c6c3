// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QByteArray>

#include <cstdint>
#include <deque>
#include <random>

namespace Chaos {

/// Lets so many bytes a second pass, as smoothly as in fifty portions a second.
class TokenBucket
{
public:
    TokenBucket(std::int64_t bytesASecond, Instant now);

    /// How many bytes may pass now.
    [[nodiscard]] std::int64_t allowed(Instant now);
    /// So many have passed.
    void take(std::int64_t bytes);
    /// How long until `wanted` bytes, or a portion of them, may pass.
    [[nodiscard]] Micros wait(std::int64_t wanted, Instant now);

private:
    double m_rate; ///< bytes a second
    double m_portion;
    double m_tokens = 0;
    Instant m_at;
};

/// Keeps bytes until they are due: each piece so long after it came, give or take some, and never
/// before the piece that came before it.
class DelayLine
{
public:
    DelayLine(Micros delay, Micros jitter, std::uint32_t seed);

    void push(QByteArray bytes, Instant now);
    /// Everything that is due, in order.
    [[nodiscard]] QByteArray takeDue(Instant now);
    [[nodiscard]] QByteArray takeAll();
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }
    [[nodiscard]] std::int64_t size() const { return m_size; } ///< bytes
    /// When the first piece is due; there must be one.
    [[nodiscard]] Instant nextDue() const { return m_pieces.front().due; }

private:
    struct Waiting
    {
        Instant due{};
        QByteArray bytes{};
    };

    Micros m_delay;
    Micros m_jitter;
    std::mt19937 m_chance;
    std::deque<Waiting> m_pieces;
    std::int64_t m_size = 0;
    Instant m_last{};
};

} // namespace Chaos
