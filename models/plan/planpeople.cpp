// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/plankey.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

void readCastMap(const YamlNode &node, const QString &path, const QString &experiment,
                 Mistakes &mistakes, std::vector<Assignment> &assignments)
{
    for (const YamlMember &member : node.members) {
        if (member.value.kind == YamlNode::Kind::Null)
            continue; // "scribe:" is still to be filled in
        addAssignment(assignments,
                      {.role = member.name, .person = member.value.text, .experiment = experiment},
                      {member.value, path + u'.' + member.name.left(60), mistakes});
    }
}

} // namespace

Team readTeam(const Place &place)
{
    if (place.node.kind == YamlNode::Kind::Scalar)
        return {.key = keyOfTitle(place.node.text), .name = place.node.text};
    Team team;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"name"_s, team.name);
    readKey(fields, team.name, team.key);
    return team;
}

Person readPerson(const Place &place)
{
    if (place.node.kind == YamlNode::Kind::Scalar)
        return {.key = keyOfTitle(place.node.text), .name = place.node.text};
    Person person;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"name"_s, person.name);
    fields.text(u"team"_s, person.team);
    readKey(fields, person.name, person.key);
    return person;
}

Role readRole(const Place &place)
{
    if (place.node.kind == YamlNode::Kind::Scalar)
        return {.key = keyOfTitle(place.node.text), .title = place.node.text};
    Role role;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, role.title);
    readKey(fields, role.title, role.key);
    return role;
}

void addAssignment(std::vector<Assignment> &assignments, const Assignment &assignment,
                   const Place &place)
{
    if (assignment.role.isEmpty() || assignment.person.isEmpty()) {
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("a role and a person are wanted, by their keys."));
        return;
    }
    const bool isTaken = std::ranges::any_of(assignments, [&](const Assignment &other) {
        return other.role == assignment.role && other.experiment == assignment.experiment;
    });
    if (isTaken)
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("this role is given away twice; keep one."));
    else
        assignments.push_back(assignment);
}

void readAssignments(Fields &fields, std::vector<Assignment> &assignments)
{
    const QString name = u"assignments"_s;
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Map) {
        readCastMap(*node, fields.pathOf(name), {}, fields.mistakes(), assignments);
        return;
    }
    fields.elements(name, [&](const YamlNode &item, const QString &path) {
        Assignment assignment;
        {
            Fields inner(item, path, fields.mistakes());
            inner.text(u"role"_s, assignment.role);
            inner.text(u"person"_s, assignment.person);
            inner.text(u"experiment"_s, assignment.experiment);
        }
        addAssignment(assignments, assignment, {item, path, fields.mistakes()});
    });
}

void readCast(Fields &fields, const QString &experiment, std::vector<Assignment> &cast)
{
    const QString name = u"roles"_s;
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Map)
        readCastMap(*node, fields.pathOf(name), experiment, fields.mistakes(), cast);
    else
        fields.mistake(*node, name, PlanFile::tr("write them like \"scribe: carol\", one a line."));
}

void write(YamlWriter &yaml, const Team &team)
{
    yaml.text(u"key"_s, team.key);
    yaml.text(u"name"_s, team.name);
}

void write(YamlWriter &yaml, const Person &person)
{
    yaml.text(u"key"_s, person.key);
    yaml.text(u"name"_s, person.name);
    yaml.text(u"team"_s, person.team);
}

void write(YamlWriter &yaml, const Role &role)
{
    yaml.text(u"key"_s, role.key);
    yaml.text(u"title"_s, role.title);
}

void write(YamlWriter &yaml, const Assignment &assignment)
{
    yaml.text(u"role"_s, assignment.role);
    yaml.text(u"person"_s, assignment.person);
    yaml.text(u"experiment"_s, assignment.experiment);
}

void writeCast(YamlWriter &yaml, const QString &name, const std::vector<Assignment> &cast)
{
    if (cast.empty())
        return;
    yaml.openMap(name);
    for (const Assignment &assignment : cast)
        yaml.text(assignment.role, assignment.person);
    yaml.close();
}

} // namespace Chaos::PlanParts
