// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/yamlnode.h"

#include <QStringList>

namespace Chaos::Toolkit {

/// Whether a field or variable of that name holds a secret: "api_key", "Authorization",
/// "DB_PASSWORD". "password_file" and "secretKeyRef" only say where one lies.
[[nodiscard]] bool namesSecret(const QString &name);

/// Takes literal secrets out of an experiment before anything of it is kept. References (`${name}`)
/// stay: they tell nothing.
class SecretMask
{
public:
    /// `secrets` as the experiment declares them: their literal values are masked wherever they
    /// stand.
    explicit SecretMask(const YamlNode *secrets);

    /// Masks what gives itself away as a secret in this value and below; true if there was any.
    bool mask(YamlNode &node) const;
    [[nodiscard]] QString masked(const QString &text) const;

    /// How a masked secret is shown.
    [[nodiscard]] static QString marks() { return QStringLiteral("***"); }

private:
    bool maskAll(YamlNode &node) const;
    bool maskArguments(std::vector<YamlNode> &items) const;

    QStringList m_literals;
};

} // namespace Chaos::Toolkit
