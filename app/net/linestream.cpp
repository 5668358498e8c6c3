// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/linestream.h"

#include "app/net/replyfailure.h"
#include "app/net/transport.h"
#include "models/day/clock.h"

#include <QNetworkReply>
#include <QPointer>

#include <utility>

namespace Chaos {

LineStream::LineStream(QNetworkReply *reply, const Question &question, const Clock &clock,
                       Hearing hearing, QObject *asker)
    : QObject(asker)
    , m_reply(reply)
    , m_clock(clock)
    , m_hearing(std::move(hearing))
    , m_longest(qsizetype(question.maxBytes))
    , m_place(ReplyFailure::placeOf(question.url))
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(256 << 10);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &LineStream::headArrived);
    connect(m_reply, &QIODevice::readyRead, this, &LineStream::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &LineStream::replyFinished);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end({Failure::Kind::TimedOut, tr("%1 did not begin to answer in time").arg(m_place)});
    });
    m_patience.setSingleShot(true);
    m_patience.start(std::chrono::ceil<std::chrono::milliseconds>(question.timeout));
}

LineStream::~LineStream()
{
    // QNetworkReply aborts itself when it is deleted; it must not call back into what is half gone.
    disconnect(m_reply, nullptr, this, nullptr);
}

void LineStream::cancel()
{
    end({Failure::Kind::Cancelled, tr("given up")});
}

void LineStream::headArrived()
{
    if (m_status != 0)
        return;
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // One that is no success is left to end, within the same patience.
    if (!isOpen())
        return;
    m_patience.stop();
    if (const auto opened = m_hearing.opened)
        opened();
}

void LineStream::readMore()
{
    if (!m_hearing.line || !isOpen())
        return;
    const Instant at = m_clock.now();
    while (m_reply->bytesAvailable() > 0) {
        m_rest += m_reply->read(64 << 10);
        if (!handOn(at))
            return;
    }
}

bool LineStream::handOn(Instant at)
{
    // Who hears a line may stop listening, which ends this as well.
    const QPointer<LineStream> self(this);
    const auto hear = m_hearing.line;
    qsizetype begin = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
        const QByteArray line = m_rest.mid(begin, std::min(end - begin, m_longest));
        begin = end + 1;
        if (std::exchange(m_isSkipping, false) || line.trimmed().isEmpty())
            continue;
        hear(line, at);
        if (!self || !m_hearing.line)
            return false;
    }
    m_rest.remove(0, begin);
    if (m_rest.size() <= m_longest)
        return true;
    const QByteArray line = m_rest.left(m_longest);
    m_rest.clear();
    if (!std::exchange(m_isSkipping, true))
        hear(line, at);
    return self && m_hearing.line;
}

void LineStream::replyFinished()
{
    const QPointer<LineStream> self(this);
    headArrived();
    if (self)
        readMore();
    if (!self)
        return;
    end(failureOfReply());
}

Failure LineStream::failureOfReply() const
{
    if (const auto refusal = ReplyFailure::refusalIn(m_status, m_place))
        return *refusal;
    if (m_status != 0 && !isOpen()) {
        const auto kind = m_status == 404 ? Failure::Kind::NotFound
            : m_status >= 500             ? Failure::Kind::Refused
                                          : Failure::Kind::BadAnswer;
        return {kind, tr("%1 gives no stream (%2)").arg(m_place).arg(m_status)};
    }
    // A line that has no end yet is lost.
    if (m_reply->error() == QNetworkReply::NoError)
        return {Failure::Kind::Refused, tr("%1 ended the stream").arg(m_place)};
    return ReplyFailure::of(*m_reply, m_place);
}

void LineStream::end(const Failure &failure)
{
    if (!m_hearing.ended)
        return;
    const auto ended = std::exchange(m_hearing, {}).ended;
    m_patience.stop();
    qCDebug(netLog).noquote() << "stream" << Transport::redacted(m_reply->url()) << failure.detail;
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    deleteLater();
    ended(failure);
}

} // namespace Chaos
