// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/promql.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

enum class Sort { End, Name, Number, Text, Sign };

struct Token
{
    Sort sort = Sort::End;
    std::string text{}; ///< of a string what it holds
    bool operator==(const Token &) const = default;
};

bool beginsName(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == ':';
}

bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c));
}

/// Cuts an expression into words; what strings and comments hold is not among them.
std::vector<Token> tokensOf(std::string_view query)
{
    std::vector<Token> tokens;
    std::size_t at = 0;
    const auto take = [&](Sort sort, std::size_t end) {
        tokens.push_back({sort, std::string(query.substr(at, end - at))});
        at = end;
    };
    while (at < query.size()) {
        const char c = query[at];
        std::size_t end = at + 1;
        if (std::isspace(static_cast<unsigned char>(c))) {
            ++at;
        } else if (c == '#') {
            at = std::min(query.find('\n', at), query.size());
        } else if (c == '"' || c == '\'' || c == '`') {
            std::string text;
            for (; end < query.size() && query[end] != c; ++end) {
                if (query[end] == '\\' && c != '`' && end + 1 < query.size())
                    ++end;
                text += query[end];
            }
            tokens.push_back({Sort::Text, std::move(text)});
            at = std::min(end + 1, query.size());
        } else if (beginsName(c)) {
            while (end < query.size() && (beginsName(query[end]) || isDigit(query[end])))
                ++end;
            take(Sort::Name, end);
        } else if (isDigit(c) || (c == '.' && end < query.size() && isDigit(query[end]))) {
            while (end < query.size()
                   && (std::isalnum(static_cast<unsigned char>(query[end])) || query[end] == '.'))
                ++end;
            take(Sort::Number, end);
        } else {
            if (end < query.size() && (query[end] == '=' || query[end] == '~'))
                ++end;
            take(Sort::Sign, end);
        }
    }
    tokens.push_back({});
    return tokens;
}

constexpr auto aggregations = std::to_array<std::string_view>(
    {"avg", "count", "count_values", "group", "max", "min", "quantile", "stddev", "stdvar", "sum"});
/// Aggregations that keep whole series.
constexpr auto choosers =
    std::to_array<std::string_view>({"bottomk", "limit_ratio", "limitk", "topk"});
constexpr auto listing = std::to_array<std::string_view>(
    {"by", "group_left", "group_right", "ignoring", "on", "without"});
constexpr auto operators =
    std::to_array<std::string_view>({"and", "atan2", "bool", "inf", "nan", "or", "unless"});
constexpr auto relabelling = std::to_array<std::string_view>(
    {"count_values", "info", "label_join", "label_replace", "vector"});

template<std::size_t count>
bool isOneOf(const std::array<std::string_view, count> &words, std::string_view word)
{
    return std::ranges::binary_search(words, word);
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::optional<LabelMatcher::Op> matcherOp(const Token &token)
{
    const auto it = std::ranges::find(matcherOpWords, std::string_view(token.text),
                                      &std::pair<LabelMatcher::Op, std::string_view>::second);
    return token.sort == Sort::Sign && it != matcherOpWords.end() ? std::optional(it->first)
                                                                  : std::nullopt;
}

/// Walks over the words once.
class Reader
{
public:
    explicit Reader(std::string_view query)
        : m_tokens(tokensOf(query))
    {}

    QueryReading read()
    {
        while (m_tokens[m_next].sort != Sort::End)
            readOne();
        m_reading.longestRange = *std::ranges::max_element(m_open);
        fixLabels();
        return std::move(m_reading);
    }

private:
    struct List
    {
        bool keeps = false; ///< only these labels stay; otherwise all but these
        bool ofAggregation = false;
        std::vector<std::string> labels{};
    };

    [[nodiscard]] bool nextIs(std::string_view sign) const
    {
        return m_tokens[m_next].sort == Sort::Sign && m_tokens[m_next].text == sign;
    }
    bool skip(std::string_view sign)
    {
        const bool is = nextIs(sign);
        m_next += is ? 1 : 0;
        return is;
    }

    void readOne()
    {
        const Token token = m_tokens[m_next++];
        if (token.sort == Sort::Name) {
            readName(token.text);
        } else if (token.sort == Sort::Sign && token.text == "{") {
            --m_next;
            select({});
        } else if (token.sort == Sort::Sign && token.text == "(") {
            m_open.push_back(Micros(0));
        } else if (token.sort == Sort::Sign && token.text == ")" && m_open.size() > 1) {
            m_operand = m_open.back();
            m_open.pop_back();
            lookBack(Micros(0));
        } else if (token.sort == Sort::Sign && token.text == "[") {
            readRange();
        }
    }

    void readName(const std::string &name)
    {
        const std::string word = lower(name);
        const std::string following = lower(m_tokens[m_next].text);
        if (isOneOf(listing, word)) {
            readList(word);
        } else if (word == "offset") {
            const bool isForward = skip("-");
            const Micros offset = promDuration(m_tokens[m_next].text);
            if (m_tokens[m_next].sort == Sort::Number)
                ++m_next;
            lookBack(isForward ? Micros(0) : offset);
        } else if (isOneOf(operators, word)) {
            m_reading.bearsNoData |= word == "unless";
        } else if (nextIs("(") || following == "by" || following == "without") {
            const bool isAbsence = word == "absent" || word == "absent_over_time";
            m_reading.looksForAbsence |= isAbsence;
            m_reading.bearsNoData |= isAbsence || word == "vector";
            m_relabels |= isOneOf(relabelling, word);
            if (isOneOf(aggregations, word))
                ++m_aggregations;
            else if (isOneOf(choosers, word))
                ++m_choosers;
        } else {
            select(name);
        }
    }

    void readList(const std::string &word)
    {
        if (!skip("("))
            return;
        List list{.keeps = word == "by" || word == "on",
                  .ofAggregation = word == "by" || word == "without"};
        for (; m_tokens[m_next].sort != Sort::End && !nextIs(")"); ++m_next) {
            if (m_tokens[m_next].sort != Sort::Sign)
                list.labels.push_back(m_tokens[m_next].text);
        }
        skip(")");
        if (!word.starts_with("group_"))
            m_lists.push_back(std::move(list));
    }

    void select(const std::string &metric)
    {
        SeriesSelector selector{.metric = metric};
        if (skip("{")) {
            while (m_tokens[m_next].sort != Sort::End && !skip("}"))
                readMatcher(selector);
        }
        m_reading.bearsNoData |= selector.metric == "up" && !asksForOne();
        m_reading.readsRecorded |= selector.metric.find(':') != std::string::npos;
        m_reading.selectors.push_back(std::move(selector));
        m_operand = Micros(0);
    }

    void readMatcher(SeriesSelector &selector)
    {
        const Token label = m_tokens[m_next++];
        const auto op = matcherOp(m_tokens[m_next]);
        if (label.sort == Sort::Text && !op && (nextIs(",") || nextIs("}"))) {
            selector.metric = label.text; // {"a name in quotes", …}
            return;
        }
        if (!op || m_tokens[m_next + 1].sort != Sort::Text)
            return;
        selector.matchers.push_back({.label = QString::fromStdString(label.text),
                                     .op = *op,
                                     .value = QString::fromStdString(m_tokens[m_next + 1].text)});
        m_next += 2;
    }

    /// `up == 1` chooses the targets that are there.
    [[nodiscard]] bool asksForOne() const
    {
        return nextIs("==") && m_tokens[m_next + 1].text == "1";
    }

    void readRange()
    {
        if (m_tokens[m_next].sort == Sort::Number)
            lookBack(promDuration(m_tokens[m_next].text));
        while (m_tokens[m_next].sort != Sort::End && !skip("]"))
            ++m_next;
    }

    /// What stands before is read so much further back.
    void lookBack(Micros further)
    {
        m_operand += further;
        m_open.back() = std::max(m_open.back(), m_operand);
    }

    [[nodiscard]] bool isKept(const std::string &label) const
    {
        const auto kept = [&](const List &list) {
            return (std::ranges::find(list.labels, label) != list.labels.end()) == list.keeps;
        };
        const auto clauses = std::ranges::count(m_lists, true, &List::ofAggregation);
        return !m_relabels && std::ranges::all_of(m_lists, kept) && clauses >= m_aggregations
            && (m_choosers == 0 || clauses == m_aggregations);
    }

    void fixLabels()
    {
        if (m_reading.selectors.empty())
            return;
        const auto asksFor = [](const LabelMatcher &matcher) {
            return [&matcher](const SeriesSelector &selector) {
                return std::ranges::find(selector.matchers, matcher) != selector.matchers.end();
            };
        };
        for (const LabelMatcher &matcher : m_reading.selectors.front().matchers) {
            Label label{matcher.label.toStdString(), matcher.value.toStdString()};
            if (matcher.op != LabelMatcher::Op::Equal || label.value.empty()
                || label.name == "__name__" || label.name == "le" || !isKept(label.name))
                continue;
            if (std::ranges::all_of(m_reading.selectors, asksFor(matcher)))
                m_reading.fixedLabels.push_back(std::move(label));
        }
    }

    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    QueryReading m_reading;
    std::vector<Micros> m_open{Micros(0)}; ///< of each open bracket: how far back it looks
    Micros m_operand{0}; ///< how far back what was read last looks
    std::vector<List> m_lists;
    std::ptrdiff_t m_aggregations = 0;
    std::ptrdiff_t m_choosers = 0;
    bool m_relabels = false;
};

} // namespace

QueryReading readQuery(std::string_view query)
{
    return Reader(query).read();
}

Micros longestRange(std::string_view query)
{
    return readQuery(query).longestRange;
}

Micros promDuration(std::string_view text)
{
    struct Unit
    {
        std::string_view word;
        Micros length;
    };
    constexpr auto units = std::to_array<Unit>(
        {{"ms", 1ms}, {"s", 1s}, {"m", 1min}, {"h", 1h}, {"d", 24h}, {"w", 168h}, {"y", 8760h}});
    constexpr double longest = 1e15; // some thirty years
    double sum = 0;
    while (!text.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number,
                                                  std::chars_format::fixed);
        if (error != std::errc())
            return Micros(0);
        text.remove_prefix(std::size_t(end - text.data()));
        const auto letters = std::min(text.find_first_of("0123456789."), text.size());
        const auto unit = std::ranges::find(units, text.substr(0, letters), &Unit::word);
        if (unit == units.end() && letters > 0)
            return Micros(0);
        sum += number * (letters > 0 ? double(unit->length.count()) : 1e6);
        text.remove_prefix(letters);
    }
    return Micros(std::int64_t(std::clamp(sum, 0.0, longest)));
}

} // namespace Chaos
