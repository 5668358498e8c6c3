// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"
#include "app/net/keychain.h"
#include "app/net/secrets.h"
#include "app/sources/canarydialect.h"
#include "app/sources/steadywatch.h"
#include "models/day/clock.h"
#include "models/day/day.h"
#include "models/items/secretplaces.h"
#include "models/rules/watchfulness.h"

#include <QDate>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <vector>

namespace Chaos {

class CanarySender;
class HostWatch;
class SourceDesk;
class Transport;

/// Everything that asks the network, in one thread of its own: alert sources and staging hosts.
/// Takes what the plan wants and tells what was seen.
class World final : public QObject
{
    Q_OBJECT

public:
    explicit World(const Clock &clock, QObject *parent = nullptr);
    /// Ends the thread; what is under way is given up.
    ~World() override;

    /// What an earlier session left active, before the first `follow`.
    void resume(const Day &day);
    /// Watches what this day's plan and the experiment under way want watched, and as closely as
    /// the day's date wants it from now on.
    void follow(const Day &day);
    /// Besides those of sources, the secrets that steps want: `secretsSettled` once they have been
    /// looked for.
    void wantSecrets(const QStringList &names);
    /// Has the sources say anew how they are set up, before the minute is over: `askingBegan`, and
    /// `askingEnded` for each of them.
    void surveyNow();
    /// Those that this desk has; for any thread, as long as this lives.
    [[nodiscard]] const Secrets &secrets() const { return m_secrets; }
    /// Puts a secret into the keychain of this desktop and asks the sources anew with it.
    void keepSecret(const QString &name, const QByteArray &secret);
    /// Sends a canary or takes it back: `canaryAnswered`, once.
    void perform(const CanaryOrder &order);
    /// What has become durable: a push is answered only then. From any thread.
    void committed(const Chaos::SharedBatch &batch);

signals:
    /// Where the desk has a secret that a source names; in this object's thread.
    void secretPlaced(const QString &name, const Chaos::SecretPlaces::Known &known);
    /// All have been looked for that sources and steps name; in this object's thread.
    void secretsSettled();
    /// From the network's thread, as the others.
    void seen(const std::vector<Chaos::Entry> &entries);
    void canaryAnswered(const Chaos::CanaryAnswer &answer);
    void askingBegan(const QStringList &sources);
    void askingEnded(const QString &source, const QString &trouble, Chaos::Micros within);

private:
    void findSecrets();
    void tellPlaces(const std::optional<Failure> &trouble);
    void setSources();
    void followSteadyStates(const Day &day);
    void keepPace();

    const Clock &m_clock;
    KeptSecrets m_secrets;
    Keychain m_keychain;
    QTimer m_keychainPatience;
    std::vector<AlertSource> m_sources;
    QStringList m_stepSecrets; ///< names of those that steps want
    std::vector<StagingHost> m_hosts;
    std::vector<SteadyQuery> m_queries; ///< of the experiment under way
    QDate m_date;
    bool m_isUnderWay = false; ///< an experiment, or the proof of an alert path
    Watchfulness m_watchfulness = Watchfulness::Closely;
    QTimer m_turn; ///< when time alone may change that
    std::atomic<bool> m_takesPushes = false;
    QThread m_thread;
    Transport *m_transport;
    SourceDesk *m_desk;
    CanarySender *m_canaries;
    HostWatch *m_watch;
};

} // namespace Chaos
