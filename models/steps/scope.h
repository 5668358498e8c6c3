// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/experiment.h"
#include "models/steps/substitution.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace Chaos {

/// What an experiment gives names to for its steps: configuration and secrets as the Chaos Toolkit
/// writes them. Nothing secret stands in it, only where secrets are kept.
struct StepScope
{
    QJsonObject configuration{}; ///< {name: value | {type: env, …} | {type: probe, …}}
    QJsonObject secrets{}; ///< {target: {name: {type: env, key: …}}}
    bool operator==(const StepScope &) const = default;
};

[[nodiscard]] StepScope scopeOf(const Experiment &experiment);

/// A variable of the environment in which steps are performed; nothing: it is not set.
using Variable = std::function<std::optional<QString>(const QString &name)>;

/// Configuration as it stands when a step begins.
struct KnownValues
{
    QJsonObject values{};
    std::map<QString, QString> unknown{}; ///< by name, why it has no value
};
[[nodiscard]] KnownValues valuesIn(const StepScope &scope, const Variable &variable);

/// Only what the plan itself says, for whoever shows a step without performing it.
[[nodiscard]] KnownValues literalsIn(const StepScope &scope);

/// Under which name the environment or the keychain has a secret that steps call `name`: that which
/// the scope says, else the same. Nothing: it is one that the room cannot get at.
[[nodiscard]] std::optional<QString> placeOfSecret(const StepScope &scope, const QString &name);

/// Whether the scope says where a secret of that name is kept.
[[nodiscard]] bool isDeclaredSecret(const StepScope &scope, const QString &name);

/// Adds to what is not known the secrets that the scope declares and that cannot be had: those of a
/// vault, and those of which `isKept` says that neither environment nor keychain have them.
void addMissingSecrets(const StepScope &scope,
                       const std::function<bool(const QString &place)> &isKept, KnownValues &known);

} // namespace Chaos
