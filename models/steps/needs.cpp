// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/needs.h"

#include "models/steps/activity.h"
#include "models/steps/scope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

void add(QStringList &names, const QString &name)
{
    if (!name.isEmpty() && !names.contains(name))
        names.push_back(name);
}

std::vector<QJsonObject> activitiesOf(const Experiment &experiment)
{
    std::vector<QJsonObject> activities;
    for (const auto *steps :
         {&experiment.method, &experiment.backOutPlan, &experiment.resetCriteria}) {
        for (const PlannedStep &step : *steps) {
            if (step.isScripted())
                activities.push_back(QJsonDocument::fromJson(step.activity.toUtf8()).object());
        }
    }
    return activities;
}

/// Every name that is called anywhere in it, by asking for all of them.
QStringList namesIn(const QJsonObject &activity)
{
    QStringList names;
    Substitution substitution({}, [&names](const QString &name) {
        add(names, name);
        return std::optional<QByteArray>();
    });
    (void)substitution.filled(QJsonValue(activity));
    return names;
}

void addNeeds(const QJsonObject &activity, const StepScope &scope, StepNeeds &needs)
{
    const QJsonObject provider = activity["provider"_L1].toObject();
    const QJsonObject tolerance = activity["tolerance"_L1].toObject();
    const QString python = u"python"_s;
    if (provider["type"_L1].toString() == python
        || tolerance["provider"_L1]["type"_L1].toString() == python)
        add(needs.programs, u"chaos"_s);
    if (provider["type"_L1].toString() == u"jenkins")
        add(needs.secrets, provider["secret"_L1].toString());
    const QStringList names = namesIn(activity);
    for (const QString &name : names) {
        const QJsonValue value = scope.configuration[name];
        if (value["type"_L1].toString() == u"env" && value["default"_L1].isUndefined())
            add(needs.variables, value["key"_L1].toString());
        else if (value.isUndefined() && isDeclaredSecret(scope, name))
            add(needs.secrets, placeOfSecret(scope, name).value_or(QString()));
    }
    const QJsonArray groups = provider["secrets"_L1].toArray();
    for (const QJsonValue &group : groups) {
        const QJsonObject declared = scope.secrets[group.toString()].toObject();
        for (auto it = declared.constBegin(); it != declared.constEnd(); ++it)
            add(needs.secrets, placeOfSecret(scope, it.key()).value_or(QString()));
    }
}

} // namespace

StepNeeds needsOf(const Experiment &experiment)
{
    StepNeeds needs;
    const StepScope scope = scopeOf(experiment);
    const auto activities = activitiesOf(experiment);
    for (const QJsonObject &activity : activities)
        addNeeds(activity, scope, needs);
    return needs;
}

StepNeeds needsOf(const Plan &plan)
{
    StepNeeds all;
    for (const Experiment &experiment : plan.experiments) {
        if (!experiment.takenOut.isEmpty())
            continue;
        const StepNeeds needs = needsOf(experiment);
        for (const QString &name : needs.programs)
            add(all.programs, name);
        for (const QString &name : needs.variables)
            add(all.variables, name);
        for (const QString &name : needs.secrets)
            add(all.secrets, name);
    }
    return all;
}

QStringList unusableNamesOf(const Experiment &experiment)
{
    const StepScope scope = scopeOf(experiment);
    // As if the desk had every variable: 0 can be read as whatever it is to be.
    KnownValues known = valuesIn(scope, [](const QString &) { return u"0"_s; });
    addMissingSecrets(
        scope, [](const QString &) { return true; }, known);
    Substitution substitution(known.values, {}, known.unknown);
    const auto activities = activitiesOf(experiment);
    for (const QJsonObject &activity : activities)
        (void)substitution.filled(QJsonValue(activity));
    return substitution.troubles();
}

namespace DeskStanding {

std::string ofProgram(const QString &name)
{
    return "desk/program/" + name.toStdString();
}

std::string ofVariable(const QString &name)
{
    return "desk/variable/" + name.toStdString();
}

std::string ofSecret(const QString &name)
{
    return "desk/secret/" + name.toStdString();
}

} // namespace DeskStanding

} // namespace Chaos
