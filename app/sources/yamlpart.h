// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/label.h"

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// A place in the configuration that a server shows as YAML. What is not there, or is of another
/// shape, reads as empty: versions differ, and a survey takes what it can.
class YamlPart
{
public:
    YamlPart() = default;

    /// Parses one document within bounds: at most 4 MB, 64 levels and 200,000 nodes, no aliases
    /// (they multiply). Nothing for what is out of them or no YAML.
    [[nodiscard]] static std::optional<YamlPart> parse(std::string_view yaml);

    [[nodiscard]] bool isMap() const { return m_node.IsMap(); }
    [[nodiscard]] bool isSequence() const { return m_node.IsSequence(); }
    /// The member of a map; empty if there is none.
    [[nodiscard]] YamlPart operator[](const char *name) const;
    /// The elements of a sequence.
    [[nodiscard]] std::vector<YamlPart> items() const;
    /// A scalar, cut at four times `longestSurveyedText`.
    [[nodiscard]] std::string text() const;
    /// The scalars of a sequence.
    [[nodiscard]] std::vector<std::string> texts() const;
    /// The members of a map that are scalars, sorted by name.
    [[nodiscard]] std::vector<Label> pairs() const;
    /// The names of a map's members.
    [[nodiscard]] std::vector<std::string> names() const;
    /// A duration as Prometheus writes it.
    [[nodiscard]] std::optional<Micros> duration() const;

private:
    explicit YamlPart(const YAML::Node &node);

    YAML::Node m_node{}; ///< always defined
};

} // namespace Chaos
