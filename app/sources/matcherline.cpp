// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/matcherline.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace Chaos {

namespace {

constexpr std::string_view spaces = " \t\r\n";

// Longer ones are tried first.
constexpr auto ops = std::to_array<std::pair<std::string_view, LabelMatcher::Op>>({
    {"=~", LabelMatcher::Op::Matches},
    {"!~", LabelMatcher::Op::NotMatches},
    {"!=", LabelMatcher::Op::NotEqual},
    {"=", LabelMatcher::Op::Equal},
});

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(spaces);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(spaces) - from + 1);
}

/// Takes "a quoted text" off the front, its escapes resolved; nothing if it does not end.
std::optional<std::string> takeQuoted(std::string_view &text)
{
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        if (text[i] != '\\' || i + 1 == text.size()) {
            value += text[i];
            continue;
        }
        const char escaped = text[++i];
        if (escaped == 'n')
            value += '\n';
        else if (escaped == '"' || escaped == '\\')
            value += escaped;
        else
            value.append({'\\', escaped});
    }
    return {};
}

/// Takes what stands before any of `ends` off the front.
std::string takeBare(std::string_view &text, std::string_view ends)
{
    const auto end = std::min(text.find_first_of(ends), text.size());
    const std::string value(trimmed(text.substr(0, end)));
    text.remove_prefix(end);
    return value;
}

std::optional<std::string> take(std::string_view &text, std::string_view ends)
{
    text = trimmed(text);
    return text.starts_with('"') ? takeQuoted(text) : takeBare(text, ends);
}

std::optional<LabelMatcher> takeMatcher(std::string_view &text)
{
    const auto name = take(text, "=!~,\"");
    if (!name || name->empty())
        return {};
    text = trimmed(text);
    const auto op =
        std::ranges::find_if(ops, [&](const auto &o) { return text.starts_with(o.first); });
    if (op == ops.end())
        return {};
    text.remove_prefix(op->first.size());
    const auto value = take(text, ",\"");
    text = trimmed(text);
    if (!value || (!text.empty() && !text.starts_with(',')))
        return {};
    return LabelMatcher{QString::fromStdString(*name), op->second, QString::fromStdString(*value)};
}

} // namespace

std::optional<std::vector<LabelMatcher>> matchersOfLine(std::string_view line)
{
    std::string_view text = trimmed(line);
    if (text.starts_with('{') != text.ends_with('}'))
        return {};
    if (text.starts_with('{'))
        text = trimmed(text.substr(1, text.size() - 2));
    std::vector<LabelMatcher> matchers;
    while (!text.empty()) {
        auto matcher = takeMatcher(text);
        if (!matcher)
            return {};
        matchers.push_back(*std::move(matcher));
        if (!text.empty())
            text = trimmed(text.substr(1));
    }
    return matchers;
}

} // namespace Chaos
