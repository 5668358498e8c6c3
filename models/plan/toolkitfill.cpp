// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitfill.h"

#include "models/plan/toolkitmask.h"
#include "models/plan/toolkitvalue.h"

#include <QRegularExpression>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

/// A value found at run time: {"type": "env" | "probe" | "vault", …}
bool isDynamic(const YamlNode &value)
{
    return value.kind == YamlNode::Kind::Map && memberOf(value, u"type"_s) != nullptr;
}

/// What is put in is not looked at again: a dollar in it is only a dollar.
YamlNode escaped(YamlNode value)
{
    value.text.replace(u'$', u"$$"_s);
    for (YamlNode &item : value.items)
        item = escaped(std::move(item));
    for (YamlMember &member : value.members)
        member.value = escaped(std::move(member.value));
    return value;
}

} // namespace

Configuration::Configuration(const YamlNode *configuration)
{
    m_kept.kind = YamlNode::Kind::Map;
    m_secrets.kind = YamlNode::Kind::Map;
    if (!configuration)
        return;
    for (const YamlMember &member : configuration->members) {
        const bool isFromOutside = isDynamic(member.value);
        const bool isVariable = isFromOutside && textAt(member.value, u"type"_s) == u"env";
        if (namesSecret(member.name)) {
            if (isVariable)
                m_secrets.members.push_back(member);
            else
                m_withheld.push_back(member.name);
            continue;
        }
        m_kept.members.push_back(member);
        if (!isFromOutside)
            m_values.emplace(member.name, escaped(member.value));
        else if (!isVariable)
            m_fromProbes.push_back(member.name);
    }
}

void Configuration::fill(YamlNode &node)
{
    // Python's string.Template: "$$", "$name", "${name}".
    static const QRegularExpression place(
        u"\\$(?:(?<escaped>\\$)|(?<name>[_a-zA-Z][_a-zA-Z0-9]*)|\\{(?<braced>[_a-zA-Z][_a-zA-Z0-9]*)\\})"_s);
    for (YamlNode &item : node.items)
        fill(item);
    for (YamlMember &member : node.members)
        fill(member.value);
    if (node.kind != YamlNode::Kind::Scalar || !node.text.contains(u'$'))
        return;
    QString text;
    qsizetype at = 0;
    for (auto it = place.globalMatch(node.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(u"name"_s) + match.captured(u"braced"_s);
        const YamlNode *found = name.isEmpty() ? nullptr : value(name);
        if (found && match.capturedLength() == node.text.size()) {
            const int line = node.line;
            const int column = node.column;
            node = *found;
            node.line = line;
            node.column = column;
            return;
        }
        text += node.text.mid(at, match.capturedStart() - at);
        text += found ? wordOf(*found) : match.captured();
        at = match.capturedEnd();
    }
    node.text = text + node.text.mid(at);
    node.isQuoted = true; // what text was filled into stays text
}

void Configuration::fillMembers(YamlNode &map, const QStringList &names)
{
    for (YamlMember &member : map.members) {
        if (names.contains(member.name))
            fill(member.value);
    }
}

void Configuration::fillActivity(YamlNode &activity)
{
    fillMembers(activity, {u"pauses"_s, u"tolerance"_s});
    for (YamlMember &member : activity.members) {
        if (member.name == u"provider") {
            fillMembers(member.value,
                        {u"arguments"_s, u"url"_s, u"headers"_s, u"timeout"_s, u"parameters"_s,
                         u"toxic"_s});
        }
    }
}

const YamlNode *Configuration::value(const QString &name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? nullptr : &it->second;
}

} // namespace Chaos::Toolkit
