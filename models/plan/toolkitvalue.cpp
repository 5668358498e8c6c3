// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitvalue.h"

#include "models/day/jsonwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

const QStringList yesWords{u"true"_s, u"yes"_s, u"on"_s};
const QStringList noWords{u"false"_s, u"no"_s, u"off"_s};

/// YAML knows "true", "True" and "TRUE", and no other mixture.
bool isOneOf(const QStringList &words, const QString &text)
{
    const QString lower = text.toLower();
    return words.contains(lower)
        && (text == lower || text == text.toUpper() || text.mid(1) == lower.mid(1));
}

bool matches(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text).hasMatch();
}

/// JSON has no 010, 0x1f, +5 or 1_000.
QString integerToken(QString text)
{
    static const QRegularExpression json(u"\\A-?(?:0|[1-9][0-9]*)\\z"_s);
    if (matches(json, text))
        return text;
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text.remove(0, 1);
    text.remove(u'_');
    bool ok = false;
    const qulonglong value = text.toULongLong(&ok, 0); // C's own rules: 0x1f, 010
    return (isNegative ? u"-"_s : QString()) + (ok ? QString::number(value) : text);
}

void writeJson(const YamlNode &node, std::string &out)
{
    switch (typeOf(node)) {
    case ValueType::Null:
        out += "null";
        break;
    case ValueType::Text:
        JsonWriter::quote(out, node.text.toStdString());
        break;
    case ValueType::Flag:
        out += *flagOf(node) ? "true" : "false";
        break;
    case ValueType::Integer:
        out += integerToken(node.text).toStdString();
        break;
    case ValueType::Real:
        JsonWriter::number(out, *numberOf(node));
        break;
    case ValueType::List:
        out += '[';
        for (const YamlNode &item : node.items) {
            if (&item != &node.items.front())
                out += ',';
            writeJson(item, out);
        }
        out += ']';
        break;
    case ValueType::Map:
        out += '{';
        for (const YamlMember &member : node.members) {
            if (&member != &node.members.front())
                out += ',';
            JsonWriter::quote(out, member.name.toStdString());
            out += ':';
            writeJson(member.value, out);
        }
        out += '}';
        break;
    }
}

} // namespace

ValueType typeOf(const YamlNode &node)
{
    static const QRegularExpression integer(
        u"\\A[-+]?(?:0[0-7_]*|[1-9][0-9_]*|0x[0-9a-fA-F_]+)\\z"_s);
    static const QRegularExpression real(
        u"\\A[-+]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\\z"_s);
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return ValueType::Null;
    case YamlNode::Kind::Sequence:
        return ValueType::List;
    case YamlNode::Kind::Map:
        return ValueType::Map;
    case YamlNode::Kind::Scalar:
        break;
    }
    if (node.isQuoted)
        return ValueType::Text;
    if (flagOf(node))
        return ValueType::Flag;
    if (matches(integer, node.text))
        return ValueType::Integer;
    return matches(real, node.text) ? ValueType::Real : ValueType::Text;
}

bool isNumber(const YamlNode &node)
{
    const ValueType type = typeOf(node);
    return type == ValueType::Integer || type == ValueType::Real;
}

const YamlNode *memberOf(const YamlNode &map, const QString &name)
{
    const auto it = std::ranges::find(map.members, name, &YamlMember::name);
    return it == map.members.end() ? nullptr : &it->value;
}

QString textAt(const YamlNode &map, const QString &name)
{
    const YamlNode *node = memberOf(map, name);
    return node ? node->text : QString();
}

std::optional<bool> flagOf(const YamlNode &node)
{
    if (node.kind != YamlNode::Kind::Scalar || node.isQuoted)
        return {};
    if (isOneOf(yesWords, node.text))
        return true;
    return isOneOf(noWords, node.text) ? std::optional(false) : std::nullopt;
}

std::optional<double> numberOf(const YamlNode &node)
{
    if (!isNumber(node))
        return {};
    const bool isInteger = typeOf(node) == ValueType::Integer;
    bool ok = false;
    const double value = (isInteger ? integerToken(node.text) : node.text).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

QString jsonOf(const YamlNode &node)
{
    std::string json;
    writeJson(node, json);
    return QString::fromStdString(json);
}

QString wordOf(const YamlNode &node)
{
    return typeOf(node) == ValueType::Text ? node.text : jsonOf(node);
}

QString wordsOf(const std::vector<YamlNode> &nodes, const QString &between)
{
    QStringList words;
    for (const YamlNode &node : nodes)
        words.push_back(wordOf(node));
    return words.join(between);
}

} // namespace Chaos::Toolkit
