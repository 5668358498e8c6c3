// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/yamlnode.h"

#include <QStringList>

#include <map>

namespace Chaos::Toolkit {

/// The values that an experiment gives names to, and puts in where it says `${name}` or `$name`.
///
/// A card has no place for a configuration: what the file itself says is put in when it is read.
/// What only the run knows (environment, probes, secrets) keeps its name.
class Configuration
{
public:
    explicit Configuration(const YamlNode *configuration);

    /// Puts values in, all the way down. Text that is one name and nothing else becomes the value
    /// with its own type. `$$` is the experiment's way to write `$` and stays.
    void fill(YamlNode &node);
    /// The same in fields of these names only.
    void fillMembers(YamlNode &map, const QStringList &names);

    /// The literal value of a name, or null.
    [[nodiscard]] const YamlNode *value(const QString &name) const;
    [[nodiscard]] QStringList filled() const { return m_filled; } ///< put in somewhere
    [[nodiscard]] QStringList unused() const;
    [[nodiscard]] QStringList fromElsewhere() const { return m_fromElsewhere; }
    [[nodiscard]] QStringList withheld() const { return m_withheld; } ///< they sound like secrets

private:
    const YamlNode *use(const QString &name);

    std::map<QString, YamlNode> m_values;
    QStringList m_filled;
    QStringList m_fromElsewhere;
    QStringList m_withheld;
};

} // namespace Chaos::Toolkit
