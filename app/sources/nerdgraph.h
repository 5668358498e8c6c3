// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "app/sources/surveyedjson.h"
#include "models/day/plan.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>

namespace Chaos {

/// How New Relic's NerdGraph, which speaks GraphQL, is asked and how it answers.
namespace NerdGraph {

/// The number of the source's account; nothing for what is none.
[[nodiscard]] std::optional<int> accountOf(const AlertSource &source);

/// Asks for members of `actor.account`, with the variables `$a`, the account, and `$c`, the cursor
/// (null for the first page), besides those that are given and declared.
[[nodiscard]] Question question(const AlertSource &source, const QString &declared,
                                const QString &members, QJsonObject variables,
                                const std::string &cursor);

/// A page of what was asked for: an answer with `errors` is a failure, whatever it holds besides.
class Reply
{
public:
    /// `parent` is the member of `data.actor.account` that has the page, `root` the page in it.
    Reply(const QByteArray &body, std::string_view parent, std::string_view root);

    [[nodiscard]] explicit operator bool() const { return m_isGood; }
    [[nodiscard]] const simdjson::dom::element &root() const { return m_root; }
    /// Where the next page begins; empty after the last.
    [[nodiscard]] std::string nextCursor() const;
    [[nodiscard]] Failure failure() const;

private:
    QByteArray m_body;
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
    std::string m_error;
    bool m_hasErrors = false;
    bool m_isGood = false;
};

} // namespace NerdGraph

} // namespace Chaos
