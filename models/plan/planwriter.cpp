// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include "models/plan/planparts.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

void writeAssignments(YamlWriter &yaml, const Plan &plan)
{
    std::vector<Assignment> rest; // for the day, and for experiments that the plan does not hold
    std::ranges::copy_if(
        plan.assignments, std::back_inserter(rest),
        [&](const Assignment &assignment) { return !plan.experiment(assignment.experiment); });
    const bool isForTheDay = std::ranges::all_of(
        rest, [](const Assignment &assignment) { return assignment.experiment.isEmpty(); });
    if (!rest.empty())
        yaml.blankLine();
    if (isForTheDay)
        PlanParts::writeCast(yaml, u"assignments"_s, rest);
    else
        yaml.list(u"assignments"_s, rest,
                  qOverload<YamlWriter &, const Assignment &>(PlanParts::write));
}

std::vector<Assignment> castOf(const Plan &plan, const Experiment &experiment)
{
    std::vector<Assignment> cast;
    std::ranges::copy_if(plan.assignments, std::back_inserter(cast),
                         [&](const Assignment &one) { return one.experiment == experiment.key; });
    return cast;
}

template<typename Value>
void writeAll(YamlWriter &yaml, const QString &name, const std::vector<Value> &values)
{
    yaml.list(name, values, [](YamlWriter &to, const Value &one) { PlanParts::write(to, one); });
}

} // namespace

QByteArray writeContacts(const std::vector<Contact> &contacts)
{
    YamlWriter yaml;
    writeAll(yaml, u"communication"_s, contacts);
    return yaml.take();
}

QByteArray writePlan(const Plan &plan)
{
    YamlWriter yaml;
    const auto section = [&](const QString &name, const auto &values) {
        if (!values.empty())
            yaml.blankLine();
        writeAll(yaml, name, values);
    };
    PlanParts::write(yaml, plan.day);
    section(u"teams"_s, plan.teams);
    section(u"people"_s, plan.people);
    section(u"roles"_s, plan.roles);
    writeAssignments(yaml, plan);
    section(u"sources"_s, plan.sources);
    section(u"hosts"_s, plan.hosts);
    section(u"proxies"_s, plan.proxies);
    if (!plan.experiments.empty())
        yaml.blankLine();
    yaml.list(u"experiments"_s, plan.experiments, [&](YamlWriter &to, const Experiment &one) {
        PlanParts::write(to, one);
        PlanParts::writeCast(to, u"roles"_s, castOf(plan, one));
    });
    section(u"breaks"_s, plan.breaks);
    section(u"communication"_s, plan.contacts);
    section(u"buy_in"_s, plan.buyIns);
    return yaml.take();
}

} // namespace Chaos
