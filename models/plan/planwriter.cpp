// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planfile.h"

#include "models/plan/durationword.h"
#include "models/plan/matcherword.h"
#include "models/plan/yamlwriter.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

template<typename Table, typename Enum>
QString word(const Table &table, Enum value)
{
    const std::string_view text = wordIn(table, value);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

template<typename Value, typename Write>
void list(YamlWriter &yaml, const QString &name, const std::vector<Value> &values, Write writeOne)
{
    if (values.empty())
        return;
    yaml.openList(name);
    for (const Value &value : values) {
        yaml.openElement();
        writeOne(yaml, value);
        yaml.close();
    }
    yaml.close();
}

void duration(YamlWriter &yaml, const QString &name, std::optional<Micros> length)
{
    if (length)
        yaml.word(name, wordOfDuration(*length));
}

void number(YamlWriter &yaml, const QString &name, std::optional<double> value)
{
    if (value)
        yaml.word(name, QString::number(*value, 'g', QLocale::FloatingPointShortest));
}

void writeDay(YamlWriter &yaml, const DayDescription &day)
{
    yaml.text(u"title"_s, day.title);
    if (day.date.isValid())
        yaml.word(u"date"_s, day.date.toString(Qt::ISODate));
    const auto time = [](QTime at) { return YamlWriter::scalar(at.toString(u"HH:mm"_s)); };
    if (day.from.isValid() && day.to.isValid())
        yaml.text(u"window"_s, day.from.toString(u"HH:mm"_s) + u'–' + day.to.toString(u"HH:mm"_s));
    else if (day.from.isValid())
        yaml.word(u"from"_s, time(day.from));
    else if (day.to.isValid())
        yaml.word(u"to"_s, time(day.to));
    yaml.word(u"environment"_s, YamlWriter::scalar(day.environment));
    yaml.text(u"notes"_s, day.notes);
}

void writePerson(YamlWriter &yaml, const Person &person)
{
    yaml.text(u"key"_s, person.key);
    yaml.text(u"name"_s, person.name);
    yaml.text(u"team"_s, person.team);
}

void writeRole(YamlWriter &yaml, const Role &role)
{
    yaml.text(u"key"_s, role.key);
    yaml.text(u"title"_s, role.title);
}

void writeAssignment(YamlWriter &yaml, const Assignment &assignment)
{
    yaml.text(u"role"_s, assignment.role);
    yaml.text(u"person"_s, assignment.person);
    yaml.text(u"experiment"_s, assignment.experiment);
}

void writeSource(YamlWriter &yaml, const AlertSource &source)
{
    yaml.text(u"key"_s, source.key);
    yaml.text(u"title"_s, source.title);
    yaml.word(u"type"_s, word(sourceTypeWords, source.type));
    yaml.text(u"url"_s, source.url);
    duration(yaml, u"interval"_s, source.interval);
    if (source.auth != AlertSource::Auth::None)
        yaml.word(u"auth"_s, word(authWords, source.auth));
    yaml.text(u"user"_s, source.user);
    yaml.text(u"secret"_s, source.secret);
    yaml.text(u"ca_file"_s, source.caFile);
}

void writeProbe(YamlWriter &yaml, const Probe &probe)
{
    const Probe usual;
    yaml.openMap(u"probe"_s);
    yaml.word(u"protocol"_s, word(protocolWords, probe.protocol));
    yaml.text(u"address"_s, probe.address);
    duration(yaml, u"interval"_s, probe.interval);
    duration(yaml, u"timeout"_s, probe.timeout);
    if (probe.status != usual.status)
        yaml.word(u"status"_s, QString::number(probe.status));
    yaml.text(u"body"_s, probe.body);
    yaml.text(u"nameserver"_s, probe.nameserver);
    yaml.text(u"ca_file"_s, probe.caFile);
    if (probe.daysLeft != usual.daysLeft)
        yaml.word(u"days_left"_s, QString::number(probe.daysLeft));
    yaml.close();
}

void writeRule(YamlWriter &yaml, const ProbeRule &rule)
{
    yaml.text(u"name"_s, rule.name);
    yaml.word(u"when"_s, word(probeWhenWords, rule.when));
    if (rule.threshold != Micros(0))
        duration(yaml, u"threshold"_s, rule.threshold);
    duration(yaml, u"hold_for"_s, rule.holdFor);
}

void writeHost(YamlWriter &yaml, const StagingHost &host)
{
    yaml.text(u"key"_s, host.key);
    yaml.text(u"title"_s, host.title);
    yaml.text(u"environment"_s, host.environment);
    writeProbe(yaml, host.probe);
    list(yaml, u"rules"_s, host.rules, writeRule);
}

void writeNamed(YamlWriter &yaml, const NamedAlert &alert)
{
    yaml.text(u"source"_s, alert.source);
    yaml.text(u"name"_s, alert.name);
    if (!alert.matchers.empty())
        yaml.text(u"matchers"_s, wordOfMatchers(alert.matchers));
}

void writeExpected(YamlWriter &yaml, const ExpectedAlert &expected)
{
    writeNamed(yaml, expected.alert);
    duration(yaml, u"known_within"_s, expected.knownWithin);
    duration(yaml, u"told_within"_s, expected.toldWithin);
}

void writeStep(YamlWriter &yaml, const MethodStep &step)
{
    yaml.word(u"text"_s, YamlWriter::scalar(step.text));
    if (step.provider != MethodStep::Provider::ByHand)
        yaml.word(u"provider"_s, word(providerWords, step.provider));
    yaml.text(u"target"_s, step.target);
    yaml.text(u"fault"_s, step.fault);
}

void writeSteady(YamlWriter &yaml, const SteadyState &steady)
{
    yaml.word(u"title"_s, YamlWriter::scalar(steady.title));
    yaml.text(u"host"_s, steady.host);
    yaml.text(u"source"_s, steady.source);
    yaml.text(u"query"_s, steady.query);
    number(yaml, u"at_least"_s, steady.atLeast);
    number(yaml, u"at_most"_s, steady.atMost);
}

void writeExperiment(YamlWriter &yaml, const Experiment &experiment)
{
    yaml.text(u"key"_s, experiment.key);
    yaml.text(u"title"_s, experiment.title);
    yaml.text(u"hypothesis"_s, experiment.hypothesis);
    yaml.text(u"environment"_s, experiment.environment);
    yaml.text(u"driver"_s, experiment.driver);
    yaml.text(u"risk"_s, experiment.risk.text);
    yaml.text(u"runbook"_s, experiment.runbook);
    if (experiment.timeBox != Micros(0))
        duration(yaml, u"time_box"_s, experiment.timeBox);
    list(yaml, u"method"_s, experiment.method, writeStep);
    list(yaml, u"steady_state"_s, experiment.steadyStates, writeSteady);
    list(yaml, u"expected_alerts"_s, experiment.expectedAlerts, writeExpected);
    list(yaml, u"guard_alerts"_s, experiment.guardAlerts, writeNamed);
    yaml.texts(u"back_out_criteria"_s, experiment.backOutCriteria);
    yaml.texts(u"back_out_plan"_s, experiment.backOutPlan);
    yaml.texts(u"reset_criteria"_s, experiment.resetCriteria);
    yaml.text(u"taken_out"_s, experiment.takenOut);
}

} // namespace

QByteArray writePlan(const Plan &plan)
{
    YamlWriter yaml;
    writeDay(yaml, plan.day);
    const auto section = [&](const QString &name, const auto &values, auto writeOne) {
        if (!values.empty())
            yaml.blankLine();
        list(yaml, name, values, writeOne);
    };
    section(u"people"_s, plan.people, writePerson);
    section(u"roles"_s, plan.roles, writeRole);
    section(u"assignments"_s, plan.assignments, writeAssignment);
    section(u"sources"_s, plan.sources, writeSource);
    section(u"hosts"_s, plan.hosts, writeHost);
    section(u"experiments"_s, plan.experiments, writeExperiment);
    return yaml.take();
}

} // namespace Chaos
