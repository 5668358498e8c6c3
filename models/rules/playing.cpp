// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/playing.h"

#include "models/rules/dayplan.h"

#include <algorithm>
#include <map>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

class Loads
{
public:
    explicit Loads(const Plan &plan)
    {
        for (const Person &person : plan.people)
            m_loads.push_back({.person = person.key});
    }

    Load &of(const QString &person)
    {
        const auto it = std::ranges::find(m_loads, person, &Load::person);
        if (it != m_loads.end())
            return *it;
        return m_loads.emplace_back(Load{.person = person});
    }

    std::vector<Load> take() { return std::move(m_loads); }

private:
    std::vector<Load> m_loads;
};

} // namespace

QString nameOf(const Plan &plan, const QString &person)
{
    const Person *known = plan.person(person);
    return known && !known->name.isEmpty() ? known->name : person;
}

QString experimentTitle(const Plan &plan, const QString &experiment)
{
    const Experiment *planned = plan.experiment(experiment);
    return planned && !planned->title.isEmpty() ? planned->title : experiment;
}

const Assignment *assignmentFor(const Plan &plan, const QString &role, const QString &experiment)
{
    const Assignment *ofDay = nullptr;
    for (const Assignment &assignment : plan.assignments) {
        if (assignment.role != role)
            continue;
        if (!experiment.isEmpty() && assignment.experiment == experiment)
            return &assignment;
        if (!ofDay && assignment.experiment.isEmpty())
            ofDay = &assignment;
    }
    return ofDay;
}

QString playerOfDay(const Plan &plan, const QString &role)
{
    const Assignment *assignment = assignmentFor(plan, role, {});
    return assignment ? assignment->person : QString();
}

QString playerOf(const Plan &plan, const QString &role, const Experiment &experiment)
{
    const Assignment *assignment = assignmentFor(plan, role, experiment.key);
    const QString player = assignment ? assignment->person : QString();
    return player.isEmpty() && role == u"experimenter"_s ? experiment.driver : player;
}

std::vector<Load> loadsOf(const Plan &plan)
{
    Loads loads(plan);
    const std::vector<Role> roles = plan.playedRoles();
    for (const Role &role : roles) {
        if (const QString player = playerOfDay(plan, role.key); !player.isEmpty())
            loads.of(player).roles.push_back(role.key);
    }
    for (const Experiment &experiment : plan.experiments) {
        if (!experiment.takenOut.isEmpty())
            continue;
        std::map<QString, int> rolesOfPerson;
        for (const Role &role : roles) {
            if (role.key == u"chaos-incident-commander"_s)
                continue;
            if (const QString player = playerOf(plan, role.key, experiment); !player.isEmpty())
                ++rolesOfPerson[player];
        }
        for (const auto &[person, count] : rolesOfPerson) {
            Load &load = loads.of(person);
            ++load.experiments;
            load.time += slotOf(experiment);
            if (count > 1)
                load.clashes.push_back(experiment.key);
        }
    }
    return loads.take();
}

} // namespace Chaos
