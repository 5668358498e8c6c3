// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/toolkitnotes.h"

#include "models/plan/toolkitexperiment.h"
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

const QStringList rootFields{u"title"_s,      u"description"_s,   u"method"_s,
                             u"rollbacks"_s,  u"configuration"_s, u"steady-state-hypothesis"_s,
                             u"tags"_s,       u"controls"_s,      u"secrets"_s,
                             u"extensions"_s, u"contributions"_s, u"runtime"_s,
                             u"dry"_s,        u"version"_s};

/// The names of what a list holds, or how many there are.
QString namesIn(const std::vector<YamlNode> &items)
{
    QStringList names;
    for (const YamlNode &item : items) {
        const QString name = item.kind == YamlNode::Kind::Map
            ? textAt(item, u"name"_s) + textAt(item, u"ref"_s)
            : wordOf(item);
        names.push_back(name.isEmpty() ? Toolkit::tr("one without a name") : name.left(60));
    }
    return names.join(u", "_s);
}

/// Controls hook code of their own into every level.
std::vector<YamlNode> controlsOf(const YamlNode &root)
{
    std::vector<YamlNode> controls;
    const auto add = [&](const YamlNode &map) {
        if (const YamlNode *own = memberOf(map, u"controls"_s))
            controls.insert(controls.end(), own->items.begin(), own->items.end());
    };
    add(root);
    if (const YamlNode *hypothesis = memberOf(root, u"steady-state-hypothesis"_s))
        add(*hypothesis);
    for (const auto &[name, list] : activitiesOf(root))
        std::ranges::for_each(list->items, add);
    return controls;
}

/// Those that stand in the file, or that a vault has.
QString secretsIn(const YamlNode &secrets)
{
    const auto isVariable = [](const YamlNode &secret) {
        return secret.kind == YamlNode::Kind::Map && textAt(secret, u"type"_s) == u"env";
    };
    QStringList names;
    for (const YamlMember &target : secrets.members) {
        if (target.value.members.empty())
            names.push_back(target.name);
        for (const YamlMember &secret : target.value.members) {
            if (!isVariable(secret.value))
                names.push_back(target.name + u'.' + secret.name);
        }
    }
    return names.join(u", "_s);
}

/// Fields that an experiment does not have: kept out, not silently.
void noteUnknown(const YamlNode &map, const QStringList &known, QStringList &notes)
{
    for (const YamlMember &member : map.members) {
        if (known.contains(member.name))
            continue;
        const QString nearest = nearestWord(member.name, known);
        notes.push_back(
            nearest.isEmpty()
                ? Toolkit::tr("Line %1: an experiment has no field \"%2\"; it is not carried over.")
                      .arg(QString::number(member.line), member.name.left(60))
                : Toolkit::tr("Line %1: an experiment has no field \"%2\"; it is not carried over. "
                              "Did you mean \"%3\"?")
                      .arg(QString::number(member.line), member.name.left(60), nearest));
    }
}

void noteConfiguration(const Configuration &configuration, QStringList &notes)
{
    const auto note = [&](const QString &text, const QStringList &names) {
        if (!names.isEmpty())
            notes.push_back(text.arg(names.join(u", "_s)));
    };
    note(Toolkit::tr("Configuration values that probes find are not asked for: %1. Write them."),
         configuration.fromProbes());
    note(Toolkit::tr("Configuration values that sound like secrets are not carried over: %1."),
         configuration.withheld());
}

void noteRest(const YamlNode &root, QStringList &notes)
{
    const auto note = [&](const QString &name, const QString &text) {
        const YamlNode *node = memberOf(root, name);
        if (node && !(node->items.empty() && node->members.empty() && node->text.isEmpty()))
            notes.push_back(text.arg(node->items.empty() ? wordOf(*node) : namesIn(node->items)));
    };
    note(u"tags"_s, Toolkit::tr("Tags are not carried over: %1."));
    note(u"contributions"_s, Toolkit::tr("Contributions are not carried over: %1."));
    note(u"extensions"_s, Toolkit::tr("Extensions are not carried over: %1."));
    note(u"runtime"_s,
         Toolkit::tr("Strategies are not carried over, people decide on the day: %1."));
    note(u"dry"_s, Toolkit::tr("The dry run is not carried over: %1."));
}

} // namespace

QStringList notesOn(const YamlNode &root, const Configuration &configuration)
{
    QStringList notes;
    noteUnknown(root, rootFields, notes);
    if (const YamlNode *hypothesis = memberOf(root, u"steady-state-hypothesis"_s)) {
        noteUnknown(*hypothesis, {u"title"_s, u"probes"_s, u"controls"_s, u"description"_s}, notes);
        if (const QString more = textAt(*hypothesis, u"description"_s); !more.isEmpty())
            notes.push_back(
                Toolkit::tr("The hypothesis' description is not carried over: %1").arg(more));
    }
    noteConfiguration(configuration, notes);
    const YamlNode *secrets = memberOf(root, u"secrets"_s);
    if (const QString names = secrets ? secretsIn(*secrets) : QString(); !names.isEmpty()) {
        notes.push_back(Toolkit::tr("Secrets are not carried over: %1. Let the environment or the "
                                    "keychain hold them.")
                            .arg(names));
    }
    if (const auto controls = controlsOf(root); !controls.empty()) {
        notes.push_back(Toolkit::tr("Controls are not carried over (%1): %2.")
                            .arg(QString::number(controls.size()), namesIn(controls)));
    }
    noteRest(root, notes);
    return notes;
}

} // namespace Chaos::Toolkit
