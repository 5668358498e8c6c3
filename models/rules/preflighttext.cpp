// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/durationtext.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PreflightWords
{
    Q_DECLARE_TR_FUNCTIONS(PreflightWords)
};

using What = PreflightFinding::What;

QString titleOr(const QString &title, const QString &key)
{
    return title.isEmpty() ? key : title;
}

QString sourceName(const Plan &plan, const QString &key)
{
    const AlertSource *source = plan.source(key);
    return source ? titleOr(source->title, key) : key;
}

QString hostName(const Plan &plan, const QString &key)
{
    const StagingHost *host = plan.host(key);
    return host ? titleOr(host->title, key) : key;
}

/// "for 3:20", beyond a day in days.
QString howLong(const std::optional<Instant> &since, Instant at)
{
    using namespace std::chrono_literals;
    if (!since || *since > at)
        return {};
    const Micros length = at - *since;
    if (length >= 48h)
        return PreflightWords::tr(" for %n days", nullptr, int(length / 24h));
    if (length < 10s)
        return PreflightWords::tr(" for %1 s").arg(length / 1s);
    return PreflightWords::tr(" for %1").arg(durationText(length));
}

QString alertName(const Plan &plan, const PreflightFinding &finding)
{
    const QString name = finding.count > 1
        ? PreflightWords::tr("%1 (%2 alerts)").arg(finding.subject).arg(finding.count)
        : finding.subject;
    return PreflightWords::tr("%1 in %2").arg(name, sourceName(plan, finding.source));
}

QString said(const PreflightFinding &finding)
{
    return finding.detail.isEmpty() ? QString() : u" ("_s + finding.detail + u')';
}

QString sentence(const Plan &plan, const PreflightFinding &finding, const QString &lasting)
{
    switch (finding.what) {
    case What::EventOpen:
        return PreflightWords::tr("An unplanned event is open%1: %2").arg(lasting, finding.detail);
    case What::NotReset:
        return PreflightWords::tr("The fault of %1 is not known to be gone%2")
            .arg(experimentTitle(plan, finding.subject), lasting);
    case What::ExpectedFires:
        return PreflightWords::tr("%1 has been firing%2: it is expected, and could prove nothing")
            .arg(alertName(plan, finding), lasting);
    case What::GuardFires:
        return PreflightWords::tr("%1 has been firing%2: it is a guard, and says to back out")
            .arg(alertName(plan, finding), lasting);
    case What::SourceFails:
        return PreflightWords::tr("%1 has not answered%2%3")
            .arg(sourceName(plan, finding.subject), lasting, said(finding));
    case What::SourceNeverAnswered:
        return PreflightWords::tr("%1 never answered%2")
            .arg(sourceName(plan, finding.subject), said(finding));
    case What::SourceWaits:
        return PreflightWords::tr("%1 has told nothing yet").arg(sourceName(plan, finding.subject));
    case What::SourceLags:
        return PreflightWords::tr("%1 has said nothing new%2")
            .arg(sourceName(plan, finding.subject), lasting);
    case What::ClockUnknown:
        return PreflightWords::tr("The clock of %1 is not measured: no time to know from it")
            .arg(sourceName(plan, finding.subject));
    case What::HostDown:
        return PreflightWords::tr("%1 has been down%2%3")
            .arg(hostName(plan, finding.subject), lasting, said(finding));
    case What::HostSlow:
        return PreflightWords::tr("%1 has been slow%2%3")
            .arg(hostName(plan, finding.subject), lasting, said(finding));
    case What::DnsDiffers:
        return PreflightWords::tr("%1 resolves differently here%2%3")
            .arg(hostName(plan, finding.subject), lasting, said(finding));
    case What::IncidentOpen:
        return PreflightWords::tr("%1 has been open%2: a new problem may join it in silence")
            .arg(alertName(plan, finding), lasting);
    case What::AlertFires:
        return PreflightWords::tr("%1 has been firing%2: not counted")
            .arg(alertName(plan, finding), lasting);
    case What::Other:
        break;
    }
    return PreflightWords::tr("%1%2").arg(finding.subject, said(finding));
}

} // namespace

QString preflightText(const Plan &plan, const PreflightFinding &finding, Instant at)
{
    constexpr qsizetype longest = 500;
    return sentence(plan, finding, howLong(finding.since, at)).simplified().left(longest);
}

QString baselineText(const Baseline &baseline)
{
    QStringList parts;
    if (baseline.sources > 0)
        parts << PreflightWords::tr("%1 of %2 sources answer")
                     .arg(baseline.sourcesLive)
                     .arg(baseline.sources);
    if (baseline.hosts > 0)
        parts << PreflightWords::tr("%1 of %2 hosts are up")
                     .arg(baseline.hostsUp)
                     .arg(baseline.hosts);
    parts << (baseline.firing == 0 ? PreflightWords::tr("no alert fires")
                  : baseline.firing == 1
                  ? PreflightWords::tr("1 alert fires")
                  : PreflightWords::tr("%1 alerts fire").arg(baseline.firing));
    return parts.join(u", "_s);
}

} // namespace Chaos
