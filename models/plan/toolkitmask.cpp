// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitmask.h"

#include "models/plan/toolkitvalue.h"

#include <QRegularExpression>

#include <algorithm>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

// What the names of secrets have in common; the same in fields, variables, options and queries.
const QString secretWords =
    u"pass(?:wd|word|phrase)|pwd|secret|token|credential|authorization|cookie|signature|"
    "(?:api|access|private|routing|integration|service)[-_]?key|x-vo-"_s;

/// Whether all of it is a reference to something the run knows: "${token}", "$TOKEN", "Bearer $T".
bool isReference(const QString &text)
{
    static const QRegularExpression reference(
        u"\\A(?:(?:Bearer|Basic|Token) +)?\\$(?:[A-Za-z_][A-Za-z0-9_]*|\\{[^}]*\\}|\\([^)]*\\))\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return reference.match(text.trimmed()).hasMatch();
}

/// Secrets inside a text, each behind what gives it away. What begins with "$" is a reference.
const std::vector<QRegularExpression> &tells()
{
    const auto expression = [](const QString &pattern) {
        return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
    };
    const QString name = u"(?<name>[\\w-]*(?:"_s + secretWords + u")[\\w-]*)"_s;
    static const std::vector<QRegularExpression> all{
        // scheme://user:password@host
        expression(u"[a-z][a-z0-9+.-]*://(?<secret>[^/\\s@$'\"]+)(?=@)"_s),
        // ?token=…, PASSWORD=…, --api-key=…, "password": "…", Authorization: Bearer …
        expression(name
                   + u"[\"']?\\s*[=:]\\s*[\"']?(?:(?:bearer|basic|token)\\s+)?+"
                     "(?<secret>[^\\s\"'&;,$]+)"_s),
        // --password …
        expression(u"(?<!\\S)--?"_s + name + u"\\s+[\"']?(?<secret>[^\\s\"'$-][^\\s\"']*)"_s),
        // curl -u user:password
        expression(u"(?<!\\S)(?:-u|--user)[\\s=]+[\"']?[^\\s:$]+:(?<secret>[^\\s\"'$]+)"_s),
        // Web hooks are credentials themselves.
        expression(u"\\b(?:hooks\\.slack|alert\\.victorops)\\.com/(?<secret>[^\\s\"'$]+)"_s),
    };
    return all;
}

QString withoutTells(QString text)
{
    for (const QRegularExpression &tell : tells()) {
        QString plain;
        qsizetype at = 0;
        for (auto it = tell.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QString name = match.captured(u"name"_s);
            if (!name.isEmpty() && !namesSecret(name))
                continue;
            plain += text.mid(at, match.capturedStart(u"secret"_s) - at) + SecretMask::marks();
            at = match.capturedEnd(u"secret"_s);
        }
        text = plain + text.mid(at);
    }
    return text;
}

/// "--password" of a list of arguments, whose value is the next element.
bool isSecretOption(const YamlNode &node)
{
    return node.text.startsWith(u'-') && !node.text.contains(u'=')
        && namesSecret(node.text.mid(node.text.startsWith(u"--") ? 2 : 1));
}

} // namespace

bool namesSecret(const QString &name)
{
    static const QRegularExpression secret(secretWords, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression place(u"(?:name|path|file|ref|_id|secrets)\\z"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch() && !place.match(name).hasMatch();
}

SecretMask::SecretMask(const YamlNode *secrets)
{
    if (!secrets)
        return;
    const auto add = [this](const YamlNode &secret) {
        // Anything shorter would take words out of the experiment that are no secret.
        if (secret.kind == YamlNode::Kind::Scalar && secret.text.size() >= 4)
            m_literals.push_back(secret.text);
    };
    for (const YamlMember &target : secrets->members) {
        add(target.value); // where nobody grouped them
        for (const YamlMember &secret : target.value.members)
            add(secret.value);
    }
    // The longest first: one secret may hold another.
    std::ranges::sort(m_literals, std::greater{}, &QString::size);
}

QString SecretMask::masked(const QString &text) const
{
    QString plain = text;
    for (const QString &literal : m_literals)
        plain.replace(literal, marks());
    return withoutTells(plain);
}

bool SecretMask::mask(YamlNode &node) const
{
    bool any = maskArguments(node.items);
    for (YamlNode &item : node.items)
        any = mask(item) || any;
    for (YamlMember &member : node.members)
        any = (namesSecret(member.name) ? maskAll(member.value) : mask(member.value)) || any;
    if (node.kind != YamlNode::Kind::Scalar)
        return any;
    const QString plain = masked(node.text);
    if (plain == node.text)
        return any;
    node.text = plain;
    node.isQuoted = true;
    return true;
}

bool SecretMask::maskAll(YamlNode &node) const
{
    bool any = false;
    for (YamlNode &item : node.items)
        any = maskAll(item) || any;
    for (YamlMember &member : node.members)
        any = maskAll(member.value) || any;
    const ValueType type = typeOf(node);
    if (type == ValueType::Flag || node.text.isEmpty() || isReference(node.text))
        return any;
    node.text = marks();
    node.isQuoted = true;
    return true;
}

bool SecretMask::maskArguments(std::vector<YamlNode> &items) const
{
    bool any = false;
    for (std::size_t i = 1; i < items.size(); ++i) {
        const QString &option = items[i - 1].text;
        if (isSecretOption(items[i - 1])) {
            any = maskAll(items[i]) || any;
        } else if (option == u"-u" || option == u"--user") {
            const qsizetype colon = items[i].text.indexOf(u':');
            if (colon > 0 && !isReference(items[i].text.mid(colon + 1))) {
                items[i].text = items[i].text.left(colon + 1) + marks();
                any = true;
            }
        }
    }
    return any;
}

} // namespace Chaos::Toolkit
