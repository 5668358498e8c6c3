// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include "models/plan/plandifference.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace PlanParts;

namespace {

/// A list whose elements have a key each: none twice.
template<typename Value, typename Read>
void readKeyed(Fields &fields, const QString &name, std::vector<Value> &values, Read readOne)
{
    fields.elements(name, [&](const YamlNode &node, const QString &path) {
        Value value = readOne(Place{node, path, fields.mistakes()});
        if (std::ranges::find(values, value.key, &Value::key) == values.end()) {
            values.push_back(std::move(value));
            return;
        }
        fields.mistakes().add(
            node, path,
            QCoreApplication::translate("PlanFile",
                                        "the key \"%1\" is used twice; give each its own \"key\".")
                .arg(value.key.left(60)));
    });
}

void readAll(const YamlNode &root, Mistakes &mistakes, Plan &plan)
{
    Fields fields(root, {}, mistakes);
    readDay(fields, plan.day);
    readKeyed(fields, u"teams"_s, plan.teams, readTeam);
    readKeyed(fields, u"people"_s, plan.people, readPerson);
    readKeyed(fields, u"roles"_s, plan.roles, readRole);
    readAssignments(fields, plan.assignments);
    readKeyed(fields, u"sources"_s, plan.sources, readSource);
    readKeyed(fields, u"hosts"_s, plan.hosts, readHost);
    readKeyed(fields, u"proxies"_s, plan.proxies, readProxy);
    readKeyed(fields, u"experiments"_s, plan.experiments,
              [&](const Place &place) { return readExperiment(place, plan.assignments); });
    readKeyed(fields, u"breaks"_s, plan.breaks, readBreak);
    readKeyed(fields, u"communication"_s, plan.contacts, readContact);
    readKeyed(fields, u"buy_in"_s, plan.buyIns, readBuyIn);
}

/// Which fields of the day itself stand in a plan file. A name with nothing behind it is still to
/// be filled in, and a day without a title could not be found again.
QStringList saidIn(const YamlNode &root, const Plan &plan)
{
    const auto stands = [&](const QString &name) {
        const auto it = std::ranges::find(root.members, name, &YamlMember::name);
        return it != root.members.end() && it->value.kind != YamlNode::Kind::Null;
    };
    const bool isWindow = stands(u"window"_s);
    QStringList said;
    PlanDifference::visitDayFields([&](const QString &name, auto) {
        if (stands(name) || (isWindow && (name == "from"_L1 || name == "to"_L1)))
            said.push_back(name);
    });
    if (plan.day.title.isEmpty())
        said.removeAll(u"title"_s);
    return said;
}

Outcome<PlanImport> readPart(const QByteArray &yaml, const QString &fileName)
{
    auto root = readYaml(yaml, fileName);
    if (!root)
        return root.failure();
    Mistakes mistakes(fileName);
    PlanImport import;
    readAll(*root, mistakes, import.plan);
    if (!mistakes.isEmpty())
        return Failure{Failure::Kind::BadInput, mistakes.text()};
    import.said = saidIn(*root, import.plan);
    return import;
}

} // namespace

Outcome<Plan> readPlan(const QByteArray &yaml, const QString &fileName)
{
    auto part = readPart(yaml, fileName);
    if (!part)
        return part.failure();
    return std::move(part->plan);
}

Outcome<PlanImport> readImport(const QByteArray &bytes, const QString &fileName)
{
    if (!isToolkitExperiment(bytes, fileName))
        return readPart(bytes, fileName);
    auto experiment = readToolkitExperiment(bytes, fileName);
    if (!experiment)
        return experiment.failure();
    PlanImport import;
    import.experiment = *std::move(experiment);
    return import;
}

} // namespace Chaos
