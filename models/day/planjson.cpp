// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/planjson.h"

#include "models/day/sourcetraits.h"
#include "models/day/wordtext.h"

#include <QJsonArray>

namespace Chaos::PlanJson {

using namespace Qt::StringLiterals;

namespace {

template<typename Table, typename Enum>
Enum enumOf(const Table &table, const QJsonValue &value, Enum fallback)
{
    return valueIn(table, value.toString().toStdString(), fallback);
}

// Durations are whole microseconds: below 2^53, hence exact in JSON's numbers.
double micros(Micros length)
{
    return double(length.count());
}

Micros microsAt(const QJsonObject &json, QLatin1StringView name, Micros fallback)
{
    return Micros(json[name].toInteger(fallback.count()));
}

void writeOptional(QJsonObject &json, QLatin1StringView name, const std::optional<Micros> &value)
{
    if (value)
        json[name] = micros(*value);
}

void writeOptional(QJsonObject &json, QLatin1StringView name, const std::optional<double> &value)
{
    if (value)
        json[name] = *value;
}

std::optional<Micros> optionalMicros(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(Micros(value.toInteger())) : std::nullopt;
}

std::optional<double> optionalNumber(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList stringsAt(const QJsonObject &json, QLatin1StringView name)
{
    QStringList strings;
    const QJsonArray array = json[name].toArray();
    for (const QJsonValue &value : array)
        strings.push_back(value.toString());
    return strings;
}

template<typename Value, typename Write>
QJsonArray arrayOf(const std::vector<Value> &values, Write writeOne)
{
    QJsonArray array;
    for (const Value &value : values)
        array.push_back(writeOne(value));
    return array;
}

template<typename Value, typename Read>
void readArray(const QJsonObject &json, QLatin1StringView name, std::vector<Value> &values,
               Read readOne)
{
    values.clear();
    const QJsonArray array = json[name].toArray();
    for (const QJsonValue &element : array)
        values.push_back(readOne(element.toObject()));
}

QJsonObject writeMatcher(const LabelMatcher &matcher)
{
    return {{u"label"_s, matcher.label},
            {u"op"_s, textIn(matcherOpWords, matcher.op)},
            {u"value"_s, matcher.value}};
}

LabelMatcher readMatcher(const QJsonObject &json)
{
    return {.label = json["label"_L1].toString(),
            .op = enumOf(matcherOpWords, json["op"_L1], LabelMatcher::Op::Equal),
            .value = json["value"_L1].toString()};
}

QJsonObject writeNamed(const NamedAlert &alert)
{
    return {{u"source"_s, alert.source},
            {u"name"_s, alert.name},
            {u"matchers"_s, arrayOf(alert.matchers, writeMatcher)}};
}

NamedAlert readNamed(const QJsonObject &json)
{
    NamedAlert alert{.source = json["source"_L1].toString(), .name = json["name"_L1].toString()};
    readArray(json, "matchers"_L1, alert.matchers, readMatcher);
    return alert;
}

QJsonObject writeExpected(const ExpectedAlert &expected)
{
    QJsonObject json = writeNamed(expected.alert);
    writeOptional(json, "known_within"_L1, expected.knownWithin);
    writeOptional(json, "told_within"_L1, expected.toldWithin);
    writeOptional(json, "clears_within"_L1, expected.clearsWithin);
    if (expected.firesOnNoData)
        json["fires_on_no_data"_L1] = true;
    if (expected.clearsByItself)
        json["clears_by_itself"_L1] = true;
    return json;
}

ExpectedAlert readExpected(const QJsonObject &json)
{
    return {.alert = readNamed(json),
            .knownWithin = optionalMicros(json["known_within"_L1]),
            .toldWithin = optionalMicros(json["told_within"_L1]),
            .firesOnNoData = json["fires_on_no_data"_L1].toBool(),
            .clearsByItself = json["clears_by_itself"_L1].toBool(),
            .clearsWithin = optionalMicros(json["clears_within"_L1])};
}

QJsonObject writeStep(const PlannedStep &step)
{
    QJsonObject json{{u"provider"_s, textIn(providerWords, step.provider)},
                     {u"text"_s, step.text},
                     {u"target"_s, step.target},
                     {u"fault"_s, step.fault},
                     {u"activity"_s, step.activity}};
    if (step.until != Micros(0))
        json["until"_L1] = micros(step.until);
    if (!step.undo.isEmpty())
        json["undo"_L1] = step.undo;
    return json;
}

PlannedStep readStep(const QJsonObject &json)
{
    return {.provider = enumOf(providerWords, json["provider"_L1], PlannedStep::Provider::ByHand),
            .text = json["text"_L1].toString(),
            .target = json["target"_L1].toString(),
            .fault = json["fault"_L1].toString(),
            .activity = json["activity"_L1].toString(),
            .until = microsAt(json, "until"_L1, Micros(0)),
            .undo = json["undo"_L1].toString()};
}

/// What people only read stands as its text, as it did before the room could perform steps.
QJsonArray writeSteps(const std::vector<PlannedStep> &steps)
{
    QJsonArray array;
    for (const PlannedStep &step : steps)
        array.push_back(step.isText() ? QJsonValue(step.text) : QJsonValue(writeStep(step)));
    return array;
}

std::vector<PlannedStep> stepsAt(const QJsonObject &json, QLatin1StringView name)
{
    std::vector<PlannedStep> steps;
    const QJsonArray array = json[name].toArray();
    for (const QJsonValue &value : array) {
        if (value.isString())
            steps.push_back({.text = value.toString()});
        else if (value.isObject())
            steps.push_back(readStep(value.toObject()));
    }
    return steps;
}

/// What steady states and measured criteria have in common: a number and its bounds.
template<typename Measured>
QJsonObject writeMeasured(const Measured &one)
{
    QJsonObject json{{u"title"_s, one.title},
                     {u"host"_s, one.host},
                     {u"source"_s, one.source},
                     {u"query"_s, one.query}};
    writeOptional(json, "at_least"_L1, one.atLeast);
    writeOptional(json, "at_most"_L1, one.atMost);
    return json;
}

template<typename Measured>
Measured readMeasured(const QJsonObject &json)
{
    return {.title = json["title"_L1].toString(),
            .host = json["host"_L1].toString(),
            .source = json["source"_L1].toString(),
            .query = json["query"_L1].toString(),
            .atLeast = optionalNumber(json["at_least"_L1]),
            .atMost = optionalNumber(json["at_most"_L1])};
}

QJsonObject writeSteady(const SteadyState &steady)
{
    QJsonObject json = writeMeasured(steady);
    json["activity"_L1] = steady.activity;
    return json;
}

SteadyState readSteady(const QJsonObject &json)
{
    auto steady = readMeasured<SteadyState>(json);
    steady.activity = json["activity"_L1].toString();
    return steady;
}

QJsonObject writeCriterion(const MeasuredCriterion &criterion)
{
    QJsonObject json = writeMeasured(criterion);
    json["for"_L1] = micros(criterion.holdFor);
    return json;
}

MeasuredCriterion readCriterion(const QJsonObject &json)
{
    auto criterion = readMeasured<MeasuredCriterion>(json);
    criterion.holdFor = microsAt(json, "for"_L1, Micros(0));
    return criterion;
}

QJsonObject writeCard(const QaCard &card)
{
    return {{u"try"_s, card.attempt}, {u"look"_s, card.look}};
}

QaCard readCard(const QJsonObject &json)
{
    return {.attempt = json["try"_L1].toString(), .look = json["look"_L1].toString()};
}

QDate dateAt(const QJsonObject &json, QLatin1StringView name)
{
    return QDate::fromString(json[name].toString(), Qt::ISODate);
}

QJsonObject writeRisk(const Risk &risk)
{
    return {{u"likelihood"_s, textIn(levelWords, risk.likelihood)},
            {u"impact"_s, textIn(levelWords, risk.impact)},
            {u"reach"_s, textIn(reachWords, risk.reach)},
            {u"text"_s, risk.text},
            {u"noticed_by"_s, risk.noticedBy},
            {u"left"_s, risk.left},
            {u"accepted_by"_s, risk.acceptedBy},
            {u"production_hosts"_s, QJsonArray::fromStringList(risk.productionHosts)}};
}

Risk readRisk(const QJsonValue &value)
{
    if (value.isString()) // entries of the first version
        return {.text = value.toString()};
    const QJsonObject json = value.toObject();
    return {.likelihood = enumOf(levelWords, json["likelihood"_L1], Level::NotSaid),
            .impact = enumOf(levelWords, json["impact"_L1], Level::NotSaid),
            .reach = enumOf(reachWords, json["reach"_L1], Risk::Reach::Staging),
            .text = json["text"_L1].toString(),
            .noticedBy = json["noticed_by"_L1].toString(),
            .left = json["left"_L1].toString(),
            .acceptedBy = json["accepted_by"_L1].toString(),
            .productionHosts = stringsAt(json, "production_hosts"_L1)};
}

QJsonObject writeRule(const ProbeRule &rule)
{
    return {{u"name"_s, rule.name},
            {u"when"_s, textIn(probeWhenWords, rule.when)},
            {u"threshold"_s, micros(rule.threshold)},
            {u"hold_for"_s, micros(rule.holdFor)}};
}

ProbeRule readRule(const QJsonObject &json)
{
    const ProbeRule fallback;
    return {.name = json["name"_L1].toString(),
            .when = enumOf(probeWhenWords, json["when"_L1], ProbeRule::When::Down),
            .threshold = microsAt(json, "threshold"_L1, fallback.threshold),
            .holdFor = microsAt(json, "hold_for"_L1, fallback.holdFor)};
}

QJsonObject writeProbe(const Probe &probe)
{
    return {{u"protocol"_s, textIn(protocolWords, probe.protocol)},
            {u"address"_s, probe.address},
            {u"interval"_s, micros(probe.interval)},
            {u"timeout"_s, micros(probe.timeout)},
            {u"status"_s, probe.status},
            {u"body"_s, probe.body},
            {u"nameserver"_s, probe.nameserver},
            {u"ca_file"_s, probe.caFile},
            {u"days_left"_s, probe.daysLeft}};
}

Probe readProbe(const QJsonObject &json)
{
    const Probe fallback;
    return {.protocol = enumOf(protocolWords, json["protocol"_L1], fallback.protocol),
            .address = json["address"_L1].toString(),
            .interval = microsAt(json, "interval"_L1, fallback.interval),
            .timeout = microsAt(json, "timeout"_L1, fallback.timeout),
            .status = json["status"_L1].toInt(fallback.status),
            .body = json["body"_L1].toString(),
            .nameserver = json["nameserver"_L1].toString(),
            .caFile = json["ca_file"_L1].toString(),
            .daysLeft = json["days_left"_L1].toInt(fallback.daysLeft)};
}

QJsonObject writePayload(const PayloadMapping &payload)
{
    return {{u"alerts"_s, payload.alerts},
            {u"name"_s, payload.name},
            {u"state"_s, payload.state},
            {u"over"_s, QJsonArray::fromStringList(payload.over)},
            {u"id"_s, payload.id},
            {u"labels"_s, payload.labels},
            {u"means"_s, textIn(payloadMeansWords, payload.means)}};
}

QJsonObject writeCanary(const CanaryPlan &canary)
{
    QJsonObject labels;
    for (auto it = canary.labels.cbegin(); it != canary.labels.cend(); ++it)
        labels.insert(it.key(), it.value());
    return {{u"labels"_s, labels},          {u"host"_s, canary.host},
            {u"service"_s, canary.service}, {u"secret"_s, canary.secret},
            {u"url"_s, canary.url},         {u"routing_key"_s, canary.routingKey}};
}

CanaryPlan readCanary(const QJsonObject &json)
{
    CanaryPlan canary{.host = json["host"_L1].toString(),
                      .service = json["service"_L1].toString(),
                      .secret = json["secret"_L1].toString(),
                      .routingKey = json["routing_key"_L1].toString(),
                      .url = json["url"_L1].toString()};
    const QJsonObject labels = json["labels"_L1].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        canary.labels.insert(it.key(), it.value().toString());
    return canary;
}

PayloadMapping readPayload(const QJsonObject &json)
{
    return {.alerts = json["alerts"_L1].toString(),
            .name = json["name"_L1].toString(),
            .state = json["state"_L1].toString(),
            .over = stringsAt(json, "over"_L1),
            .id = json["id"_L1].toString(),
            .labels = json["labels"_L1].toString(),
            .means = enumOf(payloadMeansWords, json["means"_L1], PayloadMapping::Means::Page)};
}

} // namespace

QJsonObject write(const DayDescription &day)
{
    return {{u"title"_s, day.title},
            {u"date"_s, day.date.toString(Qt::ISODate)},
            {u"from"_s, day.from.toString(u"HH:mm"_s)},
            {u"to"_s, day.to.toString(u"HH:mm"_s)},
            {u"environment"_s, day.environment},
            {u"alternative_staging"_s, day.alternativeStaging},
            {u"production"_s, QJsonArray::fromStringList(day.production)},
            {u"notes"_s, day.notes}};
}

QJsonObject write(const Team &team)
{
    return {{u"key"_s, team.key}, {u"name"_s, team.name}};
}

QJsonObject write(const Person &person)
{
    return {{u"key"_s, person.key}, {u"name"_s, person.name}, {u"team"_s, person.team}};
}

QJsonObject write(const Role &role)
{
    return {{u"key"_s, role.key}, {u"title"_s, role.title}};
}

QJsonObject write(const Assignment &assignment)
{
    return {{u"role"_s, assignment.role},
            {u"person"_s, assignment.person},
            {u"experiment"_s, assignment.experiment}};
}

QJsonObject write(const AlertSource &source)
{
    QJsonObject json{{u"key"_s, source.key},
                     {u"title"_s, source.title},
                     {u"type"_s, textIn(sourceTypeWords, source.type)},
                     {u"url"_s, source.url},
                     {u"interval"_s, micros(source.interval)},
                     {u"auth"_s, textIn(authWords, source.auth)},
                     {u"user"_s, source.user},
                     {u"account"_s, source.account},
                     {u"secret"_s, source.secret},
                     {u"ca_file"_s, source.caFile}};
    if (source.payload != PayloadMapping())
        json.insert(u"payload"_s, writePayload(source.payload));
    if (source.canary.isSaid())
        json.insert(u"canary"_s, writeCanary(source.canary));
    return json;
}

QJsonObject write(const StagingHost &host)
{
    return {{u"key"_s, host.key},
            {u"title"_s, host.title},
            {u"environment"_s, host.environment},
            {u"ssh"_s, host.ssh},
            {u"probe"_s, writeProbe(host.probe)},
            {u"rules"_s, arrayOf(host.rules, writeRule)}};
}

QJsonObject write(const PlannedProxy &proxy)
{
    return {{u"key"_s, proxy.key},
            {u"title"_s, proxy.title},
            {u"listen"_s, proxy.listen},
            {u"target"_s, proxy.target},
            {u"environment"_s, proxy.environment}};
}

QJsonObject write(const Experiment &experiment)
{
    return {{u"key"_s, experiment.key},
            {u"title"_s, experiment.title},
            {u"kind"_s, textIn(experimentKindWords, experiment.kind)},
            {u"team"_s, experiment.team},
            {u"question"_s, experiment.question},
            {u"hypothesis"_s, experiment.hypothesis},
            {u"environment"_s, experiment.environment},
            {u"driver"_s, experiment.driver},
            {u"breaks"_s, experiment.breaks},
            {u"authenticity"_s, experiment.authenticity},
            {u"blast_radius"_s, experiment.blastRadius},
            {u"risk"_s, writeRisk(experiment.risk)},
            {u"runbook"_s, experiment.runbook},
            {u"time_box"_s, micros(experiment.timeBox)},
            {u"slot"_s, micros(experiment.slot)},
            {u"prerequisites"_s, QJsonArray::fromStringList(experiment.prerequisites)},
            {u"configuration"_s, experiment.configuration},
            {u"secrets"_s, experiment.secrets},
            {u"method"_s, arrayOf(experiment.method, writeStep)},
            {u"steady_states"_s, arrayOf(experiment.steadyStates, writeSteady)},
            {u"live_qa"_s, arrayOf(experiment.liveQa, writeCard)},
            {u"expected_alerts"_s, arrayOf(experiment.expectedAlerts, writeExpected)},
            {u"guard_alerts"_s, arrayOf(experiment.guardAlerts, writeNamed)},
            {u"back_out_criteria"_s, QJsonArray::fromStringList(experiment.backOutCriteria)},
            {u"measured_criteria"_s, arrayOf(experiment.measuredCriteria, writeCriterion)},
            {u"back_out_by_itself"_s, experiment.backsOutByItself},
            {u"back_out_plan"_s, writeSteps(experiment.backOutPlan)},
            {u"reset_criteria"_s, writeSteps(experiment.resetCriteria)},
            {u"back_out_rehearsed"_s, experiment.backOutRehearsed.toString(Qt::ISODate)},
            {u"reviewed_by"_s, experiment.reviewedBy},
            {u"taken_out"_s, experiment.takenOut}};
}

QJsonObject write(const Break &pause)
{
    return {{u"key"_s, pause.key},
            {u"title"_s, pause.title},
            {u"after"_s, pause.after},
            {u"length"_s, micros(pause.length)}};
}

QJsonObject write(const Contact &contact)
{
    return {{u"key"_s, contact.key},
            {u"before"_s, contact.before},
            {u"unit"_s, textIn(contactUnitWords, contact.unit)},
            {u"on"_s, contact.on.toString(Qt::ISODate)},
            {u"form"_s, contact.form},
            {u"subject"_s, contact.subject},
            {u"audience"_s, contact.audience},
            {u"owner"_s, contact.owner},
            {u"text"_s, contact.text},
            {u"done_on"_s, contact.doneOn.toString(Qt::ISODate)}};
}

QJsonObject write(const BuyIn &buyIn)
{
    return {{u"key"_s, buyIn.key},
            {u"from"_s, textIn(buyInWords, buyIn.from)},
            {u"name"_s, buyIn.name},
            {u"note"_s, buyIn.note},
            {u"got_on"_s, buyIn.gotOn.toString(Qt::ISODate)}};
}

void read(const QJsonObject &json, DayDescription &day)
{
    day.title = json["title"_L1].toString();
    day.date = dateAt(json, "date"_L1);
    day.from = QTime::fromString(json["from"_L1].toString(), u"HH:mm"_s);
    day.to = QTime::fromString(json["to"_L1].toString(), u"HH:mm"_s);
    day.environment = json["environment"_L1].toString(DayDescription().environment);
    day.alternativeStaging = json["alternative_staging"_L1].toString();
    day.production = stringsAt(json, "production"_L1);
    day.notes = json["notes"_L1].toString();
}

void read(const QJsonObject &json, Team &team)
{
    team = {.key = json["key"_L1].toString(), .name = json["name"_L1].toString()};
}

void read(const QJsonObject &json, Person &person)
{
    person = {.key = json["key"_L1].toString(),
              .name = json["name"_L1].toString(),
              .team = json["team"_L1].toString()};
}

void read(const QJsonObject &json, Role &role)
{
    role = {.key = json["key"_L1].toString(), .title = json["title"_L1].toString()};
}

void read(const QJsonObject &json, Assignment &assignment)
{
    assignment = {.role = json["role"_L1].toString(),
                  .person = json["person"_L1].toString(),
                  .experiment = json["experiment"_L1].toString()};
}

void read(const QJsonObject &json, AlertSource &source)
{
    const AlertSource fallback;
    source = {.key = json["key"_L1].toString(),
              .title = json["title"_L1].toString(),
              .type = enumOf(sourceTypeWords, json["type"_L1], fallback.type),
              .url = json["url"_L1].toString(),
              .interval = microsAt(json, "interval"_L1, fallback.interval),
              .auth = enumOf(authWords, json["auth"_L1], fallback.auth),
              .user = json["user"_L1].toString(),
              .account = json["account"_L1].toString(),
              .secret = json["secret"_L1].toString(),
              .caFile = json["ca_file"_L1].toString(),
              .payload = readPayload(json["payload"_L1].toObject()),
              .canary = readCanary(json["canary"_L1].toObject())};
    if (!fitsCanary(source)) // it was for another type of source
        source.canary = {};
}

void read(const QJsonObject &json, StagingHost &host)
{
    host.key = json["key"_L1].toString();
    host.title = json["title"_L1].toString();
    host.environment = json["environment"_L1].toString();
    host.ssh = json["ssh"_L1].toString();
    host.probe = readProbe(json["probe"_L1].toObject());
    readArray(json, "rules"_L1, host.rules, readRule);
}

void read(const QJsonObject &json, PlannedProxy &proxy)
{
    proxy.key = json["key"_L1].toString();
    proxy.title = json["title"_L1].toString();
    proxy.listen = json["listen"_L1].toString();
    proxy.target = json["target"_L1].toString();
    proxy.environment = json["environment"_L1].toString();
}

void read(const QJsonObject &json, Experiment &experiment)
{
    experiment.key = json["key"_L1].toString();
    experiment.title = json["title"_L1].toString();
    experiment.kind = enumOf(experimentKindWords, json["kind"_L1], ExperimentKind::AlertTest);
    experiment.team = json["team"_L1].toString();
    experiment.question = json["question"_L1].toString();
    experiment.hypothesis = json["hypothesis"_L1].toString();
    experiment.environment = json["environment"_L1].toString();
    experiment.driver = json["driver"_L1].toString();
    experiment.breaks = json["breaks"_L1].toString();
    experiment.authenticity = json["authenticity"_L1].toString();
    experiment.blastRadius = json["blast_radius"_L1].toString();
    experiment.risk = readRisk(json["risk"_L1]);
    experiment.runbook = json["runbook"_L1].toString();
    experiment.timeBox = microsAt(json, "time_box"_L1, Micros(0));
    experiment.slot = microsAt(json, "slot"_L1, Micros(0));
    experiment.prerequisites = stringsAt(json, "prerequisites"_L1);
    experiment.configuration = json["configuration"_L1].toString();
    experiment.secrets = json["secrets"_L1].toString();
    readArray(json, "method"_L1, experiment.method, readStep);
    readArray(json, "steady_states"_L1, experiment.steadyStates, readSteady);
    readArray(json, "live_qa"_L1, experiment.liveQa, readCard);
    readArray(json, "expected_alerts"_L1, experiment.expectedAlerts, readExpected);
    readArray(json, "guard_alerts"_L1, experiment.guardAlerts, readNamed);
    experiment.backOutCriteria = stringsAt(json, "back_out_criteria"_L1);
    readArray(json, "measured_criteria"_L1, experiment.measuredCriteria, readCriterion);
    experiment.backsOutByItself = json["back_out_by_itself"_L1].toBool();
    experiment.backOutPlan = stepsAt(json, "back_out_plan"_L1);
    experiment.resetCriteria = stepsAt(json, "reset_criteria"_L1);
    experiment.backOutRehearsed = dateAt(json, "back_out_rehearsed"_L1);
    experiment.reviewedBy = json["reviewed_by"_L1].toString();
    experiment.takenOut = json["taken_out"_L1].toString();
}

void read(const QJsonObject &json, Break &pause)
{
    pause = {.key = json["key"_L1].toString(),
             .title = json["title"_L1].toString(),
             .after = json["after"_L1].toString(),
             .length = microsAt(json, "length"_L1, Break().length)};
}

void read(const QJsonObject &json, Contact &contact)
{
    contact = {.key = json["key"_L1].toString(),
               .before = json["before"_L1].toInt(),
               .unit = enumOf(contactUnitWords, json["unit"_L1], Contact::Unit::Days),
               .on = dateAt(json, "on"_L1),
               .form = json["form"_L1].toString(),
               .subject = json["subject"_L1].toString(),
               .audience = json["audience"_L1].toString(),
               .owner = json["owner"_L1].toString(),
               .text = json["text"_L1].toString(),
               .doneOn = dateAt(json, "done_on"_L1)};
}

void read(const QJsonObject &json, BuyIn &buyIn)
{
    buyIn = {.key = json["key"_L1].toString(),
             .from = enumOf(buyInWords, json["from"_L1], BuyIn::From::Team),
             .name = json["name"_L1].toString(),
             .note = json["note"_L1].toString(),
             .gotOn = dateAt(json, "got_on"_L1)};
}

} // namespace Chaos::PlanJson
