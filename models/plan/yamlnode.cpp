// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/yamlnode.h"

#include <QCoreApplication>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace Chaos {

namespace {

struct Yaml
{
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

constexpr std::ptrdiff_t mostMarks = 100'000;

/// Thrown out of the parser's callbacks, caught by readYaml: there is no other way to stop it.
struct Stop
{
    int line = 1;
    int column = 1;
    QString why{};
};

/// Builds the tree from the parser's events and stops at the first thing out of bounds.
class TreeBuilder final : public YAML::EventHandler
{
public:
    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &mark) override { m_mark = mark; }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add(nodeAt(mark)); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        stop(mark, Yaml::tr("aliases (*name) are not read; write the value out."));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                  const std::string &value) override
    {
        YamlNode node = nodeAt(mark);
        node.kind = YamlNode::Kind::Scalar;
        node.isQuoted = tag != "?"; // the parser's own mark for a plain one
        node.text = QString::fromStdString(value);
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(mark, YamlNode::Kind::Sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(mark, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        YamlNode node{};
        std::optional<YamlMember> pending{}; ///< a name whose value comes next
    };

    [[noreturn]] static void stop(const YAML::Mark &mark, const QString &why)
    {
        throw Stop{mark.line + 1, mark.column + 1, why};
    }

    YamlNode nodeAt(const YAML::Mark &mark)
    {
        if (++m_count > FileBounds::nodes)
            stop(mark, Yaml::tr("the file holds more than a plan can; split it."));
        m_mark = mark;
        YamlNode node;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }

    void open(const YAML::Mark &mark, YamlNode::Kind kind)
    {
        if (m_levels.size() >= FileBounds::depth)
            stop(mark, Yaml::tr("nested too deeply: a plan needs no more than a few levels."));
        Level level{.node = nodeAt(mark)};
        level.node.kind = kind;
        m_levels.push_back(std::move(level));
    }

    void close()
    {
        YamlNode node = std::move(m_levels.back().node);
        m_levels.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node)
    {
        if (m_levels.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_levels.back();
        if (level.node.kind == YamlNode::Kind::Sequence) {
            level.node.items.push_back(std::move(node));
        } else if (!level.pending) {
            name(level, node);
        } else {
            level.pending->value = std::move(node);
            level.node.members.push_back(std::move(*level.pending));
            level.pending.reset();
        }
    }

    void name(Level &level, const YamlNode &node)
    {
        if (node.kind != YamlNode::Kind::Scalar)
            throw Stop{node.line, node.column, Yaml::tr("a name is wanted before the colon.")};
        const auto known = std::ranges::find(level.node.members, node.text, &YamlMember::name);
        if (known != level.node.members.end()) {
            throw Stop{node.line, node.column,
                       Yaml::tr("\"%1\" stands here twice (first in line %2); keep one.")
                           .arg(node.text.left(80), QString::number(known->line))};
        }
        if (level.node.members.size() >= FileBounds::fields)
            throw Stop{node.line, node.column, Yaml::tr("too many fields in one place.")};
        level.pending = YamlMember{.name = node.text, .line = node.line, .column = node.column};
    }

    std::vector<Level> m_levels;
    YamlNode m_root;
    YAML::Mark m_mark;
    int m_count = 0;
};

/// Where text stops being UTF-8 without control characters; -1 if nowhere. The parser would take
/// some of those for the end of the file.
qsizetype firstBadByte(const QByteArray &bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const auto byte = [&](qsizetype at) {
            return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
        };
        const unsigned lead = byte(i);
        if (lead < 0x80) {
            if ((lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') || lead == 0x7f)
                return i;
            ++i;
            continue;
        }
        const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4)
            return i;
        for (int k = 1; k < length; ++k) {
            if ((byte(i + k) & 0xc0) != 0x80)
                return i;
        }
        const unsigned second = byte(i + 1);
        const bool isOverlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
        const bool isBeyond = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
        if (isOverlong || isBeyond)
            return i;
        i += length;
    }
    return -1;
}

/// The parser reads a whole [list, in, brackets] before it tells of its first element, at 250 bytes
/// a mark: what holds too many marks is refused unread. Prose has one comma in a hundred letters.
bool hasTooManyMarks(const QByteArray &bytes)
{
    return std::ranges::count_if(
               bytes,
               [](char c) { return c == '[' || c == '{' || c == ',' || c == '&' || c == '!'; })
        > mostMarks;
}

} // namespace

Failure failureAt(const QString &fileName, int line, int column, const QString &why)
{
    return {Failure::Kind::BadInput,
            fileName + QStringLiteral(":%1:%2: ").arg(line).arg(column) + why};
}

std::optional<Failure> faultOfBytes(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.size() > FileBounds::bytes) {
        return Failure{Failure::Kind::TooLarge,
                       Yaml::tr("%1: the file has %2 MB; a plan may have 4. Is it the right file?")
                           .arg(fileName, QString::number(bytes.size() / 1024 / 1024))};
    }
    if (const qsizetype bad = firstBadByte(bytes); bad >= 0) {
        const QByteArray before = bytes.left(bad);
        return failureAt(fileName, int(before.count('\n')) + 1, int(bad - before.lastIndexOf('\n')),
                         Yaml::tr("this is not UTF-8 text; save the file as UTF-8."));
    }
    return {};
}

Outcome<YamlNode> readYaml(const QByteArray &yaml, const QString &fileName)
{
    if (auto fault = faultOfBytes(yaml, fileName))
        return *fault;
    if (hasTooManyMarks(yaml)) {
        return Failure{Failure::Kind::TooLarge,
                       Yaml::tr("%1: the file holds more than a plan can; is it the right file?")
                           .arg(fileName)};
    }
    std::istringstream stream(yaml.toStdString());
    TreeBuilder builder;
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return failureAt(fileName, 1, 1, Yaml::tr("the file is empty."));
        YamlNode root = builder.takeRoot();
        TreeBuilder rest;
        if (parser.HandleNextDocument(rest))
            return failureAt(fileName, 1, 1,
                             Yaml::tr("several documents in one file; keep one (remove ---)."));
        return root;
    } catch (const Stop &stop) {
        return failureAt(fileName, stop.line, stop.column, stop.why);
    } catch (const YAML::Exception &error) {
        return failureAt(fileName, error.mark.line + 1, error.mark.column + 1,
                         Yaml::tr("not YAML: %1").arg(QString::fromStdString(error.msg)));
    }
}

} // namespace Chaos
