// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonValue>
#include <QString>

#include <memory>
#include <vector>

namespace Chaos {

namespace JsonPathParts {
struct Route;
}

/// A path into a JSON value in the dialect of the Chaos Toolkit, which is that of Python's
/// jsonpath2 and not RFC 9535: names in brackets stand in double quotes, `=` is equality, `or`
/// binds tighter than `and`, and a filter tests the value it stands behind, not that value's
/// children:
/// `$.checks[*][?(@.state="up")].name`.
///
/// `a contains b` holds for a text in a text, an element of a list and the name of a member.
/// Members of an object come in the order of their names, as Qt keeps no other; those of Python
/// come as they were written.
class JsonPath
{
public:
    static constexpr qsizetype mostCharacters = 2'000;
    static constexpr int deepest = 32; ///< filters, paths, lists in one another
    static constexpr std::size_t mostMatches = 10'000;

    /// A failure names the character and the remedy.
    [[nodiscard]] static Outcome<JsonPath> read(const QString &text);

    /// In order. Fails when there are more than `mostMatches`, or more work than anybody waits for.
    [[nodiscard]] Outcome<std::vector<QJsonValue>> matches(const QJsonValue &root) const;

private:
    explicit JsonPath(std::shared_ptr<const JsonPathParts::Route> route);

    std::shared_ptr<const JsonPathParts::Route> m_route;
};

} // namespace Chaos
