// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/scope.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Scope
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

QJsonObject objectIn(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QString typeIn(const QJsonValue &value)
{
    return value.isObject() ? value["type"_L1].toString() : QString();
}

/// As the Chaos Toolkit turns a variable's text into a value; nothing: it is none of that type.
std::optional<QJsonValue> typed(const QString &text, const QString &type)
{
    bool isOne = false;
    if (type == u"int") {
        const qlonglong number = text.trimmed().toLongLong(&isOne);
        return isOne ? std::optional(QJsonValue(qint64(number))) : std::nullopt;
    }
    if (type == u"float") {
        const double number = text.trimmed().toDouble(&isOne);
        return isOne ? std::optional(QJsonValue(number)) : std::nullopt;
    }
    if (type == u"bool") {
        const QString word = text.toLower();
        return QJsonValue(word != u"false" && word != u"0" && word != u"no");
    }
    if (type == u"json") {
        const QJsonArray read = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array();
        return read.size() == 1 ? std::optional(QJsonValue(read.first())) : std::nullopt;
    }
    return QJsonValue(text); // str, bytes
}

void addVariable(const QString &name, const QJsonObject &declared, const Variable &variable,
                 KnownValues &known)
{
    const QString key = declared["key"_L1].toString();
    const QString type = declared["env_var_type"_L1].toString();
    const auto set = variable(key);
    const QJsonValue otherwise = declared["default"_L1];
    if (!set && otherwise.isUndefined()) {
        known.unknown[name] = Scope::tr("%1 is the variable %2 of this desk's environment, which "
                                        "is not set; set it, or give it a default")
                                  .arg(name, key);
        return;
    }
    if (!set && !otherwise.isString()) {
        known.values[name] = otherwise;
        return;
    }
    if (const auto value = typed(set.value_or(otherwise.toString()), type))
        known.values[name] = *value;
    else
        known.unknown[name] = Scope::tr("%1 is the variable %2 of this desk's environment, which "
                                        "holds no %3")
                                  .arg(name, key, type);
}

} // namespace

StepScope scopeOf(const Experiment &experiment)
{
    return {.configuration = objectIn(experiment.configuration),
            .secrets = objectIn(experiment.secrets)};
}

KnownValues valuesIn(const StepScope &scope, const Variable &variable)
{
    KnownValues known = literalsIn(scope);
    for (auto it = scope.configuration.begin(); it != scope.configuration.end(); ++it) {
        const QString type = typeIn(it.value());
        if (type == u"env") {
            addVariable(it.key(), it.value().toObject(), variable, known);
        } else if (type == u"probe" || type == u"vault") {
            known.unknown[it.key()] =
                Scope::tr("%1 is found by a %2, which the room does not ask; write its value, or "
                          "{type: env, key: …}")
                    .arg(it.key(), type);
        }
    }
    return known;
}

KnownValues literalsIn(const StepScope &scope)
{
    KnownValues known;
    for (auto it = scope.configuration.begin(); it != scope.configuration.end(); ++it) {
        const QString type = typeIn(it.value());
        if (type != u"env" && type != u"probe" && type != u"vault")
            known.values[it.key()] = it.value();
    }
    return known;
}

std::optional<QString> placeOfSecret(const StepScope &scope, const QString &name)
{
    for (const QJsonValue &target : scope.secrets) {
        const QJsonValue declared = target[name];
        if (declared.isUndefined())
            continue;
        return typeIn(declared) == u"env" ? std::optional(declared["key"_L1].toString())
                                          : std::nullopt;
    }
    return name;
}

bool isDeclaredSecret(const StepScope &scope, const QString &name)
{
    return std::any_of(scope.secrets.begin(), scope.secrets.end(),
                       [&](const QJsonValue &target) { return !target[name].isUndefined(); });
}

void addMissingSecrets(const StepScope &scope,
                       const std::function<bool(const QString &place)> &isKept, KnownValues &known)
{
    for (const QJsonValue &target : scope.secrets) {
        const QJsonObject group = target.toObject();
        for (auto it = group.constBegin(); it != group.constEnd(); ++it) {
            if (known.values.contains(it.key()) || known.unknown.contains(it.key()))
                continue; // the configuration goes before secrets
            const auto place = placeOfSecret(scope, it.key());
            if (!place) {
                known.unknown[it.key()] =
                    Scope::tr("%1 is a secret of a vault, which the room does not ask; put it into "
                              "environment or keychain and write {type: env, key: …}")
                        .arg(it.key());
            } else if (!isKept(*place)) {
                known.unknown[it.key()] =
                    Scope::tr("there is no secret %1 in environment or keychain").arg(*place);
            }
        }
    }
}

} // namespace Chaos
