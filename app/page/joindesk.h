// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <vector>

namespace Chaos {

/// Where those who take part in live QA sit down: who says the join code and a name gets a seat, a
/// secret of its own that stands for both from then on. Nothing of it is kept anywhere.
///
/// Guessing is slow: a few wrong codes, and that address waits; many from all over, and all do.
class JoinDesk
{
public:
    static constexpr int mostSeats = 300;
    static constexpr int mostWrongHere = 5; ///< from one address within `memory`
    static constexpr int mostWrong = 60; ///< from all of them
    static constexpr int mostSent = 20; ///< results of one seat within a minute
    static constexpr Micros memory = std::chrono::minutes(5);

    enum class Answer {
        Welcome,
        WrongCode,
        NoName,
        Wait, ///< too many wrong codes
        Full,
    };
    struct Joined
    {
        Answer answer = Answer::WrongCode;
        QByteArray seat{}; ///< of `Welcome`
    };

    /// `code` as `freshCode` makes it.
    explicit JoinDesk(const QByteArray &code)
        : m_code(code)
    {}

    /// Six letters and digits that cannot be taken for each other, from the system's own
    /// randomness: 30 bits, for one day with one page open.
    [[nodiscard]] static QByteArray freshCode();
    /// 192 bits, in letters that stand in an address.
    [[nodiscard]] static QByteArray freshSecret();

    /// Small letters, spaces and dashes in the code do not matter.
    [[nodiscard]] Joined join(const QString &code, const QString &name, const QString &address,
                              Instant now);
    /// The name behind a seat; null: there is no such seat.
    [[nodiscard]] const QString *nameOf(const QByteArray &seat) const;
    /// Whether this seat may send one more now, which counts as sent.
    [[nodiscard]] bool maySend(const QByteArray &seat, Instant now);

private:
    struct Seat
    {
        QByteArray secret{};
        QString name{};
        std::deque<Instant> sent{};
    };
    [[nodiscard]] Seat *find(const QByteArray &seat);
    [[nodiscard]] bool mustWait(const QString &address, Instant now);

    QByteArray m_code;
    std::vector<Seat> m_seats;
    struct Wrong
    {
        QString address{};
        Instant at{};
    };
    std::deque<Wrong> m_wrong; ///< codes that were said lately
};

} // namespace Chaos
