// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace Chaos {

/// Where secrets are kept. Settings and plans hold names only.
class Secrets
{
public:
    Secrets() = default;
    Secrets(const Secrets &) = delete;
    Secrets &operator=(const Secrets &) = delete;
    virtual ~Secrets() = default;

    /// The secret of that name; nothing if there is none or it is empty.
    [[nodiscard]] virtual std::optional<QByteArray> value(const QString &name) const = 0;
};

/// Secrets from the program's environment.
class EnvironmentSecrets final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override;
};

/// Those, and what was put in beside them, such as what a keychain had; the environment goes first.
/// For any thread.
class KeptSecrets final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override;
    void put(const QString &name, const QByteArray &secret);

private:
    EnvironmentSecrets m_environment;
    mutable std::mutex m_mutex;
    std::map<QString, QByteArray> m_kept;
};

/// The names that sources say and that there is no secret of, each once.
[[nodiscard]] QStringList missingIn(const Secrets &secrets,
                                    const std::vector<AlertSource> &sources);

/// A secret as it goes into a request; nothing for what cannot be one: empty, or of several lines.
[[nodiscard]] std::optional<QByteArray> secretIn(const QByteArray &text);

} // namespace Chaos
