// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/backoff.h"
#include "app/net/question.h"
#include "app/sources/surveysteps.h"
#include "models/day/entry.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace Chaos {

class Clock;
class Transport;

/// Set-ups on record, by key of the source.
using KnownSurveys = std::map<std::string, std::shared_ptr<const Survey>, std::less<>>;

/// Asks one source how it is set up: at the start, then every minute, and on wish; question after
/// question, and with growing pauses while it gets no answer. Tells when the answer is a new one,
/// and now and then that it still is the old one, so that what is on record never looks old.
///
/// A question that the source does not know leaves its part out; one that it cannot answer just
/// now, or not so that it could be understood, leaves it as it was.
class Surveyor final : public QObject
{
    Q_OBJECT

public:
    Surveyor(const AlertSource &source, Transport &transport, const Clock &clock,
             std::uint64_t seed, QObject *parent = nullptr, Micros every = std::chrono::minutes(1));

    /// What is on record of it already; before `start`.
    void resume(std::shared_ptr<const Survey> told) { m_told = std::move(told); }
    /// What was told last, or null.
    [[nodiscard]] const std::shared_ptr<const Survey> &told() const { return m_told; }

    /// Begins, at once; nothing if it has begun already.
    void start();
    /// Leaves the source alone until `start`.
    void rest();
    /// Does not wait for the minute to be over; nothing while it rests.
    void askNow();

signals:
    void seen(const std::vector<Chaos::Entry> &entries);
    /// A round is over, and none is wished for any more: all was answered, told or not …
    void answered();
    /// … or the first question was not.
    void failed(const Chaos::Failure &failure);

private:
    /// What the last good answer to one step said.
    struct Part
    {
        std::uint64_t hash = 0; ///< of that answer
        Survey says{};
    };

    void begin();
    void askNext();
    [[nodiscard]] Question question() const;
    void take(const Outcome<Answer> &outcome);
    void takeBody(const QByteArray &body);
    void takePage(const QByteArray &body);
    void takeNothing();
    void end();
    void fail(const Failure &failure);
    void tell();

    AlertSource m_source;
    Transport &m_transport;
    const Clock &m_clock;
    std::vector<SurveyStep> m_steps;
    std::vector<Part> m_parts; ///< as `m_steps`
    std::size_t m_next = 0; ///< the step that is or will be asked
    std::string m_cursor; ///< of its next page; empty for the first
    int m_pages = 0; ///< of it that were read
    Survey m_gathered{}; ///< from them
    bool m_isAwake = false;
    bool m_isUnderWay = false;
    bool m_isWished = false; ///< to begin anew once the round under way is over
    std::uint64_t m_seed;
    Micros m_every;
    Backoff m_backoff;
    QTimer m_timer;
    std::shared_ptr<const Survey> m_told;
};

} // namespace Chaos
