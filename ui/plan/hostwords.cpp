// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/hostwords.h"

#include "models/plan/durationword.h"
#include "models/plan/plankey.h"
#include "models/plan/webaddress.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace Chaos::HostWords {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

constexpr int longestShown = 40;
constexpr int longestName = 200;
constexpr int longestTrouble = 200;

Failure wrong(const QString &text, const QString &remedy)
{
    QString shown = text.simplified();
    if (shown.size() > longestShown)
        shown = shown.left(longestShown - 1) + u'…';
    return {Failure::Kind::BadInput, u"“%1” %2"_s.arg(shown, remedy)};
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
    return Words::tr("names a port that cannot be: ports go from 1 to 65535.");
}

QString authorityOf(const QString &url)
{
    const qsizetype start = url.indexOf("://"_L1);
    return start < 0 ? url : url.mid(start + 3).section(u'/', 0, 0);
}

Outcome<QString> webAddress(const QString &text, const QString &example)
{
    const QUrl url(text, QUrl::StrictMode);
    if (hasBadPort(authorityOf(text)))
        return wrong(text, portRemedy());
    if (const QString meant = withScheme(text); !meant.isEmpty())
        return wrong(text, Words::tr("is no web address. Write %1").arg(meant));
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return wrong(text, Words::tr("is no web address. Write it like %1").arg(example));
    if (!url.userInfo().isEmpty()) {
        return wrong(url.toString(QUrl::RemoveUserInfo),
                     Words::tr("must not hold a user or a password: plans are passed around. Take "
                               "them out of the address."));
    }
    return text;
}

/// `needsPort`: there is none that it could be by itself.
Outcome<QString> hostAndPort(const QString &text, bool needsPort, const QString &example)
{
    if (hasBadPort(text) && text.count(u':') == 1)
        return wrong(text, portRemedy());
    // A bare IPv6 address has colons of its own and therefore no port.
    const bool isBare = text.count(u':') > 1 && !text.startsWith(u'[');
    const QUrl url(u"probe://"_s + (isBare ? u'[' + text + u']' : text), QUrl::StrictMode);
    const bool isPlain = url.isValid() && !url.host().isEmpty() && url.path().isEmpty()
        && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!isPlain || (needsPort && url.port() <= 0))
        return wrong(text, Words::tr("is no address. Write it like %1").arg(example));
    return text;
}

Outcome<int> number(const QString &text, int least, int most, const QString &remedy)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return wrong(text, remedy);
    return value;
}

QString rulesIn(const SourceNews &news)
{
    const int count = *news.rules;
    if (count == 0)
        return news.isComplete ? Words::tr("no alert rules") : Words::tr("does not tell its rules");
    if (!news.isComplete)
        return Words::tr("more than %1 alert rules").arg(count);
    return count == 1 ? Words::tr("1 alert rule") : Words::tr("%1 alert rules").arg(count);
}

QString toldBy(const SourceNews &news)
{
    QStringList parts;
    if (news.rules)
        parts << rulesIn(news);
    if (news.receivers) {
        parts << (*news.receivers == 1 ? Words::tr("1 receiver")
                                       : Words::tr("%1 receivers").arg(*news.receivers));
    }
    return parts.isEmpty() ? Words::tr("does not tell its routes") : parts.join(u", "_s);
}

QString lasting(Micros length)
{
    if (length < 1min)
        return Words::tr("%1 s").arg(std::max<std::int64_t>(1, length / 1s));
    if (length < 1h)
        return Words::tr("%1 min").arg(length / 1min);
    if (length < 48h)
        return Words::tr("%1 h").arg(length / 1h);
    return Words::tr("%1 days").arg(length / 24h);
}

} // namespace

Outcome<QString> name(const QString &text, const QStringList &others)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty())
        return Failure{Failure::Kind::BadInput,
                       Words::tr("It needs a name. “Remove” takes it away.")};
    if (wanted.size() > longestName)
        return wrong(wanted, Words::tr("is too long: %1 letters at most.").arg(longestName));
    if (others.contains(wanted, Qt::CaseInsensitive))
        return wrong(wanted,
                     Words::tr("is there already. Choose a name that tells the two apart."));
    return wanted;
}

Outcome<QString> probeAddress(Probe::Protocol protocol, const QString &text)
{
    const QString address = text.trimmed();
    if (address.isEmpty())
        return address;
    switch (protocol) {
    case Probe::Protocol::Http:
        return webAddress(address, u"https://checkout.staging/health"_s);
    case Probe::Protocol::Tcp:
        return hostAndPort(address, true, u"redis.staging:6379"_s);
    case Probe::Protocol::Tls:
        return hostAndPort(address, false, u"checkout.staging:443"_s);
    case Probe::Protocol::Dns:
        if (address.contains(u'/') || address.contains(u':') || address.contains(u' '))
            return wrong(address, Words::tr("is no host name. Write it like checkout.staging"));
        return address;
    }
    return address;
}

Outcome<QString> sourceAddress(AlertSource::Type type, const QString &text)
{
    const QString address = text.trimmed();
    if (address.isEmpty())
        return address;
    switch (type) {
    case AlertSource::Type::Prometheus:
        return webAddress(address, u"http://prometheus.staging:9090"_s);
    case AlertSource::Type::Alertmanager:
        return webAddress(address, u"http://alertmanager.staging:9093"_s);
    case AlertSource::Type::Webhook:
        return hostAndPort(address, true, u"127.0.0.1:9095"_s);
    case AlertSource::Type::Room:
        break;
    }
    return address;
}

Outcome<QString> nameserver(const QString &text)
{
    const QString address = text.trimmed();
    return address.isEmpty() ? Outcome<QString>(address)
                             : hostAndPort(address, false, u"ns1.staging or 10.0.0.2:53"_s);
}

Outcome<QString> secret(const QString &text)
{
    const QString name = text.trimmed();
    if (name.isEmpty() || isSecretName(name))
        return name;
    // It may be the secret itself, which is not repeated.
    return Failure{Failure::Kind::BadInput,
                   Words::tr("Name the environment variable that holds it, like PROM_TOKEN; the "
                             "secret itself does not belong here.")};
}

Outcome<QString> file(const QString &text)
{
    const QString path = text.trimmed();
    if (path.isEmpty() || path.startsWith(u'/'))
        return path;
    return wrong(path, Words::tr("is no full path. Write it like /etc/ssl/staging-ca.pem"));
}

Outcome<int> status(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return 0;
    return number(word, 100, 599,
                  Words::tr("is no HTTP status: write one from 100 to 599, or leave it empty for "
                            "any 2xx."));
}

QString ofStatus(int status)
{
    return status == 0 ? QString() : QString::number(status);
}

Outcome<int> days(const QString &text)
{
    return number(text.trimmed(), 0, 36500, Words::tr("is no number of days. Write it like 14."));
}

Outcome<Micros> pause(const QString &text)
{
    const auto length = durationOfWord(text);
    if (!length || *length <= Micros(0))
        return wrong(text, Words::tr("is no length of time. Write it like 800ms, 5s or 1m."));
    return *length;
}

QString protocol(Probe::Protocol protocol)
{
    switch (protocol) {
    case Probe::Protocol::Http:
        return Words::tr("HTTP");
    case Probe::Protocol::Tcp:
        return Words::tr("TCP");
    case Probe::Protocol::Dns:
        return Words::tr("DNS");
    case Probe::Protocol::Tls:
        return Words::tr("TLS certificate");
    }
    return {};
}

QString type(AlertSource::Type type)
{
    switch (type) {
    case AlertSource::Type::Room:
        return Words::tr("The room itself");
    case AlertSource::Type::Prometheus:
        return Words::tr("Prometheus");
    case AlertSource::Type::Alertmanager:
        return Words::tr("Alertmanager");
    case AlertSource::Type::Webhook:
        return Words::tr("Webhook");
    }
    return {};
}

QString auth(AlertSource::Auth auth)
{
    switch (auth) {
    case AlertSource::Auth::None:
        return Words::tr("without");
    case AlertSource::Auth::Basic:
        return Words::tr("user and password");
    case AlertSource::Auth::Bearer:
        return Words::tr("token");
    }
    return {};
}

QString when(ProbeRule::When when)
{
    switch (when) {
    case ProbeRule::When::Down:
        return Words::tr("it is down");
    case ProbeRule::When::SlowerThan:
        return Words::tr("it is slower than");
    }
    return {};
}

QString rule(const ProbeRule &rule)
{
    const QString held = wordOfDuration(rule.holdFor);
    return rule.when == ProbeRule::When::Down
        ? Words::tr("%1: down for %2").arg(rule.name, held)
        : Words::tr("%1: slower than %2 for %3")
              .arg(rule.name, wordOfDuration(rule.threshold), held);
}

QString host(const StagingHost &host)
{
    QStringList parts{host.probe.address.isEmpty()
                          ? Words::tr("no address yet")
                          : protocol(host.probe.protocol) + u' ' + host.probe.address};
    if (!host.environment.isEmpty())
        parts << host.environment;
    for (const ProbeRule &one : host.rules)
        parts << rule(one);
    return parts.join(u" · "_s);
}

QString source(const AlertSource &source)
{
    QStringList parts{type(source.type)};
    if (source.type != AlertSource::Type::Room)
        parts << (source.url.isEmpty() ? Words::tr("no address yet") : source.url);
    if (!source.secret.isEmpty())
        parts << Words::tr("secret %1").arg(source.secret);
    if (!source.caFile.isEmpty())
        parts << Words::tr("CA %1").arg(source.caFile);
    return parts.join(u" · "_s);
}

QString titleOf(const StagingHost &host)
{
    return host.title.isEmpty() ? host.key : host.title;
}

QString titleOf(const AlertSource &source)
{
    return source.title.isEmpty() ? source.key : source.title;
}

QString ago(Micros age)
{
    return age < 1min ? Words::tr("just now") : Words::tr("%1 ago").arg(lasting(age));
}

QString news(const SourceNews &news, Instant now)
{
    switch (news.state) {
    case SourceNews::State::Waiting:
        return Words::tr("not asked yet");
    case SourceNews::State::Asking:
        return Words::tr("asking…");
    case SourceNews::State::Listening:
        return Words::tr("tells by itself");
    case SourceNews::State::Answered:
        if (now - news.at < 1min)
            return Words::tr("%1 · just asked").arg(toldBy(news));
        // What it says anew every minute is not told anew while it stays the same.
        return news.isLive ? Words::tr("%1 · live, nothing new for %2")
                                 .arg(toldBy(news), lasting(now - news.toldAt))
                           : Words::tr("%1 · as of %2").arg(toldBy(news), ago(now - news.at));
    case SourceNews::State::Silent:
        return Words::tr("does not answer: %1 · for %2")
            .arg(news.trouble.left(longestTrouble).simplified(), lasting(now - news.at));
    }
    return {};
}

} // namespace Chaos::HostWords
