// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include "models/plan/fields.h"
#include "models/plan/matcherword.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

/// "Checkout loses its database" → "checkout-loses-its-database".
QString keyOfTitle(const QString &title)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{N}._]+"_s);
    static const QRegularExpression ends(u"^-+|-+$"_s);
    QString key = title.toLower().left(80);
    key.replace(other, u"-"_s);
    key.remove(ends);
    return key;
}

bool isKey(const QString &key)
{
    return !key.isEmpty() && key.size() <= 100 && key == key.trimmed()
        && std::ranges::all_of(key, [](QChar c) {
               return c.isPrint() && c.category() != QChar::Other_Format && c != u'/';
           });
}

/// The key that a file gives, or one made of the title.
void readKey(Fields &fields, const QString &title, QString &key)
{
    fields.text(u"key"_s, key);
    if (key.isEmpty())
        key = keyOfTitle(title);
    if (!isKey(key) && fields.node().kind == YamlNode::Kind::Map) {
        fields.mistake(fields.node(), u"key"_s,
                       PlanFile::tr("a key is wanted: a short name without \"/\", by which other "
                                    "lines call this."));
    }
}

template<typename Value>
void addOnce(std::vector<Value> &values, Value value, const YamlNode &node, const QString &path,
             Mistakes &mistakes)
{
    if (std::ranges::find(values, value.key, &Value::key) != values.end()) {
        mistakes.add(node, path,
                     PlanFile::tr("the key \"%1\" is used twice; give each its own \"key\".")
                         .arg(value.key.left(60)));
        return;
    }
    values.push_back(std::move(value));
}

void readWindow(Fields &fields, DayDescription &day)
{
    fields.time(u"from"_s, day.from);
    fields.time(u"to"_s, day.to);
    QString window;
    fields.text(u"window"_s, window);
    if (window.isEmpty())
        return;
    static const QRegularExpression dash(u"\\s*[-–—]\\s*"_s);
    const QStringList ends = window.split(dash);
    const auto from = timeOfWord(ends.front());
    const auto to = timeOfWord(ends.back());
    if (ends.size() == 2 && from && to) {
        day.from = *from;
        day.to = *to;
    } else {
        fields.mistake(*fields.find(u"window"_s), u"window"_s,
                       PlanFile::tr("write it like 09:30–17:00."));
    }
}

void readDay(Fields &fields, DayDescription &day)
{
    fields.text(u"title"_s, day.title);
    fields.date(u"date"_s, day.date);
    readWindow(fields, day);
    fields.text(u"environment"_s, day.environment);
    fields.text(u"notes"_s, day.notes);
}

Person readPerson(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    Person person;
    if (node.kind == YamlNode::Kind::Scalar) {
        person = {.key = keyOfTitle(node.text), .name = node.text};
        return person;
    }
    Fields fields(node, path, mistakes);
    fields.text(u"name"_s, person.name);
    fields.text(u"team"_s, person.team);
    readKey(fields, person.name, person.key);
    return person;
}

Role readRole(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return {.key = keyOfTitle(node.text), .title = node.text};
    Role role;
    Fields fields(node, path, mistakes);
    fields.text(u"title"_s, role.title);
    readKey(fields, role.title, role.key);
    return role;
}

void addAssignment(Plan &plan, const Assignment &assignment, const YamlNode &node,
                   const QString &path, Mistakes &mistakes)
{
    if (assignment.role.isEmpty() || assignment.person.isEmpty()) {
        mistakes.add(node, path, PlanFile::tr("a role and a person are wanted, by their keys."));
        return;
    }
    const bool isTaken = std::ranges::any_of(plan.assignments, [&](const Assignment &other) {
        return other.role == assignment.role && other.experiment == assignment.experiment;
    });
    if (isTaken)
        mistakes.add(node, path, PlanFile::tr("this role is given away twice; keep one."));
    else
        plan.assignments.push_back(assignment);
}

/// Either "scribe: carol" for the whole day, or a list of {role, person, experiment}.
void readAssignments(Fields &fields, Plan &plan)
{
    const QString name = u"assignments"_s;
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Map) {
        for (const YamlMember &member : node->members) {
            const QString path = fields.pathOf(name) + u'.' + member.name.left(60);
            addAssignment(plan, {.role = member.name, .person = member.value.text}, member.value,
                          path, fields.mistakes());
        }
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
        addAssignment(plan, assignment, item, path, fields.mistakes());
    });
}

/// Plans are mailed around: they name the variable that holds a secret, never the secret.
void readSecret(Fields &fields, QString &secret)
{
    static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]{0,99}\\z"_s);
    fields.text(u"secret"_s, secret);
    if (!secret.isEmpty() && !variable.match(secret).hasMatch()) {
        secret.clear();
        fields.mistake(*fields.find(u"secret"_s), u"secret"_s,
                       PlanFile::tr("name the environment variable that holds it, like "
                                    "PROM_TOKEN; the secret itself does not belong here."));
    }
}

AlertSource readSource(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    AlertSource source;
    Fields fields(node, path, mistakes);
    fields.text(u"title"_s, source.title);
    readKey(fields, source.title, source.key);
    fields.word(u"type"_s, sourceTypeWords, source.type);
    fields.text(u"url"_s, source.url);
    fields.duration(u"interval"_s, source.interval);
    fields.word(u"auth"_s, authWords, source.auth);
    fields.text(u"user"_s, source.user);
    readSecret(fields, source.secret);
    fields.text(u"ca_file"_s, source.caFile);
    return source;
}

void readProbe(const YamlNode &node, const QString &path, Mistakes &mistakes, Probe &probe)
{
    if (node.kind == YamlNode::Kind::Scalar) { // "probe: http://checkout.staging/health"
        probe.address = node.text;
        return;
    }
    Fields fields(node, path, mistakes);
    fields.word(u"protocol"_s, protocolWords, probe.protocol);
    fields.text(u"address"_s, probe.address);
    fields.duration(u"interval"_s, probe.interval);
    fields.duration(u"timeout"_s, probe.timeout);
    fields.integer(u"status"_s, probe.status, 0, 999);
    fields.text(u"body"_s, probe.body);
    fields.text(u"nameserver"_s, probe.nameserver);
    fields.text(u"ca_file"_s, probe.caFile);
    fields.integer(u"days_left"_s, probe.daysLeft, 0, 36500);
}

ProbeRule readRule(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    ProbeRule rule;
    Fields fields(node, path, mistakes);
    fields.text(u"name"_s, rule.name);
    fields.word(u"when"_s, probeWhenWords, rule.when);
    fields.duration(u"threshold"_s, rule.threshold);
    fields.duration(u"hold_for"_s, rule.holdFor);
    if (rule.name.isEmpty())
        mistakes.add(node, path, PlanFile::tr("the alert needs a name."));
    if (rule.when == ProbeRule::When::SlowerThan && rule.threshold <= Micros(0))
        mistakes.add(node, path, PlanFile::tr("slower than what? Add \"threshold: 800ms\"."));
    return rule;
}

StagingHost readHost(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    StagingHost host;
    Fields fields(node, path, mistakes);
    fields.text(u"title"_s, host.title);
    readKey(fields, host.title, host.key);
    fields.text(u"environment"_s, host.environment);
    if (const YamlNode *probe = fields.find(u"probe"_s))
        readProbe(*probe, fields.pathOf(u"probe"_s), mistakes, host.probe);
    fields.elements(u"rules"_s, [&](const YamlNode &item, const QString &itemPath) {
        host.rules.push_back(readRule(item, itemPath, mistakes));
    });
    return host;
}

void readMatchers(Fields &fields, std::vector<LabelMatcher> &matchers)
{
    const QString name = u"matchers"_s;
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Map) {
        for (const YamlMember &member : node->members)
            matchers.push_back(matcherOfPair(member.name, member.value.text));
    } else if (node->kind == YamlNode::Kind::Scalar) {
        const auto read = matchersOfWord(node->text);
        if (read)
            matchers = *read;
        else
            fields.mistake(*node, name, read.failure().detail);
    } else {
        fields.mistake(*node, name,
                       PlanFile::tr("write them like \"{job=~\\\"api|web\\\"}\" or as fields."));
    }
    for (const LabelMatcher &matcher : matchers) {
        if (const QString fault = faultOf(matcher); !fault.isEmpty())
            fields.mistake(*node, name, fault);
    }
}

void readNamed(Fields &fields, NamedAlert &alert)
{
    fields.text(u"source"_s, alert.source);
    fields.text(u"name"_s, alert.name);
    readMatchers(fields, alert.matchers);
    if (alert.name.isEmpty())
        fields.mistake(fields.node(), u"name"_s, PlanFile::tr("which alert? Its name is wanted."));
}

NamedAlert readGuard(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    NamedAlert alert;
    if (node.kind == YamlNode::Kind::Scalar) {
        alert.name = node.text;
        return alert;
    }
    Fields fields(node, path, mistakes);
    readNamed(fields, alert);
    return alert;
}

ExpectedAlert readExpected(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    ExpectedAlert expected;
    if (node.kind == YamlNode::Kind::Scalar) {
        expected.alert.name = node.text;
        return expected;
    }
    Fields fields(node, path, mistakes);
    readNamed(fields, expected.alert);
    fields.duration(u"known_within"_s, expected.knownWithin);
    fields.duration(u"told_within"_s, expected.toldWithin);
    return expected;
}

MethodStep readStep(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    MethodStep step;
    if (node.kind == YamlNode::Kind::Scalar) {
        step.text = node.text;
        return step;
    }
    Fields fields(node, path, mistakes);
    fields.word(u"provider"_s, providerWords, step.provider);
    fields.text(u"text"_s, step.text);
    fields.text(u"target"_s, step.target);
    fields.text(u"fault"_s, step.fault);
    return step;
}

SteadyState readSteady(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    SteadyState steady;
    Fields fields(node, path, mistakes);
    fields.text(u"title"_s, steady.title);
    fields.text(u"host"_s, steady.host);
    fields.text(u"source"_s, steady.source);
    fields.text(u"query"_s, steady.query);
    fields.number(u"at_least"_s, steady.atLeast);
    fields.number(u"at_most"_s, steady.atMost);
    return steady;
}

Experiment readExperiment(const YamlNode &node, const QString &path, Mistakes &mistakes)
{
    Experiment experiment;
    Fields fields(node, path, mistakes);
    fields.text(u"title"_s, experiment.title);
    readKey(fields, experiment.title, experiment.key);
    fields.text(u"hypothesis"_s, experiment.hypothesis);
    fields.text(u"environment"_s, experiment.environment);
    fields.text(u"driver"_s, experiment.driver);
    fields.text(u"risk"_s, experiment.risk.text);
    fields.text(u"runbook"_s, experiment.runbook);
    fields.duration(u"time_box"_s, experiment.timeBox);
    const auto list = [&](const QString &name, auto &values, auto readOne) {
        fields.elements(name, [&](const YamlNode &item, const QString &itemPath) {
            values.push_back(readOne(item, itemPath, mistakes));
        });
    };
    list(u"method"_s, experiment.method, readStep);
    list(u"steady_state"_s, experiment.steadyStates, readSteady);
    list(u"expected_alerts"_s, experiment.expectedAlerts, readExpected);
    list(u"guard_alerts"_s, experiment.guardAlerts, readGuard);
    fields.texts(u"back_out_criteria"_s, experiment.backOutCriteria);
    fields.texts(u"back_out_plan"_s, experiment.backOutPlan);
    fields.texts(u"reset_criteria"_s, experiment.resetCriteria);
    fields.text(u"taken_out"_s, experiment.takenOut);
    return experiment;
}

void readAll(const YamlNode &root, Mistakes &mistakes, Plan &plan)
{
    Fields fields(root, {}, mistakes);
    readDay(fields, plan.day);
    const auto list = [&](const QString &name, auto &values, auto readOne) {
        fields.elements(name, [&](const YamlNode &item, const QString &path) {
            addOnce(values, readOne(item, path, mistakes), item, path, mistakes);
        });
    };
    list(u"people"_s, plan.people, readPerson);
    list(u"roles"_s, plan.roles, readRole);
    readAssignments(fields, plan);
    list(u"sources"_s, plan.sources, readSource);
    list(u"hosts"_s, plan.hosts, readHost);
    list(u"experiments"_s, plan.experiments, readExperiment);
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
