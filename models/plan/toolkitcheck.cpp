// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/proxyfault.h"
#include "models/plan/toolkitactivity.h"
#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

struct Toolkit
{
    Q_DECLARE_TR_FUNCTIONS(Toolkit)
};

/// What the room can have done: the Chaos Toolkit's own, and two more.
const QStringList &providerTypes()
{
    static const QStringList types{u"process"_s, u"http"_s,      u"python"_s,
                                   u"jenkins"_s, u"toxiproxy"_s, u"proxy"_s};
    return types;
}

const QStringList &toxicTypes()
{
    static const QStringList types{u"latency"_s,    u"bandwidth"_s, u"slow_close"_s, u"timeout"_s,
                                   u"reset_peer"_s, u"slicer"_s,    u"limit_data"_s};
    return types;
}

/// One map of the experiment under examination, and what it is called in messages.
class Examined
{
public:
    Examined(const YamlNode &node, const QString &path, Mistakes &mistakes)
        : m_node(node)
        , m_path(path)
        , m_mistakes(mistakes)
    {}

    /// A map of this one.
    [[nodiscard]] Examined within(const QString &name, const YamlNode &node) const
    {
        return {node, m_path + u'.' + name, m_mistakes};
    }

    /// Text that must be there and say something.
    void wantText(const QString &name, const QString &example)
    {
        const YamlNode *node = memberOf(m_node, name);
        if (!node)
            mistake(m_node, name, Toolkit::tr("it is missing; add one like %1.").arg(example));
        else if (typeOf(*node) != ValueType::Text || node->text.trimmed().isEmpty())
            mistake(*node, name, Toolkit::tr("a text is wanted, like %1.").arg(example));
    }

    /// A word out of few; missing is a mistake only where it must be there.
    void wantWord(const QString &name, const QStringList &words)
    {
        const YamlNode *node = memberOf(m_node, name);
        if (!node || !words.contains(node->text)) {
            mistake(node ? *node : m_node, name,
                    Toolkit::tr("one of %1 is wanted.").arg(words.join(u", "_s)));
        }
    }

    void mayBeNumber(const QString &name)
    {
        const YamlNode *node = memberOf(m_node, name);
        if (node && !isNumber(*node) && !node->text.contains(u'$')
            && node->kind != YamlNode::Kind::Null)
            mistake(*node, name, Toolkit::tr("a number of seconds is wanted."));
    }

    void mayBeMap(const QString &name)
    {
        const YamlNode *node = memberOf(m_node, name);
        if (node && node->kind != YamlNode::Kind::Map && node->kind != YamlNode::Kind::Null)
            mistake(*node, name, Toolkit::tr("fields are wanted here, each with its value."));
    }

    void mistake(const YamlNode &node, const QString &name, const QString &why)
    {
        m_mistakes.add(node, m_path + u'.' + name, why);
    }

private:
    const YamlNode &m_node;
    QString m_path;
    Mistakes &m_mistakes;
};

void checkProcess(const YamlNode &provider, Examined &examined)
{
    examined.wantText(u"path"_s, u"\"systemctl\""_s);
    const YamlNode *arguments = memberOf(provider, u"arguments"_s);
    const ValueType type = arguments ? typeOf(*arguments) : ValueType::Null;
    if (type == ValueType::Flag || isNumber(arguments ? *arguments : YamlNode())) {
        examined.mistake(*arguments, u"arguments"_s,
                         Toolkit::tr("a text, a list or fields are wanted."));
    }
    examined.mayBeNumber(u"timeout"_s);
}

void checkHttp(const YamlNode &provider, Examined &examined)
{
    examined.wantText(u"url"_s, u"\"http://checkout.example/health\""_s);
    examined.mayBeMap(u"headers"_s);
    const YamlNode *timeout = memberOf(provider, u"timeout"_s);
    if (!timeout || timeout->kind != YamlNode::Kind::Sequence)
        examined.mayBeNumber(u"timeout"_s); // or [to connect, to read]
}

void checkJenkins(const YamlNode &provider, Examined &examined)
{
    examined.wantText(u"url"_s, u"\"https://jenkins.example\""_s);
    examined.wantText(u"job"_s, u"\"chaos/kill-db\""_s);
    examined.mayBeMap(u"parameters"_s);
    const bool hasUser = memberOf(provider, u"user"_s) != nullptr;
    if (hasUser != (memberOf(provider, u"secret"_s) != nullptr)) {
        examined.mistake(provider, hasUser ? u"secret"_s : u"user"_s,
                         Toolkit::tr("it is missing; who signs in is a user, and secret the name "
                                     "under which the API token is kept."));
    }
    examined.mayBeNumber(u"timeout"_s);
}

void checkToxiproxy(const YamlNode &provider, Examined &examined)
{
    examined.wantText(u"url"_s, u"\"http://localhost:8474\""_s);
    const bool isReset = memberOf(provider, u"reset"_s) != nullptr;
    if (!isReset)
        examined.wantText(u"proxy"_s, u"\"redis\""_s);
    const QStringList acts{u"toxic"_s, u"remove"_s, u"enabled"_s, u"reset"_s};
    const auto said = std::ranges::count_if(
        acts, [&](const QString &act) { return memberOf(provider, act) != nullptr; });
    if (said != 1) {
        examined.mistake(provider, u"toxic"_s,
                         Toolkit::tr("one of %1 is wanted.").arg(acts.join(u", "_s)));
    }
    examined.mayBeMap(u"toxic"_s);
    if (const YamlNode *toxic = memberOf(provider, u"toxic"_s)) {
        examined.within(u"toxic"_s, *toxic).wantWord(u"type"_s, toxicTypes());
        examined.within(u"toxic"_s, *toxic).mayBeMap(u"attributes"_s);
    }
    examined.mayBeNumber(u"timeout"_s);
}

void checkProxy(const YamlNode &provider, Examined &examined)
{
    examined.wantText(u"proxy"_s, u"\"checkout-ws\""_s);
    const YamlNode *fault = memberOf(provider, u"fault"_s);
    if (!fault || fault->text.trimmed().isEmpty()) {
        examined.wantText(u"fault"_s, u"\"ws close 1013\""_s);
    } else if (const auto read = ProxyFault::read(fault->text); !read) {
        const QString &why = read.failure().detail;
        examined.mistake(*fault, u"fault"_s, why.endsWith(u'?') ? why : why + u'.');
    }
}

void checkProvider(const YamlNode &provider, const QString &path, Mistakes &mistakes)
{
    if (provider.kind != YamlNode::Kind::Map) {
        mistakes.add(provider, path, Toolkit::tr("fields are wanted here, each with its value."));
        return;
    }
    Examined examined(provider, path, mistakes);
    examined.wantWord(u"type"_s, providerTypes());
    const QString type = textAt(provider, u"type"_s);
    if (type == u"process") {
        checkProcess(provider, examined);
    } else if (type == u"http") {
        checkHttp(provider, examined);
    } else if (type == u"python") {
        examined.wantText(u"module"_s, u"\"chaosk8s.pod.actions\""_s);
        examined.wantText(u"func"_s, u"\"terminate_pods\""_s);
        examined.mayBeMap(u"arguments"_s);
    } else if (type == u"jenkins") {
        checkJenkins(provider, examined);
    } else if (type == u"toxiproxy") {
        checkToxiproxy(provider, examined);
    } else if (type == u"proxy") {
        checkProxy(provider, examined);
    }
}

void checkReference(const YamlNode &reference, const QString &path, const Declared &declared,
                    Mistakes &mistakes)
{
    if (declared.contains(reference.text) && typeOf(reference) == ValueType::Text)
        return;
    QStringList known;
    for (const auto &[name, activity] : declared)
        known.push_back(name);
    const QString nearest = nearestWord(reference.text, known);
    mistakes.add(reference, path + u".ref"_s,
                 nearest.isEmpty()
                     ? Toolkit::tr("no activity of the file is called \"%1\"; name one that is.")
                           .arg(reference.text.left(60))
                     : Toolkit::tr("no activity of the file is called \"%1\"; did you mean \"%2\"?")
                           .arg(reference.text.left(60), nearest.left(60)));
}

} // namespace

const YamlNode &resolved(const YamlNode &activity, const Declared &declared)
{
    const auto it = declared.find(textAt(activity, u"ref"_s));
    return it == declared.end() ? activity : *it->second;
}

void checkActivity(const YamlNode &activity, const QString &path, const Declared &declared,
                   Mistakes &mistakes)
{
    if (activity.kind != YamlNode::Kind::Map) {
        mistakes.add(activity, path,
                     Toolkit::tr("an activity is wanted: fields with type, name and provider."));
        return;
    }
    const YamlNode *reference = memberOf(activity, u"ref"_s);
    if (reference && reference->kind != YamlNode::Kind::Null) {
        checkReference(*reference, path, declared, mistakes);
        return;
    }
    Examined examined(activity, path, mistakes);
    examined.wantWord(u"type"_s, {u"probe"_s, u"action"_s});
    examined.wantText(u"name"_s, u"\"stop-the-database\""_s);
    if (const YamlNode *provider = memberOf(activity, u"provider"_s))
        checkProvider(*provider, path + u".provider"_s, mistakes);
    else
        examined.mistake(
            activity, u"provider"_s,
            Toolkit::tr("it is missing; add what does it: %1.").arg(providerTypes().join(u", "_s)));
    const YamlNode *background = memberOf(activity, u"background"_s);
    if (background && typeOf(*background) != ValueType::Flag)
        examined.mistake(*background, u"background"_s, Toolkit::tr("true or false is wanted."));
    examined.mayBeNumber(u"timeout"_s);
    examined.mayBeMap(u"pauses"_s);
    if (const YamlNode *pauses = memberOf(activity, u"pauses"_s)) {
        Examined inner(*pauses, path + u".pauses"_s, mistakes);
        inner.mayBeNumber(u"before"_s);
        inner.mayBeNumber(u"after"_s);
    }
}

} // namespace Chaos::Toolkit
