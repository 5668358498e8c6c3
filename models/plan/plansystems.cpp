// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/sourcetraits.h"
#include "models/day/sshdestination.h"
#include "models/plan/address.h"
#include "models/plan/plankey.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

void readSecret(Fields &fields, QString &secret)
{
    fields.text(u"secret"_s, secret);
    if (!secret.isEmpty() && !isSecretName(secret)) {
        secret.clear();
        fields.mistake(*fields.find(u"secret"_s), u"secret"_s,
                       PlanFile::tr("name the environment variable that holds it, like "
                                    "PROM_TOKEN; the secret itself does not belong here."));
    }
}

/// `field` is how messages call it.
void note(const std::optional<AddressFault> &fault, const YamlNode &node, const QString &field,
          Mistakes &mistakes)
{
    if (fault)
        mistakes.add(node, field, u"\"%1\" %2"_s.arg(fault->shown, fault->remedy));
}

/// Not where its kind is misspelt: it may be of another one.
template<typename Enum, std::size_t N>
bool isOfKind(Fields &fields, const QString &name, const WordTable<Enum, N> &table, Enum kind)
{
    const YamlNode *said = fields.find(name);
    const std::string_view word = wordIn(table, kind);
    return !said || said->text == QLatin1StringView(word.data(), qsizetype(word.size()));
}

/// Of the field of that name, if its text was found to be at fault.
void note(const std::optional<AddressFault> &fault, Fields &fields, const QString &name)
{
    if (fault)
        note(fault, *fields.find(name), fields.pathOf(name), fields.mistakes());
}

void readProbe(const Place &place, Probe &probe)
{
    if (place.node.kind == YamlNode::Kind::Scalar) { // "probe: http://checkout.staging/health"
        probe.address = place.node.text;
        note(faultOf(probe.protocol, probe.address), place.node, place.path, place.mistakes);
        return;
    }
    Fields fields(place.node, place.path, place.mistakes);
    fields.word(u"protocol"_s, protocolWords, probe.protocol);
    fields.text(u"address"_s, probe.address);
    if (isOfKind(fields, u"protocol"_s, protocolWords, probe.protocol))
        note(faultOf(probe.protocol, probe.address), fields, u"address"_s);
    fields.duration(u"interval"_s, probe.interval);
    fields.duration(u"timeout"_s, probe.timeout);
    fields.integer(u"status"_s, probe.status, 0, 999);
    fields.text(u"body"_s, probe.body);
    fields.text(u"nameserver"_s, probe.nameserver);
    note(faultOfNameserver(probe.nameserver), fields, u"nameserver"_s);
    fields.text(u"ca_file"_s, probe.caFile);
    fields.integer(u"days_left"_s, probe.daysLeft, 0, 36500);
}

ProbeRule readRule(const Place &place)
{
    ProbeRule rule;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"name"_s, rule.name);
    fields.word(u"when"_s, probeWhenWords, rule.when);
    fields.duration(u"threshold"_s, rule.threshold);
    fields.duration(u"hold_for"_s, rule.holdFor);
    if (rule.name.isEmpty())
        place.mistakes.add(place.node, place.path, PlanFile::tr("the alert needs a name."));
    if (rule.when == ProbeRule::When::SlowerThan && rule.threshold <= Micros(0))
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("slower than what? Add \"threshold: 800ms\"."));
    return rule;
}

void readPlace(Fields &fields, const QString &name, QString &pointer)
{
    fields.text(name, pointer);
    if (isJsonPointer(pointer))
        return;
    pointer.clear();
    fields.mistake(*fields.find(name), name,
                   PlanFile::tr("write a JSON pointer, like /event/name."));
}

void readPayload(const Place &place, PayloadMapping &payload)
{
    Fields fields(place.node, place.path, place.mistakes);
    readPlace(fields, u"alerts"_s, payload.alerts);
    readPlace(fields, u"name"_s, payload.name);
    readPlace(fields, u"state"_s, payload.state);
    fields.texts(u"over"_s, payload.over);
    readPlace(fields, u"id"_s, payload.id);
    readPlace(fields, u"labels"_s, payload.labels);
    fields.word(u"means"_s, payloadMeansWords, payload.means);
    if (!fields.find(u"name"_s)) {
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("where does it say which alert it is? Add "
                                        "\"name: /event/name\"."));
    }
}

bool isLabelName(const QString &name)
{
    static const QRegularExpression labelName(u"^[A-Za-z_][A-Za-z0-9_]{0,99}$"_s);
    return labelName.match(name).hasMatch();
}

void readLabels(Fields &fields, const QString &name, QMap<QString, QString> &labels)
{
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind != YamlNode::Kind::Map) {
        fields.mistake(*node, name,
                       PlanFile::tr("write them like \"severity: page\", one a line."));
        return;
    }
    for (const YamlMember &member : node->members) {
        const QString path = name + u'.' + member.name.left(60);
        if (member.value.kind == YamlNode::Kind::Null)
            continue; // "severity:" is still to be filled in
        if (!isLabelName(member.name))
            fields.mistake(member.value, path,
                           PlanFile::tr("a label's name has letters, digits and _ alone."));
        else if (member.value.kind != YamlNode::Kind::Scalar || member.value.text.size() > 1000)
            fields.mistake(member.value, path,
                           PlanFile::tr("a label's value is one line of text."));
        else
            labels.insert(member.name, member.value.text);
    }
}

/// What is missing of it, as an operator writes it.
QString canaryRemedy(AlertSource::Type type)
{
    switch (traitsOf(type).canary) {
    case SourceTraits::TakesCanary::Never:
        return PlanFile::tr("no canary can be sent through a source of this type; that goes with "
                            "alertmanager, icinga, pagerduty, splunk-oncall and opsgenie.");
    case SourceTraits::TakesCanary::ByLabels:
        return PlanFile::tr("say by which labels your alerts are routed to people, like "
                            "\"labels: {severity: page}\".");
    case SourceTraits::TakesCanary::ByCheckResult:
        return PlanFile::tr("say which passive check it is the result of: \"host: web1\" and "
                            "\"service: canary\".");
    case SourceTraits::TakesCanary::ByKey:
        break;
    }
    return type == AlertSource::Type::SplunkOnCall
        ? PlanFile::tr("name the secret that holds the key of the REST integration, like "
                       "\"secret: ONCALL_INTEGRATION_KEY\", and the \"routing_key\" of the team.")
        : PlanFile::tr("name the secret that holds the key of the integration, like "
                       "\"secret: PAGERDUTY_ROUTING_KEY\".");
}

void readCanary(const Place &place, CanaryPlan &canary)
{
    Fields fields(place.node, place.path, place.mistakes);
    readLabels(fields, u"labels"_s, canary.labels);
    fields.text(u"host"_s, canary.host);
    fields.text(u"service"_s, canary.service);
    readSecret(fields, canary.secret);
    fields.text(u"routing_key"_s, canary.routingKey);
    fields.text(u"url"_s, canary.url);
    note(faultOf(AlertSource::Type::PagerDuty, canary.url), fields, u"url"_s);
}

void writeCanary(YamlWriter &yaml, const CanaryPlan &canary)
{
    yaml.openMap(u"canary"_s);
    if (!canary.labels.isEmpty()) {
        yaml.openMap(u"labels"_s);
        for (auto it = canary.labels.cbegin(); it != canary.labels.cend(); ++it)
            yaml.textAlways(it.key(), it.value());
        yaml.close();
    }
    yaml.text(u"host"_s, canary.host);
    yaml.text(u"service"_s, canary.service);
    yaml.text(u"secret"_s, canary.secret);
    yaml.text(u"routing_key"_s, canary.routingKey);
    yaml.text(u"url"_s, canary.url);
    yaml.close();
}

void writePayload(YamlWriter &yaml, const PayloadMapping &payload)
{
    yaml.openMap(u"payload"_s);
    yaml.text(u"alerts"_s, payload.alerts);
    yaml.text(u"name"_s, payload.name);
    yaml.text(u"state"_s, payload.state);
    yaml.texts(u"over"_s, payload.over);
    yaml.text(u"id"_s, payload.id);
    yaml.text(u"labels"_s, payload.labels);
    if (payload.means != PayloadMapping::Means::Page)
        yaml.word(u"means"_s, payloadMeansWords, payload.means);
    yaml.close();
}

void writeProbe(YamlWriter &yaml, const Probe &probe)
{
    const Probe usual;
    yaml.openMap(u"probe"_s);
    yaml.word(u"protocol"_s, protocolWords, probe.protocol);
    yaml.text(u"address"_s, probe.address);
    yaml.duration(u"interval"_s, probe.interval);
    yaml.duration(u"timeout"_s, probe.timeout);
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
    yaml.word(u"when"_s, probeWhenWords, rule.when);
    if (rule.threshold != Micros(0))
        yaml.duration(u"threshold"_s, rule.threshold);
    yaml.duration(u"hold_for"_s, rule.holdFor);
}

} // namespace

AlertSource readSource(const Place &place)
{
    AlertSource source;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, source.title);
    readKey(fields, source.title, source.key);
    fields.word(u"type"_s, sourceTypeWords, source.type);
    fields.text(u"url"_s, source.url);
    const bool isTyped = isOfKind(fields, u"type"_s, sourceTypeWords, source.type);
    if (isTyped)
        note(faultOf(source.type, source.url), fields, u"url"_s);
    fields.duration(u"interval"_s, source.interval);
    fields.word(u"auth"_s, authWords, source.auth);
    fields.text(u"user"_s, source.user);
    fields.text(u"account"_s, source.account);
    readSecret(fields, source.secret);
    fields.text(u"ca_file"_s, source.caFile);
    if (const YamlNode *payload = fields.find(u"payload"_s))
        readPayload({*payload, fields.pathOf(u"payload"_s), place.mistakes}, source.payload);
    if (const YamlNode *canary = fields.find(u"canary"_s)) {
        const QString path = fields.pathOf(u"canary"_s);
        readCanary({*canary, path, place.mistakes}, source.canary);
        if (canary->kind == YamlNode::Kind::Map && isTyped && !fitsCanary(source))
            place.mistakes.add(*canary, path, canaryRemedy(source.type));
    }
    return source;
}

StagingHost readHost(const Place &place)
{
    StagingHost host;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, host.title);
    readKey(fields, host.title, host.key);
    fields.text(u"environment"_s, host.environment);
    fields.text(u"ssh"_s, host.ssh);
    if (!host.ssh.isEmpty() && !isSshDestination(host.ssh)) {
        fields.mistake(*fields.find(u"ssh"_s), u"ssh"_s,
                       PlanFile::tr("write a host that ssh reaches, like chaos@db-1.example: "
                                    "letters, digits and . _ - : @ alone, and no - in front."));
    }
    if (const YamlNode *probe = fields.find(u"probe"_s))
        readProbe({*probe, fields.pathOf(u"probe"_s), place.mistakes}, host.probe);
    readList(fields, u"rules"_s, host.rules, readRule);
    return host;
}

PlannedProxy readProxy(const Place &place)
{
    PlannedProxy proxy;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, proxy.title);
    readKey(fields, proxy.title, proxy.key);
    fields.text(u"listen"_s, proxy.listen);
    fields.text(u"target"_s, proxy.target);
    fields.text(u"environment"_s, proxy.environment);
    if (proxy.listen.trimmed().isEmpty()) {
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("where do clients find it? Add \"listen: 9444\", a port of "
                                        "this desk's loopback."));
    } else {
        note(faultOfListening(proxy.listen), fields, u"listen"_s);
    }
    if (proxy.target.trimmed().isEmpty()) {
        place.mistakes.add(place.node, place.path,
                           PlanFile::tr("where does it pass on to? Add \"target: "
                                        "checkout-1.staging.example:443\"."));
    } else {
        note(faultOfTarget(proxy.target), fields, u"target"_s);
    }
    return proxy;
}

void write(YamlWriter &yaml, const AlertSource &source)
{
    yaml.text(u"key"_s, source.key);
    yaml.text(u"title"_s, source.title);
    yaml.word(u"type"_s, sourceTypeWords, source.type);
    yaml.text(u"url"_s, source.url);
    yaml.duration(u"interval"_s, source.interval);
    if (source.auth != AlertSource::Auth::None)
        yaml.word(u"auth"_s, authWords, source.auth);
    yaml.text(u"user"_s, source.user);
    yaml.text(u"account"_s, source.account);
    yaml.text(u"secret"_s, source.secret);
    yaml.text(u"ca_file"_s, source.caFile);
    if (source.payload != PayloadMapping())
        writePayload(yaml, source.payload);
    if (source.canary.isSaid())
        writeCanary(yaml, source.canary);
}

void write(YamlWriter &yaml, const PlannedProxy &proxy)
{
    yaml.text(u"key"_s, proxy.key);
    yaml.text(u"title"_s, proxy.title);
    yaml.text(u"listen"_s, proxy.listen);
    yaml.text(u"target"_s, proxy.target);
    yaml.text(u"environment"_s, proxy.environment);
}

void write(YamlWriter &yaml, const StagingHost &host)
{
    yaml.text(u"key"_s, host.key);
    yaml.text(u"title"_s, host.title);
    yaml.text(u"environment"_s, host.environment);
    yaml.text(u"ssh"_s, host.ssh);
    writeProbe(yaml, host.probe);
    yaml.list(u"rules"_s, host.rules, writeRule);
}

} // namespace Chaos::PlanParts
