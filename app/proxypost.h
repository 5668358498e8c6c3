// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/proxy/proxythread.h"
#include "app/runner/stepdeed.h"
#include "models/day/clock.h"
#include "models/items/liveday.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace Chaos {

/// The day's proxies: there while the day is, with the faults that the day says they have. A fault
/// is in the day before it is put in place, and is taken away as soon as the experiment that it
/// belongs to is no longer applied, whether or not a step says so.
class ProxyPost final : public QObject
{
    Q_OBJECT

public:
    ProxyPost(LiveDay &live, const Clock &clock, QObject *parent = nullptr);
    ~ProxyPost() override;

    /// The day on the screen is the journal's from now on. Faults that an earlier session had in
    /// place ended with it, which is written down.
    void begin();

    /// Whether a step is about a proxy.
    [[nodiscard]] static bool takes(const StepDeed &deed);
    /// Has such a step switch its proxy: `stepEnded`, exactly once.
    void perform(const Chaos::StepDeed &deed);
    void stop(const QString &key);
    /// At once, whatever the day says: it is being taken back and cannot be written down.
    void healAll();

signals:
    /// To be written down.
    void decided(const std::vector<Chaos::Entry> &entries);
    void stepEnded(const Chaos::StepEnd &end);
    void stood(const std::vector<Chaos::ProxyStanding> &standings);

private:
    /// What a proxy was last told to do.
    struct Told
    {
        ProxyFault fault{};
        Uuid id{}; ///< of the entry behind it
        int unanswered = 0; ///< times that it was told and has not said when that was
    };
    /// A step whose switch is on its way.
    struct Pending
    {
        QString proxy{};
        ProxyFault fault{};
        bool isTold = false; ///< the proxy has been
    };

    void loseLeftOvers();
    void look();
    void setPlaces();
    void setFaults();
    void lookAfterSteps();
    void take(const QString &proxy, Instant at, const QString &trouble);
    void end(const QString &key, StepOutcome outcome, const QString &why = {});
    [[nodiscard]] QString troubleOf(const QString &proxy) const;
    [[nodiscard]] bool isOpen(const QString &proxy) const;
    [[nodiscard]] bool mayBreak() const;
    [[nodiscard]] QString whyHealed(const QString &experiment) const;

    LiveDay &m_live;
    const Clock &m_clock;
    ProxyThread m_thread;
    std::vector<ProxyPlace> m_places;
    std::vector<ProxyStanding> m_standings;
    std::map<QString, Told> m_told; ///< by proxy
    std::map<QString, Pending> m_pending; ///< by key of the step
    QTimer m_turn; ///< when the day begins or ends
};

} // namespace Chaos
