// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/yamlnode.h"

#include <optional>

/// The values of a Chaos Toolkit experiment, which are JSON's whether the file is JSON or YAML.
namespace Chaos::Toolkit {

enum class ValueType { Null, Text, Flag, Integer, Real, List, Map };

/// What a value is. A plain scalar of YAML is read as YAML 1.1 does, whose `yes` and `off` are
/// flags and whose 010 is eight: that is what the Chaos Toolkit's own loader takes them for.
[[nodiscard]] ValueType typeOf(const YamlNode &node);
[[nodiscard]] bool isNumber(const YamlNode &node);

/// Null where there is no such member. One whose value is null is found.
[[nodiscard]] const YamlNode *memberOf(const YamlNode &map, const QString &name);
/// The member's text, or empty: for fields that are text where they are right.
[[nodiscard]] QString textAt(const YamlNode &map, const QString &name);
[[nodiscard]] std::optional<bool> flagOf(const YamlNode &node);
[[nodiscard]] std::optional<double> numberOf(const YamlNode &node);

/// The value as JSON on one line, its members in the file's order.
[[nodiscard]] QString jsonOf(const YamlNode &node);
/// The value as people read it: text without quotes, anything else as JSON.
[[nodiscard]] QString wordOf(const YamlNode &node);
/// The elements as people read them, one after the other.
[[nodiscard]] QString wordsOf(const std::vector<YamlNode> &nodes, const QString &between);

} // namespace Chaos::Toolkit
