// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/readinesstext.h"

#include "models/day/wordtext.h"
#include "models/report/reporttext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <set>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReadinessText)
};

QString severityOf(const Concern &concern)
{
    return concern.severity == Severity::Hole ? Words::tr("hole") : Words::tr("warning");
}

/// "hole     no back-out plan (by 2026-11-27)" and below it why and what to do.
void tell(QStringList &lines, const Concern &concern)
{
    const QString date = concern.closeBy.isValid()
        ? u' ' + Words::tr("(by %1)").arg(concern.closeBy.toString(Qt::ISODate))
        : QString();
    lines.push_back(u"  "_s + severityOf(concern).leftJustified(9) + tamed(concern.title) + date);
    lines.push_back(u"           "_s + tamed(concern.reason));
    lines.push_back(u"           → "_s + tamed(concern.remedy));
}

void tellAll(QStringList &lines, const QString &heading, const QString &experiment,
             const std::vector<Concern> &concerns)
{
    bool isFirst = true;
    for (const Concern &concern : concerns) {
        if (concern.experiment != experiment)
            continue;
        if (std::exchange(isFirst, false))
            lines << QString() << heading;
        tell(lines, concern);
    }
}

QString headingOf(const Experiment &experiment)
{
    return experiment.title.isEmpty()
        ? tamed(experiment.key)
        : tamed(experiment.title) + u" ("_s + tamed(experiment.key) + u')';
}

QString summary(const Plan &plan, const std::vector<Concern> &concerns)
{
    const auto takenOut = std::ranges::count_if(
        plan.experiments, [](const Experiment &one) { return !one.takenOut.isEmpty(); });
    const int holes = holesIn(concerns);
    return Words::tr("%1. Experiments: %2, taken out: %3, with holes: %4. Holes: %5, warnings: %6.")
        .arg(plan.day.title.isEmpty() ? Words::tr("The chaos day") : tamed(plan.day.title),
             QString::number(plan.experiments.size()), QString::number(takenOut),
             QString::number(experimentsWithHoles(concerns)), QString::number(holes),
             QString::number(int(concerns.size()) - holes));
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QByteArray readinessText(const Plan &plan, const std::vector<Concern> &concerns)
{
    QStringList lines{summary(plan, concerns)};
    tellAll(lines, Words::tr("The day"), {}, concerns);
    for (const Experiment &experiment : plan.experiments)
        tellAll(lines, headingOf(experiment), experiment.key, concerns);
    return lines.join(u'\n').toUtf8() + '\n';
}

QByteArray readinessJson(const std::vector<Concern> &concerns)
{
    QJsonArray array;
    for (const Concern &concern : concerns) {
        array.push_back(
            QJsonObject{{u"rule"_s, textIn(readinessRuleWords, concern.rule)},
                        {u"severity"_s, textIn(severityWords, concern.severity)},
                        {u"experiment"_s, textOrNull(concern.experiment)},
                        {u"about"_s, textOrNull(concern.about)},
                        {u"title"_s, concern.title},
                        {u"reason"_s, concern.reason},
                        {u"remedy"_s, concern.remedy},
                        {u"close_by"_s, textOrNull(concern.closeBy.toString(Qt::ISODate))}});
    }
    return QJsonDocument(array).toJson();
}

int experimentsWithHoles(const std::vector<Concern> &concerns)
{
    std::set<QString> experiments;
    for (const Concern &concern : concerns) {
        if (concern.severity == Severity::Hole && !concern.experiment.isEmpty())
            experiments.insert(concern.experiment);
    }
    return int(experiments.size());
}

} // namespace Chaos
