// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonValue>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// What a JsonPath is made of.
namespace Chaos::JsonPathParts {

struct Operand;
struct Test;

/// One of what stands between brackets, or the name behind a dot.
struct Subscript
{
    enum class Kind {
        Name,
        Index,
        Slice,
        All,
        Filter, ///< its one test
        Looked, ///< the index or name is itself looked up: its one operand
        Call,
    };
    enum class Function { CharAt, Entries, Keys, Length, Substring, Values };

    Kind kind = Kind::All;
    QString name{};
    std::optional<qint64> start{}; ///< and the index
    std::optional<qint64> end{};
    std::optional<qint64> step{};
    Function function = Function::Length;
    std::vector<Operand> operands; ///< of a call
    std::vector<Test> tests;
};

struct Step
{
    bool descends = false; ///< it follows "..": from the value itself and from all below it
    std::vector<Subscript> subscripts;
};

struct Route
{
    bool fromRoot = true; ///< "$", else "@": the value that a filter stands behind
    std::vector<Step> steps;
};

/// A value as written, or all values that a route leads to.
struct Operand
{
    QJsonValue value{};
    std::shared_ptr<const Route> route{};
};

enum class Comparison { Equal, NotEqual, Less, AtMost, More, AtLeast, Contains };

struct Test
{
    enum class Kind { All, Any, Not, Compare, Exists };

    Kind kind = Kind::Exists;
    Comparison comparison = Comparison::Equal;
    std::vector<Test> parts;
    std::vector<Operand> operands;
};

using Values = std::vector<QJsonValue>;

[[nodiscard]] Outcome<Route> readRoute(const QString &text);
[[nodiscard]] Outcome<Values> valuesAt(const Route &route, const QJsonValue &root);

} // namespace Chaos::JsonPathParts
