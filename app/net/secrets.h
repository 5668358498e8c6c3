// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

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

} // namespace Chaos
