// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/yamlpart.h"

#include "app/sources/alertdialect.h"
#include "app/sources/prometheusparser.h"
#include "models/day/survey.h"

#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <sstream>

namespace Chaos {

namespace {

constexpr std::size_t mostBytes = 4 << 20;
constexpr int mostNodes = 200'000;
constexpr int mostDepth = 64;
constexpr std::ptrdiff_t mostMarks = 200'000;

/// Thrown out of the parser's callbacks, caught in `parse`: there is no other way to stop it.
struct OutOfBounds
{};

/// Reads a document without keeping anything of it, and stops at the first thing out of bounds.
class Bounds final : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { count(); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { throw OutOfBounds(); }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
        count();
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        enter();
    }
    void OnSequenceEnd() override { --m_depth; }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        enter();
    }
    void OnMapEnd() override { --m_depth; }

private:
    void count()
    {
        if (++m_nodes > mostNodes)
            throw OutOfBounds();
    }
    void enter()
    {
        count();
        if (++m_depth > mostDepth)
            throw OutOfBounds();
    }

    int m_nodes = 0;
    int m_depth = 0;
};

/// The parser reads a whole [list, in, brackets] before it tells of its first element, at 250 bytes
/// a mark: what holds too many marks is left unread.
bool hasTooManyMarks(std::string_view yaml)
{
    return std::ranges::count_if(
               yaml,
               [](char c) { return c == '[' || c == '{' || c == ',' || c == '&' || c == '!'; })
        > mostMarks;
}

std::string scalar(const YAML::Node &node)
{
    constexpr std::size_t most = 4 * longestSurveyedText;
    return node.IsScalar() ? AlertDialect::bounded(node.Scalar(), most) : std::string();
}

} // namespace

YamlPart::YamlPart(const YAML::Node &node)
{
    if (node.IsDefined())
        m_node.reset(node);
}

std::optional<YamlPart> YamlPart::parse(std::string_view yaml)
{
    if (yaml.size() > mostBytes || hasTooManyMarks(yaml))
        return {};
    const std::string text(yaml);
    try {
        std::istringstream stream(text);
        Bounds bounds;
        if (!YAML::Parser(stream).HandleNextDocument(bounds))
            return {};
        return YamlPart(YAML::Load(text));
    } catch (const OutOfBounds &) {
        return {};
    } catch (const YAML::Exception &) {
        return {};
    }
}

YamlPart YamlPart::operator[](const char *name) const
{
    const YAML::Node &map = m_node;
    return map.IsMap() ? YamlPart(map[name]) : YamlPart();
}

std::vector<YamlPart> YamlPart::items() const
{
    std::vector<YamlPart> parts;
    if (m_node.IsSequence()) {
        for (const auto &item : m_node)
            parts.push_back(YamlPart(item));
    }
    return parts;
}

std::string YamlPart::text() const
{
    return scalar(m_node);
}

std::vector<std::string> YamlPart::texts() const
{
    std::vector<std::string> texts;
    if (m_node.IsSequence()) {
        for (const auto &item : m_node) {
            if (item.IsScalar())
                texts.push_back(scalar(item));
        }
    }
    return texts;
}

std::vector<Label> YamlPart::pairs() const
{
    std::vector<Label> pairs;
    if (m_node.IsMap()) {
        for (const auto &member : m_node) {
            if (member.first.IsScalar() && member.second.IsScalar())
                pairs.push_back({scalar(member.first), scalar(member.second)});
        }
    }
    std::ranges::sort(pairs, {}, &Label::name);
    return pairs;
}

std::vector<std::string> YamlPart::names() const
{
    std::vector<std::string> names;
    if (m_node.IsMap()) {
        for (const auto &member : m_node)
            names.push_back(scalar(member.first));
    }
    return names;
}

std::optional<Micros> YamlPart::duration() const
{
    return PrometheusParser::duration(scalar(m_node));
}

} // namespace Chaos
