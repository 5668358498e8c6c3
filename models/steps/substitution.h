// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace Chaos {

/// Puts configuration and secrets in the places of "$name" and "${name}", by the rules of Python's
/// string.Template as the Chaos Toolkit applies them: "$$" is a dollar, a name that nobody knows
/// stays as it is, a text that is nothing but one name becomes the value with its own type.
/// Configuration goes before secrets. What was put in is not looked at again.
class Substitution
{
public:
    /// The secret of that name, or nothing.
    using Secret = std::function<std::optional<QByteArray>(const QString &name)>;

    /// `unusable`: names of the configuration that have no value, and why.
    explicit Substitution(QJsonObject configuration = {}, Secret secret = {},
                          std::map<QString, QString> unusable = {});

    /// The value with all texts in it filled; names of members stay.
    [[nodiscard]] QJsonValue filled(const QJsonValue &value);

    /// The secrets that were put in, for whoever shows anything of it: see `masked`.
    [[nodiscard]] QStringList secretsUsed() const;
    /// The same by the names under which they were wanted.
    [[nodiscard]] const std::map<QString, QString> &secretsByName() const { return m_used; }
    /// The secret of that name, whether it was put in anywhere or not.
    [[nodiscard]] std::optional<QString> secret(const QString &name) const;
    [[nodiscard]] const QJsonObject &configuration() const { return m_configuration; }
    /// Why what was wanted could not be put in; empty: all could.
    [[nodiscard]] const QStringList &troubles() const { return m_troubles; }
    /// Names that nobody knows.
    [[nodiscard]] const QStringList &unknown() const { return m_unknown; }

private:
    [[nodiscard]] QJsonValue filled(const QString &text);
    [[nodiscard]] std::optional<QJsonValue> valueOf(const QString &name);

    QJsonObject m_configuration;
    Secret m_secret;
    std::map<QString, QString> m_unusable;
    std::map<QString, QString> m_used;
    QStringList m_unknown;
    QStringList m_troubles;
};

/// The text with every one of these secrets covered. Short ones, which would cover half of it, are
/// covered where they stand as a word.
[[nodiscard]] QString masked(const QString &text, const QStringList &secrets);

} // namespace Chaos
