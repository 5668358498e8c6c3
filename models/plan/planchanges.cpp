// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planchanges.h"

#include "models/plan/plandifference.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PlanChanges)
};

QString wordsOf(const YamlNode &node)
{
    QStringList parts;
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return {};
    case YamlNode::Kind::Scalar:
        return node.text;
    case YamlNode::Kind::Sequence:
        for (const YamlNode &item : node.items)
            parts.push_back(wordsOf(item));
        return parts.join(u"; "_s);
    case YamlNode::Kind::Map:
        for (const YamlMember &member : node.members)
            parts.push_back(member.name + u": "_s + wordsOf(member.value));
        return parts.join(u", "_s);
    }
    return {};
}

bool isSame(const YamlNode &one, const YamlNode &other);

bool isSameMember(const YamlMember &one, const YamlMember &other)
{
    return one.name == other.name && isSame(one.value, other.value);
}

/// Wherever they stand in their files.
bool isSame(const YamlNode &one, const YamlNode &other)
{
    return one.kind == other.kind && one.text == other.text
        && std::ranges::equal(one.items, other.items, isSame)
        && std::ranges::equal(one.members, other.members, isSameMember);
}

/// A value's fields, as the file writes them.
template<typename Value>
std::vector<YamlMember> fieldsOf(const Value &value)
{
    YamlWriter yaml;
    PlanParts::write(yaml, value);
    const auto root = readYaml(yaml.take(), {});
    return root ? root->members : std::vector<YamlMember>{};
}

const YamlNode *valueAt(const std::vector<YamlMember> &members, const QString &name)
{
    const auto it = std::ranges::find(members, name, &YamlMember::name);
    return it == members.end() ? nullptr : &it->value;
}

/// Names of both, those of `now` first in their order.
std::vector<PlanChange::Field> differences(const std::vector<YamlMember> &old,
                                           const std::vector<YamlMember> &now)
{
    std::vector<PlanChange::Field> fields;
    for (const YamlMember &member : now) {
        const YamlNode *before = valueAt(old, member.name);
        if (!before || !isSame(*before, member.value)) {
            fields.push_back({.name = member.name,
                              .before = before ? wordsOf(*before) : QString(),
                              .after = wordsOf(member.value)});
        }
    }
    for (const YamlMember &member : old) {
        if (!valueAt(now, member.name))
            fields.push_back({.name = member.name, .before = wordsOf(member.value)});
    }
    return fields;
}

// Each sort of value with the kind of its entry and how it is called.
struct Naming
{
    Kind kind = Kind::DayDescribed;
    QString title{};
};
Naming naming(const DayDescription &)
{
    return {Kind::DayDescribed, Words::tr("the day's description")};
}
Naming naming(const Team &team)
{
    return {Kind::TeamPlanned, Words::tr("team %1").arg(team.key)};
}
Naming naming(const Person &person)
{
    return {Kind::PersonPlanned, Words::tr("person %1").arg(person.key)};
}
Naming naming(const Role &role)
{
    return {Kind::RoleNamed, Words::tr("role %1").arg(role.key)};
}
Naming naming(const AlertSource &source)
{
    return {Kind::SourcePlanned, Words::tr("source %1").arg(source.key)};
}
Naming naming(const StagingHost &host)
{
    return {Kind::HostPlanned, Words::tr("host %1").arg(host.key)};
}
Naming naming(const Experiment &experiment)
{
    return {Kind::ExperimentPlanned, Words::tr("experiment %1").arg(experiment.key)};
}
Naming naming(const Break &pause)
{
    return {Kind::BreakPlanned, Words::tr("break %1").arg(pause.key)};
}
Naming naming(const Contact &contact)
{
    return {Kind::ContactPlanned, Words::tr("telling people: %1").arg(contact.key)};
}
Naming naming(const BuyIn &buyIn)
{
    return {Kind::BuyInPlanned, Words::tr("agreement of %1").arg(buyIn.key)};
}
Naming naming(const Assignment &assignment)
{
    return {Kind::RoleAssigned,
            assignment.experiment.isEmpty()
                ? Words::tr("who plays %1").arg(assignment.role)
                : Words::tr("who plays %1 in %2").arg(assignment.role, assignment.experiment)};
}

QString keyOf(const DayDescription &)
{
    return {};
}
QString keyOf(const Assignment &assignment)
{
    return assignment.role;
}
template<typename Value>
QString keyOf(const Value &value)
{
    return value.key;
}

/// Makes the words of each difference.
struct ChangeMaker
{
    std::vector<PlanChange> &changes;

    void operator()(const QStringList *old, const QStringList &order) const
    {
        changes.push_back({.kind = Kind::QueueOrdered,
                           .title = Words::tr("the order of the queue"),
                           .fields = {{.name = u"experiments"_s,
                                       .before = old->join(u", "_s),
                                       .after = order.join(u", "_s)}}});
    }
    template<typename Value>
    void operator()(const Value *old, const Value &now) const
    {
        const Naming name = naming(now);
        changes.push_back({.kind = name.kind,
                           .key = keyOf(now),
                           .title = name.title,
                           .isNew = !old,
                           .fields = differences(old ? fieldsOf(*old) : std::vector<YamlMember>{},
                                                 fieldsOf(now))});
    }
};

/// What a field says, short and on one line.
QString shown(const QString &text)
{
    if (text.isEmpty())
        return Words::tr("nothing");
    QString plain;
    for (const QChar c : text.left(70))
        plain += c.isPrint() && c.category() != QChar::Other_Format ? c : QChar(u' ');
    return text.size() > 70 ? plain + u'…' : plain;
}

} // namespace

std::vector<PlanChange> planChanges(const Plan &before, const Plan &imported)
{
    std::vector<PlanChange> changes;
    PlanDifference::visitAll(before, imported, ChangeMaker{changes});
    return changes;
}

QStringList linesOf(const PlanChange &change)
{
    if (change.isNew)
        return {Words::tr("%1, new").arg(change.title)};
    QStringList lines{change.title};
    for (const PlanChange::Field &field : change.fields)
        lines.push_back(
            u"    %1: %2 → %3"_s.arg(field.name, shown(field.before), shown(field.after)));
    return lines;
}

} // namespace Chaos
