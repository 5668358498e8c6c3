// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/reportedalert.h"
#include "app/sources/steadywatch.h"
#include "app/sources/surveyor.h"
#include "models/day/entry.h"
#include "models/day/plan.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <map>
#include <random>
#include <vector>

namespace Chaos {

class Clock;
class PollingClient;
class Secrets;
class Transport;
class WebhookReceiver;

/// All alert sources of the day: keeps one client for each and hands on what they see.
///
/// Lives in the network's thread with the transport. A source that fails never touches another.
class SourceDesk final : public QObject
{
    Q_OBJECT

public:
    SourceDesk(Transport &transport, const Secrets &secrets, const Clock &clock, std::uint64_t seed,
               QObject *parent = nullptr);
    ~SourceDesk() override;

    /// The port that a webhook source listens at; 0 if it does not.
    [[nodiscard]] quint16 webhookPort(const QString &source) const;

public slots:
    /// Alerts that the day holds for active; counts for sources that are set after it.
    void resume(const std::vector<Chaos::ActiveAlert> &alerts);
    /// What the day has on record of their set-up; the same way.
    void resumeSurveys(const Chaos::KnownSurveys &surveys);
    /// The sources of the plan. One that is as it was goes on undisturbed.
    void setSources(const std::vector<Chaos::AlertSource> &sources);
    /// Asks each source no more often than that, and hunts for no tick of its clock; 0 for as often
    /// as the plan says. What is wished for is asked for at once all the same.
    void askAtMostEvery(Chaos::Micros length);
    /// The numbers wanted just now; none when no experiment is under way.
    void setSteadyStates(const std::vector<Chaos::SteadyQuery> &queries);
    /// Entries with these ids have become durable: pages wait for that.
    void committed(const std::vector<Chaos::Uuid> &ids);
    /// Asks all sources that can be asked how they are set up, those that fail as well, without
    /// waiting for their time.
    void surveyNow();

signals:
    void seen(const std::vector<Chaos::Entry> &entries);
    /// By `surveyNow`, these; each of them ends, once …
    void askingBegan(const QStringList &sources);
    /// … with an answer, the head of which was there within that time, or with what is in the way,
    /// in words. What it answered has been told.
    void askingEnded(const QString &source, const QString &trouble, Chaos::Micros within);

private:
    /// What there is for one source; which of them depends on its type.
    struct Post
    {
        AlertSource source{};
        PollingClient *client = nullptr;
        Surveyor *surveyor = nullptr;
        SteadyWatch *steady = nullptr;
        WebhookReceiver *receiver = nullptr;
    };

    [[nodiscard]] Post open(const AlertSource &source);
    void openClient(PollingClient *client, Post &post);
    void openSurveyor(Post &post);
    void endAsking(const QString &source, const QString &trouble);
    void close(const Post &post);
    [[nodiscard]] std::vector<ActiveAlert> takeResumed(const QString &source);

    Transport &m_transport;
    const Secrets &m_secrets;
    const Clock &m_clock;
    std::mt19937_64 m_seeds;
    std::map<QString, Post> m_posts; ///< by key of the source
    std::vector<ActiveAlert> m_resumed;
    KnownSurveys m_surveys; ///< of sources that have no post
    QSet<QString> m_asked; ///< by `surveyNow`, and not done
    std::vector<SteadyQuery> m_queries;
    Micros m_atMostEvery{0};
};

} // namespace Chaos
