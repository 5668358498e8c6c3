// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/address.h"

#include "models/day/sourcetraits.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

using Fault = std::optional<AddressFault>;

class AddressWords
{
    Q_DECLARE_TR_FUNCTIONS(Address)
};

constexpr qsizetype longestAddress = 500;
constexpr qsizetype longestShown = 40;

/// On one line, without marks that turn it around.
AddressFault wrong(const QString &text, const QString &remedy)
{
    const QString line = text.simplified();
    QString shown;
    for (const QChar c : line)
        shown += c.isPrint() && c.category() != QChar::Other_Format ? c : QChar(u'?');
    if (shown.size() > longestShown)
        shown = shown.left(longestShown - 1) + u'…';
    return {shown, remedy};
}

/// What stands behind the last colon of host:port is digits and no port.
bool hasBadPort(const QString &authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon < 0 || authority.endsWith(u']'))
        return false;
    bool isNumber = false;
    const qlonglong port = authority.mid(colon + 1).toLongLong(&isNumber);
    return isNumber && (port < 1 || port > 65535);
}

QString portRemedy()
{
    return AddressWords::tr("names a port that cannot be: ports go from 1 to 65535.");
}

QString authorityOf(const QString &url)
{
    const qsizetype start = url.indexOf("://"_L1);
    return start < 0 ? url : url.mid(start + 3).section(u'/', 0, 0);
}

/// "https://prom.staging" for "prom.staging": nobody asks over an open line by mistake.
QString hostWithScheme(const QString &address)
{
    static const QRegularExpression hostAndPath(
        u"\\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:/[^\\s@]*)?\\z"_s);
    if (address.size() > longestAddress || !hostAndPath.match(address).hasMatch())
        return {};
    const QUrl url(u"https://"_s + address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() ? u"https://"_s + address : QString();
}

Fault webFault(const QString &text, const QString &example)
{
    const QUrl url(text, QUrl::StrictMode);
    if (hasBadPort(authorityOf(text)))
        return wrong(text, portRemedy());
    for (const QString &meant : {withScheme(text), hostWithScheme(text)}) {
        if (!meant.isEmpty())
            return wrong(text, AddressWords::tr("is no web address. Write %1").arg(meant));
    }
    if (!url.userInfo().isEmpty()) {
        return wrong(
            url.toString(QUrl::RemoveUserInfo),
            AddressWords::tr("must not hold a user or a password: plans are passed around. Take "
                             "them out of the address."));
    }
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return wrong(text, AddressWords::tr("is no web address. Write it like %1").arg(example));
    return {};
}

/// Icinga's API is served over TLS alone, and all its pages begin with /v1.
Fault icingaFault(const QString &text)
{
    const QString example = u"https://icinga.staging:5665"_s;
    const QString guess = withScheme(text);
    const QString whole = guess.isEmpty() ? text : guess;
    if (whole.startsWith("http://"_L1) && !webFault(whole, example)) {
        return wrong(
            text, AddressWords::tr("is no https address. Write %1").arg(u"https"_s + whole.mid(4)));
    }
    if (auto fault = webFault(text, example))
        return fault;
    QUrl url(text, QUrl::StrictMode);
    if (url.path() != "/v1"_L1 && !url.path().startsWith("/v1/"_L1))
        return {};
    url.setPath(QString());
    return wrong(text,
                 AddressWords::tr("names a page of its API. Write %1")
                     .arg(url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment)));
}

bool isLoopback(const QString &host)
{
    static const QRegularExpression numbers(u"\\A127(?:\\.[0-9]{1,3}){3}\\z"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || numbers.match(host).hasMatch();
}

/// Those who take a key are asked over TLS alone, unless they run on this very desk.
Fault keyedFault(const QString &text, const QString &home)
{
    const QString guess = withScheme(text);
    const QString whole = guess.isEmpty() ? text : guess;
    const bool isOpen = whole.startsWith("http://"_L1) && !isLoopback(QUrl(whole).host());
    if (isOpen && !webFault(whole, home)) {
        return wrong(
            text, AddressWords::tr("is no https address. Write %1").arg(u"https"_s + whole.mid(4)));
    }
    return webFault(text, home);
}

/// `needsPort`: there is none that it could be by itself.
Fault hostFault(const QString &text, bool needsPort, const QString &example)
{
    if (hasBadPort(text) && text.count(u':') == 1)
        return wrong(text, portRemedy());
    // A bare IPv6 address has colons of its own and therefore no port.
    const bool isBare = text.count(u':') > 1 && !text.startsWith(u'[');
    const QUrl url(u"probe://"_s + (isBare ? u'[' + text + u']' : text), QUrl::StrictMode);
    const bool isPlain = url.isValid() && !url.host().isEmpty() && url.path().isEmpty()
        && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!isPlain || (needsPort && url.port() <= 0))
        return wrong(text, AddressWords::tr("is no address. Write it like %1").arg(example));
    return {};
}

/// The room listens there, and has no other scheme to choose.
Fault listenFault(const QString &text)
{
    static const QString scheme = u"http://"_s;
    const QString bare = text.startsWith(scheme) ? text.mid(scheme.size()) : QString();
    if (!bare.isEmpty() && !hostFault(bare, true, {}))
        return wrong(text, AddressWords::tr("is no address to listen at. Write %1").arg(bare));
    return hostFault(text, true, u"127.0.0.1:9095"_s);
}

Fault nameFault(const QString &text)
{
    if (text.contains(u'/') || text.contains(u':') || text.contains(u' '))
        return wrong(text, AddressWords::tr("is no host name. Write it like checkout.staging"));
    return {};
}

} // namespace

Fault faultOf(AlertSource::Type type, const QString &address)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return {};
    switch (type) {
    case AlertSource::Type::Prometheus:
        return webFault(text, u"http://prometheus.staging:9090"_s);
    case AlertSource::Type::Alertmanager:
        return webFault(text, u"http://alertmanager.staging:9093"_s);
    case AlertSource::Type::Webhook:
        return listenFault(text);
    case AlertSource::Type::Icinga:
        return icingaFault(text);
    case AlertSource::Type::Grafana:
        return webFault(text, u"https://grafana.staging:3000"_s);
    case AlertSource::Type::PagerDuty:
    case AlertSource::Type::SplunkOnCall:
    case AlertSource::Type::Opsgenie:
    case AlertSource::Type::NewRelic:
        return keyedFault(text, QString(traitsOf(type).home));
    case AlertSource::Type::Room:
        break;
    }
    return {};
}

Fault faultOf(Probe::Protocol protocol, const QString &address)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return {};
    switch (protocol) {
    case Probe::Protocol::Http:
        return webFault(text, u"https://checkout.staging/health"_s);
    case Probe::Protocol::Tcp:
        return hostFault(text, true, u"redis.staging:6379"_s);
    case Probe::Protocol::Tls:
        return hostFault(text, false, u"checkout.staging:443"_s);
    case Probe::Protocol::Dns:
        return nameFault(text);
    }
    return {};
}

Fault faultOfNameserver(const QString &address)
{
    const QString text = address.trimmed();
    return text.isEmpty() ? Fault() : hostFault(text, false, u"ns1.staging or 10.0.0.2:53"_s);
}

Fault faultOfListening(const QString &address)
{
    // No name: which of its addresses that is would be decided elsewhere.
    static const QRegularExpression form(
        u"\\A(?:(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+\\]|localhost):)?([0-9]{1,6})\\z"_s);
    const QString text = address.trimmed();
    const auto match = form.match(text);
    if (!match.hasMatch())
        return wrong(text,
                     AddressWords::tr("is nowhere to listen at. Write a port, which is one of "
                                      "loopback, or an address of this desk with its port, like "
                                      "127.0.0.1:9444"));
    const int port = match.captured(1).toInt();
    const auto fault =
        hostFault(text.contains(u':') ? text : u"localhost:"_s + text, true, u"127.0.0.1:9444"_s);
    return port < 1 || port > 65535 ? wrong(text, portRemedy()) : fault;
}

Fault faultOfTarget(const QString &address)
{
    return hostFault(address.trimmed(), true, u"checkout-1.staging.example:443"_s);
}

QString withScheme(const QString &address)
{
    // A user or a password before the host would be repeated in a message.
    static const QRegularExpression hostAndPort(
        u"\\A(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:/?#@\\[\\]]+):([0-9]{1,5})(?:[/?][^@]*)?\\z"_s);
    if (address.size() > longestAddress)
        return {};
    const auto match = hostAndPort.match(address);
    if (!match.hasMatch())
        return {};
    const QString whole = (match.captured(1) == "443"_L1 ? u"https://"_s : u"http://"_s) + address;
    const QUrl url(whole, QUrl::StrictMode);
    return url.isValid() && url.port() > 0 ? whole : QString();
}

} // namespace Chaos
