// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/preflightreport.h"

#include "models/day/wordtext.h"
#include "models/report/reporttext.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(PreflightReport)
};

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString preflightWord(PreflightFinding::What what)
{
    return textIn(preflightWords, what);
}

} // namespace

QByteArray preflightReport(const Plan &plan, const QString &experiment, const Baseline &baseline,
                           const std::vector<PreflightFinding> &standing)
{
    const QString title = experiment.isEmpty() ? CommandWords::tr("No experiment is due.")
                                               : CommandWords::tr("Before the trigger of %1:")
                                                     .arg(tamed(experimentTitle(plan, experiment)));
    QString text = title + u' ' + baselineText(baseline) + u".\n"_s;
    for (const PreflightFinding &finding : baseline.findings) {
        const bool blocks = std::ranges::count(standing, finding) > 0;
        const QString weight = blocks ? CommandWords::tr("blocks") : CommandWords::tr("note");
        text += u"  "_s + weight.leftJustified(8) + tamed(preflightText(plan, finding, baseline.at))
            + u'\n';
    }
    text += standing.empty()
        ? CommandWords::tr("Nothing stands against it.")
        : CommandWords::tr("Things that stand against it: %1").arg(standing.size());
    return (text + u'\n').toUtf8();
}

QByteArray preflightJson(const Plan &plan, const QString &experiment, const Baseline &baseline,
                         const std::vector<PreflightFinding> &standing)
{
    QJsonArray findings;
    for (const PreflightFinding &finding : baseline.findings) {
        findings.append(QJsonObject{
            {u"what"_s, preflightWord(finding.what)},
            {u"blocks"_s, std::ranges::count(standing, finding) > 0},
            {u"subject"_s, finding.subject},
            {u"source"_s, orNull(finding.source)},
            {u"since"_s, finding.since ? QJsonValue(toRfc3339(*finding.since)) : QJsonValue()},
            {u"detail"_s, orNull(finding.detail)},
            {u"text"_s, preflightText(plan, finding, baseline.at)}});
    }
    const QJsonObject json{
        {u"experiment"_s, orNull(experiment)}, {u"at"_s, toRfc3339(baseline.at)},
        {u"sources"_s, baseline.sources},      {u"sources_live"_s, baseline.sourcesLive},
        {u"hosts"_s, baseline.hosts},          {u"hosts_up"_s, baseline.hostsUp},
        {u"alerts_firing"_s, baseline.firing}, {u"findings"_s, findings}};
    return QJsonDocument(json).toJson();
}

} // namespace Chaos
