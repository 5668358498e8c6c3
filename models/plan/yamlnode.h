// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Chaos {

struct YamlMember;

/// One node of a YAML document, with its place in the file. Plain and quoted scalars are text
/// alike: what a field means is decided by who reads it, so `no` stays a word and 08 stays 08.
struct YamlNode
{
    enum class Kind { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    QString text{};
    int line = 1; ///< from 1
    int column = 1; ///< from 1
    std::vector<YamlNode> items{};
    std::vector<YamlMember> members{}; ///< in the file's order; no name twice
};

struct YamlMember
{
    QString name{};
    int line = 1;
    int column = 1;
    YamlNode value{};
};

/// Parses one document within bounds. Refuses aliases (they multiply), deep nesting, several
/// documents, bytes that are not UTF-8, control characters and duplicate names.
[[nodiscard]] Outcome<YamlNode> readYaml(const QByteArray &yaml, const QString &fileName);

} // namespace Chaos
