// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitexperiment.h"

#include "models/plan/plankey.h"
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

Declared declaredIn(const YamlNode &root)
{
    Declared declared;
    for (const auto &[name, list] : activitiesOf(root)) {
        for (const YamlNode &activity : list->items) {
            const YamlNode *called = memberOf(activity, u"name"_s);
            if (called && memberOf(activity, u"provider"_s))
                declared.emplace(called->text, &activity);
        }
    }
    return declared;
}

void wantText(const YamlNode &map, const QString &path, const QString &name, Mistakes &mistakes)
{
    const YamlNode *node = memberOf(map, name);
    if (node && typeOf(*node) == ValueType::Text && !node->text.trimmed().isEmpty())
        return;
    mistakes.add(node ? *node : map, path + name,
                 node ? Toolkit::tr("a text is wanted here.")
                      : Toolkit::tr("it is missing; add a line with a text."));
}

void mayBe(const YamlNode &root, const QString &name, YamlNode::Kind kind, Mistakes &mistakes)
{
    const YamlNode *node = memberOf(root, name);
    if (!node || node->kind == kind || node->kind == YamlNode::Kind::Null)
        return;
    mistakes.add(*node, name,
                 kind == YamlNode::Kind::Map
                     ? Toolkit::tr("fields are wanted here, each with its value.")
                     : Toolkit::tr("a list is wanted."));
}

void checkHypothesis(const YamlNode &root, const Declared &declared, Mistakes &mistakes)
{
    const QString name = u"steady-state-hypothesis"_s;
    const YamlNode *hypothesis = memberOf(root, name);
    if (!hypothesis || hypothesis->kind != YamlNode::Kind::Map)
        return;
    wantText(*hypothesis, name + u'.', u"title"_s, mistakes);
    const YamlNode *probes = memberOf(*hypothesis, u"probes"_s);
    if (!probes)
        return;
    if (probes->kind != YamlNode::Kind::Sequence && probes->kind != YamlNode::Kind::Null)
        mistakes.add(*probes, name + u".probes"_s, Toolkit::tr("a list is wanted."));
    for (std::size_t i = 0; i < probes->items.size(); ++i) {
        const YamlNode &probe = probes->items[i];
        const QString path = name + u".probes[%1]"_s.arg(i + 1);
        const YamlNode *tolerance = memberOf(probe, u"tolerance"_s);
        if (!tolerance && probe.kind == YamlNode::Kind::Map)
            tolerance = memberOf(resolved(probe, declared), u"tolerance"_s);
        if (tolerance)
            checkTolerance(*tolerance, path + u".tolerance"_s, declared, mistakes);
        else
            mistakes.add(probe, path + u".tolerance"_s,
                         Toolkit::tr("it is missing; say what the probe must give, such as 200."));
    }
}

} // namespace

std::vector<std::pair<QString, const YamlNode *>> activitiesOf(const YamlNode &root)
{
    std::vector<std::pair<QString, const YamlNode *>> lists;
    if (const YamlNode *hypothesis = memberOf(root, u"steady-state-hypothesis"_s))
        lists.emplace_back(u"steady-state-hypothesis.probes"_s, memberOf(*hypothesis, u"probes"_s));
    lists.emplace_back(u"method"_s, memberOf(root, u"method"_s));
    lists.emplace_back(u"rollbacks"_s, memberOf(root, u"rollbacks"_s));
    std::erase_if(lists, [](const auto &list) { return !list.second; });
    return lists;
}

Declared checkExperiment(const YamlNode &root, Mistakes &mistakes)
{
    if (root.kind != YamlNode::Kind::Map) {
        mistakes.add(root, {}, Toolkit::tr("fields are wanted here, each with its value."));
        return {};
    }
    const Declared declared = declaredIn(root);
    wantText(root, {}, u"title"_s, mistakes);
    wantText(root, {}, u"description"_s, mistakes);
    if (!memberOf(root, u"method"_s))
        mistakes.add(root, u"method"_s, Toolkit::tr("it is missing; add a list, if only []."));
    for (const QString &name :
         {u"method"_s, u"rollbacks"_s, u"tags"_s, u"controls"_s, u"extensions"_s})
        mayBe(root, name, YamlNode::Kind::Sequence, mistakes);
    for (const QString &name : {u"steady-state-hypothesis"_s, u"configuration"_s, u"secrets"_s,
                                u"contributions"_s, u"runtime"_s})
        mayBe(root, name, YamlNode::Kind::Map, mistakes);
    if (const YamlNode *title = memberOf(root, u"title"_s);
        title && !title->text.trimmed().isEmpty() && !givesKey(title->text))
        mistakes.add(*title, u"title"_s, Toolkit::tr("a title with letters or digits is wanted."));
    checkHypothesis(root, declared, mistakes);
    for (const auto &[name, list] : activitiesOf(root)) {
        for (std::size_t i = 0; i < list->items.size(); ++i)
            checkActivity(list->items[i], name + u"[%1]"_s.arg(i + 1), declared, mistakes);
    }
    return declared;
}

} // namespace Chaos::Toolkit
