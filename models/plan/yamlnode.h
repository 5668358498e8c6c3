// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>
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
    bool isQuoted = false; ///< a scalar in quotes or in a block: text, whatever it looks like
    int line = 1; ///< from 1
    int column = 1; ///< from 1
    std::vector<YamlNode> items{};
    /// In the file's order; no name twice. Not {}, which would have to know what a member is.
    std::vector<YamlMember> members;
};

struct YamlMember
{
    QString name{};
    int line = 1;
    int column = 1;
    YamlNode value{};
};

/// What one file may hold at most, whichever way it is written.
struct FileBounds
{
    static constexpr qsizetype bytes = 4 * 1024 * 1024;
    static constexpr std::size_t depth = 16;
    static constexpr int nodes = 200'000;
    static constexpr std::size_t fields = 256; ///< in one place; names are looked up one by one
};

/// Why these bytes are not read at all: too many, or not UTF-8 text without control characters.
[[nodiscard]] std::optional<Failure> faultOfBytes(const QByteArray &bytes, const QString &fileName);

/// "FILE:LINE:COLUMN: why"
[[nodiscard]] Failure failureAt(const QString &fileName, int line, int column, const QString &why);

/// Parses one document within bounds. Refuses aliases (they multiply), deep nesting, several
/// documents, bytes that are not UTF-8, control characters and duplicate names.
[[nodiscard]] Outcome<YamlNode> readYaml(const QByteArray &yaml, const QString &fileName);

} // namespace Chaos
