// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/baselinejson.h"

#include "models/day/wordtext.h"

#include <QJsonArray>

namespace Chaos::BaselineJson {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 500;

QJsonObject writeFinding(const PreflightFinding &finding)
{
    QJsonObject json{{u"what"_s, textIn(preflightWords, finding.what)},
                     {u"weight"_s, textIn(preflightWeightWords, finding.weight)},
                     {u"subject"_s, finding.subject}};
    if (!finding.source.isEmpty())
        json[u"source"_s] = finding.source;
    if (!finding.detail.isEmpty())
        json[u"detail"_s] = finding.detail;
    if (finding.since)
        json[u"since"_s] = qint64(microsOf(*finding.since));
    if (finding.count != 1)
        json[u"count"_s] = finding.count;
    return json;
}

PreflightFinding readFinding(const QJsonObject &json)
{
    PreflightFinding finding{.subject = json[u"subject"_s].toString(),
                             .source = json[u"source"_s].toString(),
                             .detail = json[u"detail"_s].toString(),
                             .count = json[u"count"_s].toInt(1)};
    finding.what = valueIn(preflightWords, json[u"what"_s].toString().toStdString(),
                           PreflightFinding::What::Other);
    finding.weight = valueIn(preflightWeightWords, json[u"weight"_s].toString().toStdString(),
                             PreflightFinding::Weight::WorthKnowing);
    if (json[u"since"_s].isDouble())
        finding.since = instantOf(json[u"since"_s].toInteger());
    return finding;
}

QJsonArray writeFindings(const std::vector<PreflightFinding> &findings)
{
    QJsonArray array;
    for (const PreflightFinding &finding : findings) {
        if (array.size() == mostFindings)
            break;
        array.append(writeFinding(finding));
    }
    return array;
}

std::vector<PreflightFinding> readFindings(const QJsonArray &array)
{
    std::vector<PreflightFinding> findings;
    for (qsizetype i = 0; i < std::min(array.size(), mostFindings); ++i)
        findings.push_back(readFinding(array[i].toObject()));
    return findings;
}

} // namespace

QJsonObject write(const Baseline &baseline)
{
    return {{u"sources"_s, baseline.sources}, {u"sources_live"_s, baseline.sourcesLive},
            {u"hosts"_s, baseline.hosts},     {u"hosts_up"_s, baseline.hostsUp},
            {u"firing"_s, baseline.firing},   {u"findings"_s, writeFindings(baseline.findings)}};
}

QJsonObject write(const PassedGate &passed)
{
    return {{u"by"_s, passed.by},
            {u"reason"_s, passed.reason},
            {u"findings"_s, writeFindings(passed.findings)}};
}

void read(const QJsonObject &json, Baseline &baseline)
{
    baseline.sources = json[u"sources"_s].toInt();
    baseline.sourcesLive = json[u"sources_live"_s].toInt();
    baseline.hosts = json[u"hosts"_s].toInt();
    baseline.hostsUp = json[u"hosts_up"_s].toInt();
    baseline.firing = json[u"firing"_s].toInt();
    baseline.findings = readFindings(json[u"findings"_s].toArray());
}

void read(const QJsonObject &json, PassedGate &passed)
{
    passed.by = json[u"by"_s].toString();
    passed.reason = json[u"reason"_s].toString();
    passed.findings = readFindings(json[u"findings"_s].toArray());
}

} // namespace Chaos::BaselineJson
