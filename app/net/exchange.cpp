// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/exchange.h"

#include "app/net/replyfailure.h"
#include "app/net/transport.h"
#include "models/day/clock.h"
#include "models/day/entry.h"

#include <QNetworkReply>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostHeaders = 100;
constexpr qsizetype longestHeader = 2'000;

/// One that a cache has kept (RFC 9111 §5.1) tells nothing of now.
std::optional<Instant> dateOf(const QNetworkReply &reply)
{
    if (reply.hasRawHeader("Age"))
        return {};
    return ReplyFailure::dateIn(reply.rawHeader("Date"));
}

} // namespace

Exchange::Exchange(QNetworkReply *reply, const Question &question, Instant askedAt,
                   const Clock &clock, Answered answered, QObject *asker)
    : QObject(asker)
    , m_reply(reply)
    , m_clock(clock)
    , m_answered(std::move(answered))
    , m_maxBytes(question.maxBytes)
    , m_anyStatus(question.anyStatus)
    , m_keepsHeaders(question.keepsHeaders)
    , m_place(ReplyFailure::placeOf(question.url))
    , m_shownUrl(Transport::redacted(question))
{
    m_answer.askedAt = askedAt;
    m_reply->setParent(this);
    // What is not read yet waits in the socket, so that 100 MB sent at once never lie in memory.
    m_reply->setReadBufferSize(1 << 20);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::headArrived);
    connect(m_reply, &QIODevice::readyRead, this, &Exchange::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::replyFinished);
    connect(&m_deadline, &QTimer::timeout, this, [this, limit = question.timeout] {
        end(Failure{Failure::Kind::TimedOut,
                    tr("%1 gave no full answer within %2 s").arg(m_place).arg(secondsOf(limit))});
    });
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(question.timeout));
}

Exchange::~Exchange()
{
    // QNetworkReply aborts itself when it is deleted; it must not call back into what is half gone.
    disconnect(m_reply, nullptr, this, nullptr);
}

void Exchange::cancel()
{
    end(Failure{Failure::Kind::Cancelled, tr("given up")});
}

void Exchange::headArrived()
{
    if (m_answer.status != 0)
        return;
    m_answer.headAt = m_clock.now();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.contentType = m_reply->rawHeader("Content-Type").left(128);
    m_answer.date = dateOf(*m_reply);
    m_answer.wait = ReplyFailure::waitAskedBy(*m_reply, m_answer.status);
    if (m_keepsHeaders)
        keepHeaders();
    bool isNumber = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    if (isNumber && length > m_maxBytes)
        end(tooLarge());
    else if (isNumber && length > 0)
        m_answer.body.reserve(qsizetype(length + qint64(payloadPadding)));
}

void Exchange::keepHeaders()
{
    const auto &pairs = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs) {
        if (m_answer.headers.size() < mostHeaders)
            m_answer.headers[name.left(longestHeader).toLower()] = value.left(longestHeader);
    }
}

void Exchange::readMore()
{
    if (!m_answered)
        return;
    m_answer.body += m_reply->read(m_maxBytes + 1 - m_answer.body.size());
    if (m_answer.body.size() > m_maxBytes)
        end(tooLarge());
}

void Exchange::replyFinished()
{
    if (!m_answered)
        return;
    headArrived();
    while (m_answered && m_reply->bytesAvailable() > 0)
        readMore();
    if (!m_answered)
        return;
    m_answer.endedAt = m_clock.now();
    // A status of 400 and more is an "error" to Qt, and an answer to us: its body may say why.
    const bool brokenOff = m_reply->error() != QNetworkReply::NoError && m_answer.status < 400;
    if (brokenOff || m_answer.status == 0)
        return end(ReplyFailure::of(*m_reply, m_place));
    const auto refusal = ReplyFailure::refusalIn(m_answer.status, m_place);
    // One that says how long to wait refuses nobody: GitHub's limits are a 403.
    if (refusal && !m_anyStatus && m_answer.wait == Micros(0))
        return end(*refusal);
    m_answer.body.reserve(m_answer.body.size() + qsizetype(payloadPadding));
    end(std::move(m_answer));
}

void Exchange::end(Outcome<Answer> outcome)
{
    if (!m_answered)
        return;
    m_deadline.stop();
    const Answered answered = std::exchange(m_answered, nullptr);
    qCDebug(netLog).noquote() << m_reply->operation() << m_shownUrl
                              << (outcome ? QString::number(outcome->status)
                                          : outcome.failure().detail);
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    deleteLater();
    answered(std::move(outcome));
}

Failure Exchange::tooLarge() const
{
    return {Failure::Kind::TooLarge,
            tr("%1 answers with more than %2 MB").arg(m_place).arg(m_maxBytes >> 20)};
}

} // namespace Chaos
