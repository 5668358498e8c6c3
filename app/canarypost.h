// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/canarydialect.h"
#include "models/day/clock.h"
#include "models/items/liveday.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <optional>
#include <random>
#include <vector>

namespace Chaos {

/// Sends canaries through the sources of the day, waits until somebody was told or their time is
/// up, and takes them back. Each leaves only when the day says that it was sent: so whatever
/// happens to this program, the next that opens the day knows of it and takes it back. Belongs to
/// whoever writes the day: a day has one writer.
class CanaryPost final : public QObject
{
    Q_OBJECT

public:
    CanaryPost(LiveDay &live, const Clock &clock, std::uint64_t seed, QObject *parent = nullptr);

    /// The day on the screen is the journal's from now on. What an earlier session left out there
    /// is taken back.
    void begin();
    /// A canary through each of these sources, as far as it may be; `refused` for the others.
    /// `limit`: how long is waited for somebody to be told; without one as long as it may take.
    void prove(const QStringList &sources, std::optional<Micros> limit = {});
    /// What became of an order.
    void take(const CanaryAnswer &answer);
    /// Whether one is on its way.
    [[nodiscard]] bool isBusy() const { return !m_flights.empty(); }

signals:
    /// To be written down as what a person at this desk did …
    void wished(const std::vector<Chaos::Entry> &entries);
    /// … and as what the room saw.
    void decided(const std::vector<Chaos::Entry> &entries);
    void ordered(const Chaos::CanaryOrder &order);
    void refused(const QString &source, const QString &why);
    /// All that were on their way have come to their end, and that is written down.
    void ended();

private:
    /// What was done for a canary that is out.
    struct Flight
    {
        bool isLeftOver = false; ///< of an earlier session, or of an earlier attempt
        bool isPosted = false;
        bool isAsked = false; ///< an order is under way
        bool isLost = false; ///< it cannot be taken back in this session
        /// What was decided on; the same again means that it is still on its way to the journal.
        std::optional<Canary> decidedOn{};
        int clearings = 0;
        Instant notBefore{}; ///< the next of them
    };

    void look();
    void adoptLeftOvers();
    void write(const Canary &canary, Flight &flight, Entry entry);
    void takeSent(const Canary &canary, Flight &flight, const Outcome<Stamp> &taken);
    /// False: it is at its end.
    bool follow(const Canary &canary, Flight &flight);
    void post(const Canary &canary, Flight &flight);
    void clear(const Canary &canary, Flight &flight);
    void lose(const Canary &canary, Flight &flight, const QString &why);
    /// Whether somebody could be told of it who is not asked yet.
    [[nodiscard]] bool isTooSoon() const;
    [[nodiscard]] bool isToBeCleared(const Canary &canary, const Flight &flight) const;
    [[nodiscard]] CanaryOrder order(CanaryOrder::Act act, const AlertSource &source,
                                    const Canary &canary) const;
    [[nodiscard]] std::string freshId();

    LiveDay &m_live;
    const Clock &m_clock;
    std::mt19937_64 m_random;
    Instant m_begunAt{};
    std::map<std::string, Flight> m_flights; ///< by id
    QTimer m_next;
};

} // namespace Chaos
