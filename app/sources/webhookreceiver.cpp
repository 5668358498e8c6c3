// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/webhookreceiver.h"

#include "app/net/guardedlistener.h"
#include "app/net/sametoken.h"
#include "app/net/secrets.h"
#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/day/sourcetraits.h"

#include <QUrl>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using Status = QHttpServerResponder::StatusCode;

namespace {

constexpr std::size_t mostWaiting = 4096;
constexpr std::size_t mostAlerts = 50'000;
constexpr Micros requestPatience = std::chrono::seconds(30);
constexpr auto place = "/webhook"_L1;

} // namespace

WebhookReceiver::WebhookReceiver(const AlertSource &source, const Secrets &secrets,
                                 const Clock &clock, std::uint64_t seed, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_backoff(std::chrono::seconds(1), std::chrono::seconds(15), seed)
    , m_random(seed)
    , m_health(source.key)
{
    if (source.payload.isSaid())
        m_mapping.emplace(source.payload);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &WebhookReceiver::listen);
}

WebhookReceiver::~WebhookReceiver()
{
    // Alertmanager sends again what nobody could promise to keep.
    for (auto &[id, caller] : m_waiting)
        caller.answer(Status::ServiceUnavailable);
}

void WebhookReceiver::start()
{
    listen();
}

void WebhookReceiver::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts)
        m_states[alert.fingerprint] = alert.state;
}

quint16 WebhookReceiver::port() const
{
    return m_listener ? m_listener->serverPort() : 0;
}

void WebhookReceiver::committed(const std::vector<Uuid> &ids)
{
    if (m_waiting.empty())
        return;
    for (const Uuid &id : ids)
        answer(id, Status::Ok);
}

void WebhookReceiver::listen()
{
    const auto where = address();
    if (!where)
        return fail(where.failure());
    if (const auto token = readToken(where->host); !token)
        return fail(token.failure());
    auto *listener = new GuardedListener({.maxBytes = maxBytes, .patience = requestPatience});
    if (!listener->listenAt(where->host, where->port)) {
        const QString error = listener->errorString();
        delete listener;
        return fail({Failure::Kind::Refused,
                     tr("cannot listen at %1: %2").arg(m_source.url.left(100), error)});
    }
    m_server = new HttpDoor([this](const QHttpServerRequest &request,
                                   Caller caller) { take(request, std::move(caller)); },
                            this);
    m_server->bind(listener);
    m_listener = listener;
    m_backoff.reset();
    tellHealth(m_health.answered());
}

void WebhookReceiver::fail(const Failure &failure)
{
    tellHealth(m_health.failed(failure));
    m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(m_backoff.next()));
}

void WebhookReceiver::tellHealth(std::optional<Entry> entry)
{
    if (!entry)
        return;
    entry->at = m_clock.now();
    emit seen({*std::move(entry)});
}

Outcome<WebhookReceiver::Address> WebhookReceiver::address() const
{
    const QString text = m_source.url.trimmed();
    const QUrl url(text.contains("://"_L1) ? text : "http://"_L1 + text, QUrl::StrictMode);
    const QString host = url.host();
    const QHostAddress parsed(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
    if (!url.isValid() || parsed.isNull() || url.port() < 0) {
        return Failure{
            Failure::Kind::BadInput,
            tr("“%1” is no address to listen at, such as 127.0.0.1:9095").arg(text.left(100))};
    }
    return Address{parsed, quint16(url.port())};
}

Outcome<Done> WebhookReceiver::readToken(const QHostAddress &host)
{
    m_token.clear();
    if (!m_source.secret.isEmpty()) {
        const auto token = m_secrets.value(m_source.secret);
        if (!token) {
            return Failure{
                Failure::Kind::Unauthorized,
                tr("there is no secret %1 in environment or keychain").arg(m_source.secret)};
        }
        m_token = *token;
    } else if (!host.isLoopback()) {
        return Failure{Failure::Kind::BadInput,
                       tr("without a secret the room listens on loopback only, not at %1")
                           .arg(host.toString())};
    }
    return Done{};
}

void WebhookReceiver::take(const QHttpServerRequest &request, Caller caller)
{
    const Instant at = m_clock.now();
    const QString path = request.url().path();
    if (path != place && !path.startsWith(place + u'/')) {
        return refuse(
            request, std::move(caller), Status::NotFound,
            {Failure::Kind::NotFound,
             tr("a page came to a wrong path and was refused: have it sent to %1").arg(place)});
    }
    if (!isAllowed(request)) {
        return refuse(request, std::move(caller), Status::Unauthorized,
                      {Failure::Kind::Unauthorized,
                       tr("a page came without the right token and was refused")});
    }
    if (request.method() != QHttpServerRequest::Method::Post)
        return caller.answer(Status::MethodNotAllowed);
    const auto notification = notificationIn(request);
    if (!notification)
        return misunderstand(std::move(caller), notification.failure());
    tellHealth(m_health.answered());
    if (m_waiting.size() >= mostWaiting)
        return caller.answer(Status::ServiceUnavailable);
    const std::vector<Entry> entries = entriesOf(*notification, at);
    if (entries.empty())
        return caller.answer(Status::Ok);
    const Uuid last = entries.back().id;
    m_waiting.emplace(last, std::move(caller));
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(m_patience), this,
                       [this, last] { answer(last, Status::ServiceUnavailable); });
    emit seen(entries);
}

/// Whoever wrote the mapping must learn that it does not fit; what Alertmanager posts always fits.
void WebhookReceiver::misunderstand(Caller caller, const Failure &failure)
{
    if (m_mapping) {
        tellHealth(m_health.failedForCertain(
            {failure.kind,
             tr("a page came that does not fit its mapping: %1").arg(failure.detail)}));
    }
    caller.answer(Status::BadRequest, failure.detail);
}

/// Only what is a page by its words is worth a word: anything may knock at a door.
void WebhookReceiver::refuse(const QHttpServerRequest &request, Caller caller, Status status,
                             const Failure &failure)
{
    if (request.method() == QHttpServerRequest::Method::Post && notificationIn(request))
        tellHealth(m_health.failedForCertain(failure));
    caller.answer(status, failure.detail);
}

bool WebhookReceiver::isAllowed(const QHttpServerRequest &request) const
{
    if (m_token.isEmpty())
        return true;
    const QByteArray inPath = request.url().path().mid(place.size() + 1).toUtf8();
    const QByteArray header = request.value("Authorization");
    const QByteArray inHeader =
        header.startsWith("Bearer ") ? header.mid(7).trimmed() : QByteArray();
    // Both are compared whatever the first says.
    const bool pathFits = isSameToken(inPath, m_token);
    const bool headerFits = isSameToken(inHeader, m_token);
    return pathFits || headerFits;
}

Outcome<Notification> WebhookReceiver::notificationIn(const QHttpServerRequest &request) const
{
    QByteArray body = request.body();
    body.reserve(body.size() + qsizetype(payloadPadding));
    return m_mapping ? m_mapping->notification(body) : WebhookParser::notification(body);
}

std::vector<Entry> WebhookReceiver::entriesOf(const Notification &notification, Instant at)
{
    std::vector<Entry> entries;
    addAlerts(notification, at, entries);
    addPages(notification, at, entries);
    for (Entry &entry : entries) {
        entry.at = at;
        entry.id = Uuid::make(at, {m_random(), m_random()});
    }
    return entries;
}

void WebhookReceiver::addAlerts(const Notification &notification, Instant at,
                                std::vector<Entry> &entries)
{
    for (const ReportedAlert &alert : notification.alerts) {
        const auto known = m_states.find(alert.fingerprint);
        const auto before = known == m_states.end() ? AlertState::Inactive : known->second;
        if (alert.state == before || (known == m_states.end() && m_states.size() >= mostAlerts))
            continue;
        if (alert.state == AlertState::Inactive)
            m_states.erase(alert.fingerprint);
        else
            m_states[alert.fingerprint] = alert.state;
        // Nothing is known of the sender's clock, so that its `startsAt` could not be compared
        // with the trigger. That the page is here is certain: by now the alert was known.
        entries.push_back(Entries::alertChanged({.source = m_source.key.toStdString(),
                                                 .fingerprint = alert.fingerprint,
                                                 .name = alert.name,
                                                 .state = alert.state,
                                                 .since = at,
                                                 .evidence = Evidence::Received,
                                                 .labels = alert.labels,
                                                 .annotations = alert.annotations}));
    }
}

void WebhookReceiver::addPages(const Notification &notification, Instant at,
                               std::vector<Entry> &entries) const
{
    if (tellsOf(m_source) == SourceTraits::Tells::Nobody)
        return;
    std::map<std::string, std::vector<std::string>> byName;
    for (const ReportedAlert &alert : notification.alerts) {
        if (alert.state != AlertState::Inactive)
            byName[alert.name].push_back(alert.fingerprint);
    }
    for (const auto &[name, fingerprints] : byName) {
        entries.push_back(Entries::pageSent({.seenAt = at,
                                             .at = at,
                                             .evidence = Evidence::Received,
                                             .source = m_source.key.toStdString(),
                                             .name = name,
                                             .alerts = fingerprints,
                                             .groupKey = notification.groupKey,
                                             .groupLabels = notification.groupLabels}));
    }
}

void WebhookReceiver::answer(const Uuid &id, Status status)
{
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end())
        return;
    waiting->second.answer(status);
    m_waiting.erase(waiting);
}

} // namespace Chaos
