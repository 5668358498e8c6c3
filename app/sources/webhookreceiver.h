// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/backoff.h"
#include "app/net/httpdoor.h"
#include "app/sources/healthwatch.h"
#include "app/sources/mappedpayload.h"
#include "app/sources/reportedalert.h"
#include "app/sources/webhookparser.h"
#include "models/day/entry.h"
#include "models/day/plan.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <random>
#include <unordered_map>
#include <vector>

namespace Chaos {

class Clock;
class GuardedListener;
class Secrets;

/// Takes pages that Alertmanager posts to `/webhook` or `/webhook/TOKEN`, or whatever the plan has
/// a mapping of.
///
/// A page is answered with a success only when its entries are durable, so that Alertmanager sends
/// again what the room could not keep; if that takes too long the answer is 503. Where a secret is
/// named, the token stands in the path or in `Authorization: Bearer`; without one the room listens
/// on loopback only. A page that is refused makes the source fail until one is taken: whoever sends
/// it believes that somebody is told.
class WebhookReceiver final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t maxBytes = 4 << 20;

    WebhookReceiver(const AlertSource &source, const Secrets &secrets, const Clock &clock,
                    std::uint64_t seed, QObject *parent = nullptr);
    ~WebhookReceiver() override;

    void start();
    void resume(const std::vector<ActiveAlert> &alerts);
    /// How long a page waits for its entries to become durable.
    void setPatience(Micros patience) { m_patience = patience; }
    [[nodiscard]] const AlertSource &source() const { return m_source; }
    /// 0 while it does not listen.
    [[nodiscard]] quint16 port() const;

    /// Entries with these ids are durable.
    void committed(const std::vector<Uuid> &ids);

signals:
    /// Entries with ids, to be made durable in this order.
    void seen(const std::vector<Chaos::Entry> &entries);

private:
    struct Address
    {
        QHostAddress host{};
        quint16 port = 0;
    };

    void listen();
    void fail(const Failure &failure);
    void tellHealth(std::optional<Entry> entry);
    [[nodiscard]] Outcome<Address> address() const;
    [[nodiscard]] Outcome<Done> readToken(const QHostAddress &host);
    void take(const QHttpServerRequest &request, Caller caller);
    [[nodiscard]] bool isAllowed(const QHttpServerRequest &request) const;
    void misunderstand(Caller caller, const Failure &failure);
    void refuse(const QHttpServerRequest &request, Caller caller,
                QHttpServerResponder::StatusCode status, const Failure &failure);
    [[nodiscard]] Outcome<Notification> notificationIn(const QHttpServerRequest &request) const;
    [[nodiscard]] std::vector<Entry> entriesOf(const Notification &notification, Instant at);
    void addAlerts(const Notification &notification, Instant at, std::vector<Entry> &entries);
    void addPages(const Notification &notification, Instant at, std::vector<Entry> &entries) const;
    void answer(const Uuid &id, QHttpServerResponder::StatusCode status);

    AlertSource m_source;
    std::optional<MappedPayload> m_mapping; ///< nothing: the payload is Alertmanager's
    const Secrets &m_secrets;
    const Clock &m_clock;
    Backoff m_backoff;
    std::mt19937_64 m_random;
    HealthWatch m_health;
    Micros m_patience = std::chrono::seconds(5);
    QByteArray m_token;
    QTimer m_retry;
    HttpDoor *m_server = nullptr;
    GuardedListener *m_listener = nullptr;
    std::map<Uuid, Caller> m_waiting; ///< by the id of a page's last entry
    std::unordered_map<std::string, AlertState> m_states; ///< by fingerprint
};

} // namespace Chaos
