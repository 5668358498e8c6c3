// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitactivity.h"

#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

struct Toolkit
{
    Q_DECLARE_TR_FUNCTIONS(Toolkit)
};

constexpr qsizetype mostText = 1000; ///< of one step: it is read, not run

/// One word of a command line, in quotes where a shell would want them.
QString quoted(const QString &word)
{
    static const QRegularExpression plain(u"\\A[\\w@%+=:,./${}*-]+\\z"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString commandOf(const YamlNode &provider)
{
    QStringList words{textAt(provider, u"path"_s)};
    const auto add = [&](const YamlNode &argument) {
        const QString word = wordOf(argument);
        if (!word.isEmpty() && argument.kind != YamlNode::Kind::Null)
            words.push_back(quoted(word));
    };
    if (const YamlNode *arguments = memberOf(provider, u"arguments"_s)) {
        if (arguments->kind == YamlNode::Kind::Scalar)
            words.push_back(arguments->text); // a shell reads it as it stands
        for (const YamlNode &item : arguments->items)
            add(item);
        for (const YamlMember &member : arguments->members) {
            words.push_back(quoted(member.name));
            add(member.value);
        }
    }
    words.removeAll(QString());
    return words.join(u' ');
}

QString requestOf(const YamlNode &provider)
{
    QString method = textAt(provider, u"method"_s).toUpper();
    if (method.isEmpty())
        method = u"GET"_s;
    QString url = textAt(provider, u"url"_s);
    const YamlNode *arguments = memberOf(provider, u"arguments"_s);
    if (!arguments || arguments->kind == YamlNode::Kind::Null)
        return method + u' ' + url;
    if (method != u"GET" || arguments->kind != YamlNode::Kind::Map)
        return Toolkit::tr("%1 %2 with %3").arg(method, url, wordOf(*arguments));
    QStringList query;
    for (const YamlMember &member : arguments->members)
        query.push_back(member.name + u'=' + wordOf(member.value));
    if (!query.isEmpty())
        url += (url.contains(u'?') ? u"&"_s : u"?"_s) + query.join(u'&');
    return method + u' ' + url;
}

QString callOf(const YamlNode &provider)
{
    QStringList arguments;
    if (const YamlNode *given = memberOf(provider, u"arguments"_s)) {
        for (const YamlMember &member : given->members)
            arguments.push_back(member.name + u'=' + jsonOf(member.value));
    }
    return textAt(provider, u"module"_s) + u'.' + textAt(provider, u"func"_s) + u'('
        + arguments.join(u", "_s) + u')';
}

/// "HOST=db-1, FORCE=true"
QString fieldsOf(const YamlNode *map)
{
    QStringList said;
    if (map) {
        for (const YamlMember &member : map->members)
            said.push_back(member.name + u'=' + wordOf(member.value));
    }
    return said.join(u", "_s);
}

QString jobOf(const YamlNode &provider)
{
    const QString job = textAt(provider, u"job"_s);
    const QString parameters = fieldsOf(memberOf(provider, u"parameters"_s));
    return parameters.isEmpty() ? Toolkit::tr("Jenkins job %1").arg(job)
                                : Toolkit::tr("Jenkins job %1 (%2)").arg(job, parameters);
}

QString toxicOf(const YamlNode &provider)
{
    const QString proxy = textAt(provider, u"proxy"_s);
    if (const YamlNode *toxic = memberOf(provider, u"toxic"_s)) {
        const QString type = textAt(*toxic, u"type"_s);
        const QString with = fieldsOf(memberOf(*toxic, u"attributes"_s));
        return with.isEmpty() ? Toolkit::tr("Toxiproxy %1: add %2").arg(proxy, type)
                              : Toolkit::tr("Toxiproxy %1: add %2 (%3)").arg(proxy, type, with);
    }
    if (const QString toxic = textAt(provider, u"remove"_s); !toxic.isEmpty())
        return Toolkit::tr("Toxiproxy %1: remove %2").arg(proxy, toxic);
    if (const YamlNode *enabled = memberOf(provider, u"enabled"_s)) {
        return flagOf(*enabled).value_or(true) ? Toolkit::tr("Toxiproxy %1: switch on").arg(proxy)
                                               : Toolkit::tr("Toxiproxy %1: switch off").arg(proxy);
    }
    return Toolkit::tr("Toxiproxy: reset");
}

QString switchOf(const YamlNode &provider)
{
    return Toolkit::tr("proxy %1: %2")
        .arg(textAt(provider, u"proxy"_s), textAt(provider, u"fault"_s));
}

QString seconds(const YamlNode &length)
{
    return Toolkit::tr("%1 s").arg(wordOf(length));
}

/// Before, beside and after the deed itself.
QStringList remarksOn(const YamlNode &activity)
{
    QStringList remarks;
    const YamlNode nothing;
    const YamlNode *pauses = memberOf(activity, u"pauses"_s);
    const YamlNode *before = memberOf(pauses ? *pauses : nothing, u"before"_s);
    const YamlNode *after = memberOf(pauses ? *pauses : nothing, u"after"_s);
    const YamlNode *background = memberOf(activity, u"background"_s);
    const YamlNode *provider = memberOf(activity, u"provider"_s);
    const YamlNode *timeout = memberOf(provider ? *provider : nothing, u"timeout"_s);
    if (before)
        remarks.push_back(Toolkit::tr("wait %1 before").arg(seconds(*before)));
    if (background && flagOf(*background).value_or(false))
        remarks.push_back(Toolkit::tr("in the background"));
    if (timeout && timeout->kind == YamlNode::Kind::Scalar)
        remarks.push_back(Toolkit::tr("at most %1").arg(seconds(*timeout)));
    if (after)
        remarks.push_back(Toolkit::tr("wait %1 after").arg(seconds(*after)));
    return remarks;
}

/// A script of many lines becomes one that can be listed.
QString onOneLine(QString text)
{
    static const QRegularExpression breaks(u"\\s*[\\r\\n]+\\s*"_s);
    text.replace(breaks, u" "_s);
    return text.size() > mostText ? text.left(mostText - 1) + u'…' : text;
}

} // namespace

QString deedOf(const YamlNode &activity)
{
    const YamlNode *provider = memberOf(activity, u"provider"_s);
    if (!provider)
        return {};
    const QString type = textAt(*provider, u"type"_s);
    return type == u"process"  ? commandOf(*provider)
        : type == u"http"      ? requestOf(*provider)
        : type == u"jenkins"   ? jobOf(*provider)
        : type == u"toxiproxy" ? toxicOf(*provider)
        : type == u"proxy"     ? switchOf(*provider)
                               : callOf(*provider);
}

QString namedDeedOf(const YamlNode &activity)
{
    const QString name = textAt(activity, u"name"_s).trimmed();
    const QString deed = deedOf(activity);
    return onOneLine(deed.isEmpty() || deed == name ? name : name + u": "_s + deed);
}

QString stepOf(const YamlNode &activity)
{
    const QStringList remarks = remarksOn(activity);
    const QString deed = namedDeedOf(activity);
    return remarks.isEmpty() ? deed : deed + u" ("_s + remarks.join(u"; "_s) + u')';
}

} // namespace Chaos::Toolkit
