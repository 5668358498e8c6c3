// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planscope.h"

#include "models/plan/jsonnode.h"
#include "models/plan/toolkitactivity.h"
#include "models/plan/toolkitfill.h"
#include "models/plan/toolkitmask.h"
#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>

#include <optional>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct ScopeFaults
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

QString sortOf(const YamlNode &value)
{
    return value.kind == YamlNode::Kind::Map ? Toolkit::textAt(value, u"type"_s) : QString();
}

/// {type: env, key: …}
void checkVariable(const YamlNode &value, const QString &path, Mistakes &mistakes)
{
    static const QStringList types{u"str"_s,   u"int"_s,  u"float"_s,
                                   u"bytes"_s, u"bool"_s, u"json"_s};
    if (Toolkit::textAt(value, u"key"_s).isEmpty()) {
        mistakes.add(value, path + u".key"_s,
                     ScopeFaults::tr("it is missing; name the variable of the environment."));
    }
    const YamlNode *type = Toolkit::memberOf(value, u"env_var_type"_s);
    if (type && type->kind != YamlNode::Kind::Null && !types.contains(type->text)) {
        mistakes.add(*type, path + u".env_var_type"_s,
                     ScopeFaults::tr("one of %1 is wanted.").arg(types.join(u", "_s)));
    }
}

void checkConfiguration(const YamlMember &member, const QString &path, Mistakes &mistakes)
{
    if (Toolkit::namesSecret(member.name)) {
        mistakes.add(member.value, path,
                     ScopeFaults::tr("that sounds like a secret: put it under secrets as {type: "
                                     "env, key: NAME}, or call it otherwise."));
    } else if (sortOf(member.value) == u"env") {
        checkVariable(member.value, path, mistakes);
    }
}

void checkSecret(const YamlNode &value, const QString &path, Mistakes &mistakes)
{
    const QString type = sortOf(value);
    if (type == u"env") {
        checkVariable(value, path, mistakes);
    } else if (type != u"vault") {
        mistakes.add(
            value, path,
            ScopeFaults::tr("no secret stands in a plan: write {type: env, key: NAME}, the "
                            "name under which environment or keychain have it."));
    }
}

/// The map as JSON, empty where there is none; `check` looks at each of its members.
QString mapIn(Fields &fields, const QString &name, auto check)
{
    const YamlNode *map = fields.find(name);
    if (!map)
        return {};
    if (map->kind != YamlNode::Kind::Map) {
        fields.mistake(*map, name, ScopeFaults::tr("fields are wanted here, each with its value."));
        return {};
    }
    for (const YamlMember &member : map->members)
        check(member, fields.pathOf(name) + u'.' + member.name);
    return map->members.empty() ? QString() : Toolkit::jsonOf(*map);
}

std::optional<YamlNode> nodeOf(const QString &json)
{
    if (json.isEmpty())
        return {};
    const auto node = readJson(json.toUtf8(), {});
    return node && node->kind == YamlNode::Kind::Map ? std::optional(*node) : std::nullopt;
}

void writeMap(YamlWriter &yaml, const QString &name, const QString &json)
{
    const auto map = nodeOf(json);
    if (!map || map->members.empty())
        return;
    yaml.openMap(name);
    for (const YamlMember &member : map->members)
        yaml.word(YamlWriter::scalar(member.name), Toolkit::jsonOf(member.value));
    yaml.close();
}

} // namespace

void readScope(Fields &fields, Experiment &experiment)
{
    experiment.configuration =
        mapIn(fields, u"configuration"_s, [&](const YamlMember &member, const QString &path) {
            checkConfiguration(member, path, fields.mistakes());
        });
    experiment.secrets =
        mapIn(fields, u"secrets"_s, [&](const YamlMember &target, const QString &path) {
            if (target.value.kind != YamlNode::Kind::Map)
                return checkSecret(target.value, path, fields.mistakes());
            for (const YamlMember &secret : target.value.members)
                checkSecret(secret.value, path + u'.' + secret.name, fields.mistakes());
        });
}

void writeScope(YamlWriter &yaml, const Experiment &experiment)
{
    writeMap(yaml, u"configuration"_s, experiment.configuration);
    writeMap(yaml, u"secrets"_s, experiment.secrets);
}

void fillTexts(Experiment &experiment)
{
    const auto node = nodeOf(experiment.configuration);
    if (!node)
        return;
    Toolkit::Configuration configuration(&*node);
    for (auto *steps : {&experiment.method, &experiment.backOutPlan, &experiment.resetCriteria}) {
        for (PlannedStep &step : *steps) {
            auto activity = step.isScripted() ? nodeOf(step.activity) : std::nullopt;
            if (!activity)
                continue;
            configuration.fillActivity(*activity);
            step.text = Toolkit::stepOf(*activity);
        }
    }
}

} // namespace Chaos::PlanParts
