// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/replyfailure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>
#include <QUrl>

#include <algorithm>

namespace Chaos::ReplyFailure {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::ReplyFailure)
};

constexpr Micros longestWait = std::chrono::minutes(15);

/// Until an hour's questions are there again, by the server's own clock.
Micros untilReset(const QNetworkReply &reply)
{
    const auto at = ReplyFailure::dateIn(reply.rawHeader("Date"));
    bool isNumber = false;
    const qint64 reset = reply.rawHeader("x-ratelimit-reset").left(16).toLongLong(&isNumber);
    if (!at || !isNumber || reply.rawHeader("x-ratelimit-remaining").trimmed() != "0")
        return Micros(0);
    const qint64 seconds = reset - microsOf(*at) / 1'000'000;
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, 900));
}

} // namespace

QString placeOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == u"https"_s ? 443 : 80);
    return u"%1:%2"_s.arg(url.host()).arg(port);
}

Failure of(const QNetworkReply &reply, const QString &place)
{
    using Why = Failure::Kind;
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {Why::Refused, Words::tr("nobody listens at %1").arg(place), true};
    case QNetworkReply::HostNotFoundError:
        return {Why::NotFound, Words::tr("the name of %1 is not known").arg(place), true};
    case QNetworkReply::TimeoutError:
        return {Why::TimedOut, Words::tr("%1 cannot be reached in time").arg(place)};
    case QNetworkReply::SslHandshakeFailedError:
        return {
            Why::Unauthorized,
            Words::tr("the certificate of %1 is not trusted: %2").arg(place, reply.errorString()),
            true};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return {Why::Refused, Words::tr("%1 hung up before it had answered").arg(place)};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        return {Why::BadAnswer, Words::tr("%1 does not speak HTTP").arg(place)};
    default:
        return {Why::Refused, u"%1: %2"_s.arg(place, reply.errorString().left(200))};
    }
}

std::optional<Failure> refusalIn(int status, const QString &place)
{
    if (status == 401 || status == 403) {
        return Failure{Failure::Kind::Unauthorized,
                       Words::tr("%1 refuses the credentials (%2)").arg(place).arg(status)};
    }
    if (status >= 300 && status < 400) {
        return Failure{Failure::Kind::Unauthorized,
                       Words::tr("%1 redirects to another page (%2), perhaps to a login")
                           .arg(place)
                           .arg(status)};
    }
    return {};
}

std::optional<Instant> dateIn(const QByteArray &header)
{
    const QString text = QString::fromLatin1(header.left(64));
    auto date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return {};
    date.setTimeSpec(Qt::UTC);
    return instantOf(date.toMSecsSinceEpoch() * 1000);
}

Micros waitAskedBy(const QNetworkReply &reply, int status)
{
    if (status != 429 && status != 503 && status != 403)
        return Micros(0);
    for (const char *header : {"Retry-After", "ratelimit-reset", "X-RateLimit-Period-In-Sec"}) {
        const QByteArray text = reply.rawHeader(header).trimmed().left(64);
        bool isNumber = false;
        const qint64 seconds = text.toLongLong(&isNumber);
        if (isNumber)
            return std::min<Micros>(std::chrono::seconds(std::clamp<qint64>(seconds, 0, 86'400)),
                                    longestWait);
        // By the server's own clock, where it says what that shows.
        const auto until = dateIn(text);
        const auto at = dateIn(reply.rawHeader("Date"));
        if (until && at)
            return std::clamp<Micros>(*until - *at, Micros(0), longestWait);
    }
    return untilReset(reply);
}

} // namespace Chaos::ReplyFailure
