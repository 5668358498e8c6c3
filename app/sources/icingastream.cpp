// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingastream.h"

#include "app/net/transport.h"
#include "app/sources/pollingclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr Micros firstPause = std::chrono::seconds(1);
constexpr Micros longestPause = std::chrono::minutes(1);
/// A check may say a lot.
constexpr std::int64_t longestLine = 1 << 20;

} // namespace

IcingaStream::IcingaStream(const AlertSource &source, Transport &transport, std::uint64_t seed,
                           QObject *parent, Micros silence)
    : QObject(parent)
    , m_source(source)
    , m_transport(transport)
    , m_backoff(firstPause, longestPause, seed)
    , m_random(seed)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(std::chrono::ceil<std::chrono::milliseconds>(silence));
    connect(&m_retry, &QTimer::timeout, this, &IcingaStream::connectUp);
    connect(&m_silence, &QTimer::timeout, this, &IcingaStream::renew);
}

IcingaStream::~IcingaStream() = default;

void IcingaStream::open()
{
    if (!m_ear && !m_retry.isActive())
        connectUp();
}

void IcingaStream::close()
{
    m_ear.reset();
    m_retry.stop();
    m_silence.stop();
    m_isOpen = false;
    m_trouble.clear();
    m_backoff.reset();
}

void IcingaStream::renew()
{
    if (m_isOpen)
        connectUp();
}

void IcingaStream::connectUp()
{
    m_isOpen = false;
    m_silence.stop();
    m_ear = std::make_unique<QObject>();
    Question question = PollingClient::questionFor(m_source, u"/v1/events"_s);
    question.verb = "POST";
    question.body = wish();
    question.contentType = "application/json";
    question.accept = "application/json";
    question.maxBytes = longestLine;
    m_transport.listen(m_ear.get(), question,
                       {.opened =
                            [this] {
                                m_isOpen = true;
                                m_trouble.clear();
                                m_silence.start();
                                emit opened();
                            },
                        .line = [this](const QByteArray &line, Instant at) { take(line, at); },
                        .ended = [this](const Failure &failure) { fail(failure); }});
}

void IcingaStream::take(const QByteArray &line, Instant at)
{
    m_backoff.reset();
    m_silence.start();
    emit heard(line, at);
}

void IcingaStream::fail(const Failure &failure)
{
    // Up to 2.13 it is 404 that says what a user may not see.
    const bool isRefused =
        failure.kind == Failure::Kind::NotFound || failure.kind == Failure::Kind::Unauthorized;
    if (isRefused)
        m_trouble = tr("its API user may not hear its events (permission events/*)");
    else if (!m_isOpen)
        m_trouble = failure.detail;
    m_isOpen = false;
    m_silence.stop();
    m_ear.release()->deleteLater(); // it is what calls
    m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(m_backoff.next()));
}

/// Up to 2.15 each stream needs a queue of its own name.
QByteArray IcingaStream::wish()
{
    const QJsonArray types{u"StateChange"_s,        u"Notification"_s,
                           u"AcknowledgementSet"_s, u"AcknowledgementCleared"_s,
                           u"DowntimeStarted"_s,    u"DowntimeTriggered"_s,
                           u"DowntimeRemoved"_s,    u"Flapping"_s};
    const QString queue = u"chaosroom-%1"_s.arg(m_random(), 16, 16, QLatin1Char('0'));
    return QJsonDocument(QJsonObject{{u"types"_s, types}, {u"queue"_s, queue}})
        .toJson(QJsonDocument::Compact);
}

} // namespace Chaos
