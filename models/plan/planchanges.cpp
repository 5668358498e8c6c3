// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planchanges.h"

#include "models/plan/plandifference.h"
#include "models/plan/planimport.h"
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
    QString name{};
};
Naming naming(const DayDescription &)
{
    return {Kind::DayDescribed, Words::tr("the day's description")};
}
Naming naming(const Team &team)
{
    return {Kind::TeamPlanned, Words::tr("team %1").arg(team.key), team.name};
}
Naming naming(const Person &person)
{
    return {Kind::PersonPlanned, Words::tr("person %1").arg(person.key), person.name};
}
Naming naming(const Role &role)
{
    return {Kind::RoleNamed, Words::tr("role %1").arg(role.key), role.title};
}
Naming naming(const AlertSource &source)
{
    return {Kind::SourcePlanned, Words::tr("source %1").arg(source.key), source.title};
}
Naming naming(const StagingHost &host)
{
    return {Kind::HostPlanned, Words::tr("host %1").arg(host.key), host.title};
}
Naming naming(const PlannedProxy &proxy)
{
    return {Kind::ProxyPlanned, Words::tr("proxy %1").arg(proxy.key), proxy.title};
}
Naming naming(const Experiment &experiment)
{
    return {Kind::ExperimentPlanned, Words::tr("experiment %1").arg(experiment.key),
            experiment.title};
}
Naming naming(const Break &pause)
{
    return {Kind::BreakPlanned, Words::tr("break %1").arg(pause.key), pause.title};
}
Naming naming(const Contact &contact)
{
    return {Kind::ContactPlanned, Words::tr("telling people: %1").arg(contact.key),
            contact.subject};
}
Naming naming(const BuyIn &buyIn)
{
    return {Kind::BuyInPlanned, Words::tr("agreement of %1").arg(buyIn.key), buyIn.name};
}
Naming naming(const Assignment &assignment)
{
    return {Kind::RoleAssigned,
            assignment.experiment.isEmpty()
                ? Words::tr("who plays %1").arg(assignment.role)
                : Words::tr("who plays %1 in %2").arg(assignment.role, assignment.experiment),
            assignment.person};
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
                           .name = name.name,
                           .isNew = !old,
                           .fields = differences(old ? fieldsOf(*old) : std::vector<YamlMember>{},
                                                 fieldsOf(now))});
    }
};

/// Finds what of a day an import leaves as it is.
class StayFinder
{
public:
    StayFinder(const Plan &before, const PlanImport &import)
        : m_before(before)
        , m_import(import)
    {}

    /// `asked` is the import before it was put into words: only what that names was named.
    std::vector<Unchanged> find(const PlanImport &asked)
    {
        if (asked.experiment)
            m_named = QStringList{asked.experiment->experiment.key};
        if (PlanDifference::mergedDay(m_before.day, m_import) == m_before.day)
            note(m_before.day, !m_import.said.isEmpty());
        const Plan &now = m_import.plan;
        keyed(m_before.teams, now.teams);
        keyed(m_before.people, now.people);
        keyed(m_before.roles, now.roles);
        assignments();
        keyed(m_before.sources, now.sources);
        keyed(m_before.hosts, now.hosts);
        keyed(m_before.proxies, now.proxies);
        keyed(m_before.experiments, now.experiments);
        keyed(m_before.breaks, now.breaks);
        keyed(m_before.contacts, now.contacts);
        keyed(m_before.buyIns, now.buyIns);
        return m_found;
    }

private:
    template<typename Value>
    void note(const Value &value, bool isNamed)
    {
        const Naming name = naming(value);
        m_found.push_back({.title = name.title, .name = name.name, .isNamed = isNamed});
    }
    template<typename Value>
    void keyed(const std::vector<Value> &before, const std::vector<Value> &now)
    {
        for (const Value &value : before) {
            const auto same = std::ranges::find(now, value.key, &Value::key);
            if (same == now.end())
                note(value, false);
            else if (*same == value)
                note(value, !m_named || m_named->contains(value.key));
        }
    }
    void assignments()
    {
        for (const Assignment &old : m_before.assignments) {
            const Assignment *same = PlanDifference::sameRole(m_import.plan, old);
            if (same && *same == old)
                note(old, !m_named);
            else if (!same && !m_import.plan.experiment(old.experiment))
                note(old, false);
        }
    }

    const Plan &m_before;
    const PlanImport m_import;
    std::optional<QStringList> m_named; ///< nothing: all that stands in the import
    std::vector<Unchanged> m_found;
};

/// What a field says, short and on one line.
QString shown(const QString &text)
{
    if (text.isEmpty())
        return Words::tr("nothing");
    const QString head = text.left(70);
    QString plain;
    for (const QChar c : head)
        plain += c.isPrint() && c.category() != QChar::Other_Format ? c : QChar(u' ');
    return text.size() > 70 ? plain + u'…' : plain;
}

} // namespace

std::vector<PlanChange> planChanges(const Plan &before, const PlanImport &import)
{
    std::vector<PlanChange> changes;
    PlanDifference::visitAll(before, PlanDifference::inWords(import, before), ChangeMaker{changes});
    return changes;
}

std::vector<Unchanged> unchangedBy(const Plan &before, const PlanImport &import)
{
    return StayFinder(before, PlanDifference::inWords(import, before)).find(import);
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
