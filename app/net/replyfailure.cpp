// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/replyfailure.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QUrl>

namespace Chaos::ReplyFailure {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::ReplyFailure)
};

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
        return {Why::Refused, Words::tr("nobody listens at %1").arg(place)};
    case QNetworkReply::HostNotFoundError:
        return {Why::NotFound, Words::tr("the name of %1 is not known").arg(place)};
    case QNetworkReply::TimeoutError:
        return {Why::TimedOut, Words::tr("%1 cannot be reached in time").arg(place)};
    case QNetworkReply::SslHandshakeFailedError:
        return {
            Why::Unauthorized,
            Words::tr("the certificate of %1 is not trusted: %2").arg(place, reply.errorString())};
    case QNetworkReply::RemoteHostClosedError:
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

} // namespace Chaos::ReplyFailure
