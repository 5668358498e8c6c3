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
    if (!configuration)
        return;
    for (const YamlMember &member : configuration->members) {
        if (namesSecret(member.name))
            m_withheld.push_back(member.name);
        else if (isDynamic(member.value))
            m_fromElsewhere.push_back(member.name);
        else
            m_values.emplace(member.name, escaped(member.value));
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
        const YamlNode *value = name.isEmpty() ? nullptr : use(name);
        if (value && match.capturedLength() == node.text.size()) {
            const int line = node.line;
            const int column = node.column;
            node = *value;
            node.line = line;
            node.column = column;
            return;
        }
        text += node.text.mid(at, match.capturedStart() - at);
        text += value ? wordOf(*value) : match.captured();
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

const YamlNode *Configuration::value(const QString &name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? nullptr : &it->second;
}

const YamlNode *Configuration::use(const QString &name)
{
    const YamlNode *found = value(name);
    if (found && !m_filled.contains(name))
        m_filled.push_back(name);
    return found;
}

QStringList Configuration::unused() const
{
    QStringList names;
    for (const auto &[name, value] : m_values) {
        if (!m_filled.contains(name))
            names.push_back(name);
    }
    return names;
}

} // namespace Chaos::Toolkit
