// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/hostwords.h"

#include "models/day/sourcetraits.h"
#include "models/plan/address.h"
#include "models/plan/durationword.h"
#include "models/plan/plankey.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

Outcome<QString> judged(const QString &address, const std::optional<AddressFault> &fault)
{
    return fault ? Outcome<QString>(wrong(fault->shown, fault->remedy)) : Outcome<QString>(address);
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
    if (news.within) {
        parts << Words::tr("reached in %1 ms")
                     .arg(std::chrono::ceil<std::chrono::milliseconds>(*news.within).count());
    }
    if (news.clock)
        parts << Words::tr("clock %1").arg(offsetText(*news.clock));
    if (news.rules)
        parts << rulesIn(news);
    if (news.receivers) {
        parts << (*news.receivers == 1 ? Words::tr("1 receiver")
                                       : Words::tr("%1 receivers").arg(*news.receivers));
    }
    const bool wasSurveyed = news.toldAt != Instant{};
    if (wasSurveyed && !news.rules && !news.receivers)
        parts << Words::tr("does not tell its routes");
    if (news.firing > 0)
        parts << Words::tr("%1 firing").arg(news.firing);
    else if (news.isLive)
        parts << Words::tr("none firing");
    if (news.notifies)
        parts << (*news.notifies ? Words::tr("notifications on") : Words::tr("notifications off"));
    return parts.join(u", "_s);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
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

QString howFresh(const SourceNews &news, Instant now)
{
    if (news.isBeingAsked)
        return Words::tr("asking…");
    if (!news.isSurveyed)
        return Words::tr("has answered for %1").arg(lasting(now - news.at));
    if (now - news.at < 1min)
        return Words::tr("just asked");
    // What it says anew every minute is not told anew while it stays the same.
    return news.isLive ? Words::tr("live, nothing new for %1").arg(lasting(now - news.toldAt))
                       : Words::tr("as of %1").arg(HostWords::ago(now - news.at));
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
    return judged(text.trimmed(), faultOf(protocol, text));
}

Outcome<QString> sourceAddress(AlertSource::Type type, const QString &text)
{
    return judged(text.trimmed(), faultOf(type, text));
}

Outcome<QString> nameserver(const QString &text)
{
    return judged(text.trimmed(), faultOfNameserver(text));
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

Outcome<QString> account(const QString &text)
{
    const QString number = text.trimmed();
    bool isNumber = false;
    if (number.isEmpty() || (number.toInt(&isNumber) > 0 && isNumber))
        return number;
    return wrong(number, Words::tr("is no number of an account. Write it like 1234567"));
}

Outcome<QStringList> words(const QString &text)
{
    QStringList said;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty())
            said << word.simplified();
    }
    return said;
}

Outcome<QMap<QString, QString>> labels(const QString &text)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]{0,99}\\z"_s);
    QMap<QString, QString> labels;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString label = part.section(u'=', 0, 0).trimmed();
        if (!part.contains(u'=') || !name.match(label).hasMatch()) {
            return Failure{Failure::Kind::BadInput,
                           Words::tr("Write labels and values like severity=page, team=checkout")};
        }
        labels.insert(label, part.section(u'=', 1).trimmed());
    }
    return labels;
}

QString labelsText(const QMap<QString, QString> &labels)
{
    QStringList parts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        parts << it.key() + u'=' + it.value();
    return parts.join(u", "_s);
}

Outcome<CanaryPlan> checkOfCanary(const QString &text, const CanaryPlan &before)
{
    CanaryPlan canary = before;
    canary.host = text.section(u'!', 0, 0).trimmed();
    canary.service = text.section(u'!', 1).trimmed();
    if (canary.host.isEmpty() == canary.service.isEmpty())
        return canary;
    return Failure{Failure::Kind::BadInput, Words::tr("Write host and service like web1!canary")};
}

QString checkText(const CanaryPlan &canary)
{
    return canary.host.isEmpty() ? QString() : canary.host + u'!' + canary.service;
}

Outcome<QString> place(const QString &text)
{
    const QString pointer = text.trimmed();
    if (isJsonPointer(pointer))
        return pointer;
    return wrong(pointer, Words::tr("is no JSON pointer. Write it like /event/name"));
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
    case AlertSource::Type::Icinga:
        return Words::tr("Icinga 2");
    case AlertSource::Type::Grafana:
        return Words::tr("Grafana");
    case AlertSource::Type::PagerDuty:
        return Words::tr("PagerDuty");
    case AlertSource::Type::SplunkOnCall:
        return Words::tr("Splunk On-Call");
    case AlertSource::Type::Opsgenie:
        return Words::tr("Opsgenie");
    case AlertSource::Type::NewRelic:
        return Words::tr("New Relic");
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

QString means(PayloadMapping::Means means)
{
    switch (means) {
    case PayloadMapping::Means::Page:
        return Words::tr("somebody is told");
    case PayloadMapping::Means::Alert:
        return Words::tr("it is known");
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
        parts << (addressOf(source).isEmpty() ? Words::tr("no address yet") : addressOf(source));
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
        return joined({toldBy(news), howFresh(news, now)});
    case SourceNews::State::Silent:
        return Words::tr("does not answer: %1 · %2")
            .arg(news.trouble.left(longestTrouble).simplified(),
                 news.isBeingAsked ? Words::tr("asking…")
                                   : Words::tr("for %1").arg(lasting(now - news.at)));
    }
    return {};
}

} // namespace Chaos::HostWords
