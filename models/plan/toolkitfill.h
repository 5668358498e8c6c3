// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/yamlnode.h"

#include <QStringList>

#include <map>

namespace Chaos::Toolkit {

/// The values that an experiment gives names to, and puts in where it says `${name}` or `$name`.
///
/// For people what the file itself says is put in when it is read. What only the run knows
/// (environment, probes, secrets) keeps its name.
class Configuration
{
public:
    explicit Configuration(const YamlNode *configuration);

    /// Puts values in, all the way down. Text that is one name and nothing else becomes the value
    /// with its own type. `$$` is the experiment's way to write `$` and stays.
    void fill(YamlNode &node);
    /// The same in fields of these names only.
    void fillMembers(YamlNode &map, const QStringList &names);
    /// The same in those of an activity that take values.
    void fillActivity(YamlNode &activity);

    /// The literal value of a name, or null.
    [[nodiscard]] const YamlNode *value(const QString &name) const;
    /// Those that a card keeps, and the secrets that an experiment has among them.
    [[nodiscard]] const YamlNode &kept() const { return m_kept; }
    [[nodiscard]] const YamlNode &secrets() const { return m_secrets; }
    [[nodiscard]] QStringList fromProbes() const { return m_fromProbes; }
    [[nodiscard]] QStringList withheld() const { return m_withheld; } ///< they sound like secrets

private:
    std::map<QString, YamlNode> m_values;
    YamlNode m_kept;
    YamlNode m_secrets;
    QStringList m_fromProbes;
    QStringList m_withheld;
};

} // namespace Chaos::Toolkit
