// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

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
    readKeyed(fields, u"experiments"_s, plan.experiments,
              [&](const Place &place) { return readExperiment(place, plan.assignments); });
    readKeyed(fields, u"breaks"_s, plan.breaks, readBreak);
    readKeyed(fields, u"communication"_s, plan.contacts, readContact);
    readKeyed(fields, u"buy_in"_s, plan.buyIns, readBuyIn);
}

} // namespace

Outcome<Plan> readPlan(const QByteArray &yaml, const QString &fileName)
{
    auto root = readYaml(yaml, fileName);
    if (!root)
        return root.failure();
    Mistakes mistakes(fileName);
    Plan plan;
    readAll(*root, mistakes, plan);
    if (!mistakes.isEmpty())
        return Failure{Failure::Kind::BadInput, mistakes.text()};
    return plan;
}

} // namespace Chaos
