// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/backoff.h"
#include "app/net/question.h"
#include "app/sources/clockwatch.h"
#include "app/sources/healthwatch.h"
#include "app/sources/poll.h"
#include "app/sources/reportedalert.h"
#include "models/day/entries.h"
#include "models/day/plan.h"

#include <QObject>
#include <QTimer>
#include <QUrlQuery>

#include <functional>
#include <vector>

namespace Chaos {

class Clock;
class Transport;

/// Asks one source round after round: at its interval while it answers, with growing pauses while
/// it fails; one request under way at a time, and nothing it answers can hurt anybody else.
class PollingClient : public QObject
{
    Q_OBJECT

public:
    PollingClient(const AlertSource &source, Transport &transport, const Clock &clock,
                  std::uint64_t seed, QObject *parent);

    void start();
    /// Does not wait for its next round; nothing while one is under way.
    void askNow();
    /// Leaves at least so much time between two rounds, and has no question but theirs; 0 for what
    /// the plan says. One that did not answer is asked again sooner at first.
    void askAtMostEvery(Micros length);
    /// Alerts that were active when the program last ran; before `start`.
    virtual void resume(const std::vector<ActiveAlert> &alerts) = 0;
    /// Leaves what it saw as unknown: nobody asks this source any more.
    void leave();

    [[nodiscard]] const AlertSource &source() const { return m_source; }
    [[nodiscard]] SourceHealth health() const { return m_health.health(); }
    /// From asking to the head of the answer, the last time that it answered well.
    [[nodiscard]] Micros answeredWithin() const { return m_answeredWithin; }
    /// The question for a path below the source's address.
    [[nodiscard]] static Question questionFor(const AlertSource &source, const QString &path,
                                              const QUrlQuery &query = {});

signals:
    void seen(const std::vector<Chaos::Entry> &entries);
    /// Whether it can be believed has changed, and that has been told.
    void turned(Chaos::SourceHealth health);
    /// A round brought all that it was to bring, and that has been told.
    void roundEnded();
    /// A round came to nothing; what that means for its health has been told.
    void roundFailed(const Chaos::Failure &failure);

protected:
    using Use = std::function<void(const Answer &)>;

    /// Begins a round, which ends with `endRound` or `failRound`.
    virtual void ask() = 0;
    /// The source cannot be believed any more: what was active becomes unknown.
    [[nodiscard]] virtual std::vector<ReportedAlert> loseSight() = 0;

    /// What is wrong with an answer, if it may not be used.
    [[nodiscard]] virtual std::optional<Failure> judge(const Answer &answer) const;
    /// What it cannot do though it answers, from the end of the round on; empty for nothing.
    void setLack(const QString &lack) { m_lack = lack; }

    /// Asks and goes on with `use`; a failure or a complaint ends the round.
    void fetch(const Question &question, const Use &use);
    /// The same, but a failure is nothing to the round: `otherwise` goes on.
    void tryFetch(const Question &question, const Use &use, const std::function<void()> &otherwise);

    [[nodiscard]] bool isUnderWay() const { return !m_next.isActive(); }
    [[nodiscard]] bool isSparing() const { return m_atMostEvery > Micros(0); }
    void endRound();
    void failRound(const Failure &failure);

    void tell(const std::vector<Entries::SeenAlert> &alerts);
    void tell(std::optional<Entry> entry);
    /// The poll that this answer ends; to be asked once, before `polled`.
    [[nodiscard]] Poll pollOf(const Answer &answer) const;
    void polled(const Answer &answer);
    /// Takes its clock from the date of an answer, and puts the rounds to come to where that clock
    /// ticks while little is known of it: each of them then halves what is unknown, for no question
    /// more.
    void takeDate(const Answer &answer);
    [[nodiscard]] ClockWatch &clockWatch() { return m_clockWatch; }
    [[nodiscard]] Instant now() const;
    [[nodiscard]] Question question(const QString &path, const QUrlQuery &query = {}) const
    {
        return questionFor(m_source, path, query);
    }
    [[nodiscard]] std::string key() const { return m_source.key.toStdString(); }

private:
    void tellUnknown();
    void tellHealth(const std::optional<Entry> &entry);
    void askAfter(Micros wait);
    void heedWait(const Answer &answer);
    void put(const Question &question, const Answered &answered);
    [[nodiscard]] Instant atTick(Instant due) const;

    AlertSource m_source;
    Transport &m_transport;
    const Clock &m_clock;
    ClockWatch m_clockWatch;
    HealthWatch m_health;
    QString m_lack;
    Backoff m_backoff;
    Micros m_atMostEvery{0};
    QTimer m_next;
    Instant m_due{}; ///< when the round under way was due
    Instant m_notBefore{}; ///< it asked to be left alone until then
    std::optional<Micros> m_dateDelay; ///< of the last answer whose date was taken
    std::optional<Instant> m_lastAskedAt; ///< of the last good poll
    Instant m_lastAnsweredAt{};
    Micros m_answeredWithin{0};
};

} // namespace Chaos
