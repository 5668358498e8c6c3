// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkittolerance.h"

#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>

namespace Chaos::Toolkit {

using namespace Qt::StringLiterals;

namespace {

struct Toolkit
{
    Q_DECLARE_TR_FUNCTIONS(Toolkit)
};

/// Where in the probe's answer to look.
QString within(const YamlNode &tolerance, const QString &words)
{
    const QString target = textAt(tolerance, u"target"_s);
    return target.isEmpty() ? words : Toolkit::tr("%1 in %2").arg(words, target);
}

QString pathWords(const YamlNode &tolerance)
{
    const QString path = textAt(tolerance, u"path"_s);
    if (const YamlNode *expect = memberOf(tolerance, u"expect"_s))
        return Toolkit::tr("%1 gives %2").arg(path, jsonOf(*expect));
    if (const YamlNode *count = memberOf(tolerance, u"count"_s))
        return Toolkit::tr("%1 finds %2").arg(path, wordOf(*count));
    return Toolkit::tr("%1 finds something").arg(path);
}

QString objectWords(const YamlNode &tolerance)
{
    const QString type = textAt(tolerance, u"type"_s);
    if (type == u"regex")
        return within(tolerance, Toolkit::tr("matches /%1/").arg(textAt(tolerance, u"pattern"_s)));
    if (type == u"jsonpath")
        return within(tolerance, pathWords(tolerance));
    if (type == u"probe")
        return Toolkit::tr("as %1 judges it").arg(namedDeedOf(tolerance));
    const YamlNode *range = memberOf(tolerance, u"range"_s);
    if (!range || range->items.size() != 2)
        return {};
    return within(tolerance,
                  Toolkit::tr("from %1 to %2")
                      .arg(wordOf(range->items.front()), wordOf(range->items.back())));
}

/// The implementation's own rule: a list is a range where it has two elements and the value is not
/// a process's or a server's answer, and a choice otherwise.
QString listWords(const YamlNode &tolerance, bool hasStatus)
{
    if (tolerance.items.empty())
        return Toolkit::tr("never (the list is empty)");
    if (!hasStatus && tolerance.items.size() == 2)
        return Toolkit::tr("from %1 to %2")
            .arg(wordOf(tolerance.items.front()), wordOf(tolerance.items.back()));
    return wordsOf(tolerance.items, Toolkit::tr(" or "));
}

void checkObject(const YamlNode &tolerance, const QString &path, const Declared &declared,
                 Mistakes &mistakes)
{
    const QString type = textAt(tolerance, u"type"_s);
    const auto wantText = [&](const QString &name, const QString &example) {
        const YamlNode *node = memberOf(tolerance, name);
        if (!node || typeOf(*node) != ValueType::Text || node->text.isEmpty()) {
            mistakes.add(node ? *node : tolerance, path + u'.' + name,
                         Toolkit::tr("a text is wanted, like %1.").arg(example));
        }
    };
    if (type == u"regex") {
        wantText(u"pattern"_s, u"\"^OK\""_s);
    } else if (type == u"jsonpath") {
        wantText(u"path"_s, u"\"$.status\""_s);
    } else if (type == u"probe") {
        checkActivity(tolerance, path, declared, mistakes);
    } else if (type == u"range") {
        if (!rangeOf(tolerance)) {
            const YamlNode *range = memberOf(tolerance, u"range"_s);
            mistakes.add(range ? *range : tolerance, path + u".range"_s,
                         Toolkit::tr("a list of two numbers is wanted, like [4, 9]."));
        }
    } else {
        mistakes.add(tolerance, path + u".type"_s,
                     Toolkit::tr("one of %1 is wanted.").arg(u"regex, range, jsonpath, probe"_s));
    }
}

} // namespace

void checkTolerance(const YamlNode &tolerance, const QString &path, const Declared &declared,
                    Mistakes &mistakes)
{
    switch (typeOf(tolerance)) {
    case ValueType::Null:
    case ValueType::Real:
        mistakes.add(tolerance, path,
                     Toolkit::tr("true, a whole number, a text, a list or fields are wanted; for a "
                                 "number with a fraction write {type: range, range: [0.1, 0.3]}."));
        break;
    case ValueType::Map:
        checkObject(tolerance, path, declared, mistakes);
        break;
    case ValueType::Text:
    case ValueType::Flag:
    case ValueType::Integer:
    case ValueType::List:
        break;
    }
}

QString toleranceWords(const YamlNode &tolerance, const QString &provider)
{
    const bool hasStatus = provider == u"process" || provider == u"http";
    const QString status =
        provider == u"process" ? Toolkit::tr("exit status %1") : Toolkit::tr("status %1");
    switch (typeOf(tolerance)) {
    case ValueType::Null:
    case ValueType::Real:
    case ValueType::Flag:
        return wordOf(tolerance);
    case ValueType::Text:
        return u'"' + tolerance.text + u'"';
    case ValueType::Integer:
        return hasStatus ? status.arg(wordOf(tolerance)) : wordOf(tolerance);
    case ValueType::List: {
        const QString words = listWords(tolerance, hasStatus);
        return hasStatus && !tolerance.items.empty() ? status.arg(words) : words;
    }
    case ValueType::Map:
        return objectWords(tolerance);
    }
    return {};
}

std::optional<std::pair<double, double>> rangeOf(const YamlNode &tolerance)
{
    const YamlNode *range =
        tolerance.kind == YamlNode::Kind::Map ? memberOf(tolerance, u"range"_s) : &tolerance;
    if (!range || range->kind != YamlNode::Kind::Sequence || range->items.size() != 2)
        return {};
    const auto low = numberOf(range->items.front());
    const auto high = numberOf(range->items.back());
    return low && high ? std::optional(std::pair(*low, *high)) : std::nullopt;
}

} // namespace Chaos::Toolkit
