// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/plansteps.h"

#include "models/plan/durationword.h"
#include "models/plan/jsonnode.h"
#include "models/plan/toolkitactivity.h"
#include "models/plan/toolkittolerance.h"
#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>

#include <utility>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct StepFaults
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

bool isActivity(const YamlNode &node)
{
    const YamlNode *provider = Toolkit::memberOf(node, u"provider"_s);
    return node.kind == YamlNode::Kind::Map && provider && provider->kind == YamlNode::Kind::Map;
}

/// A line of text with a colon in it is a group of fields to YAML.
bool isStep(const YamlNode &node)
{
    return isActivity(node) || Toolkit::memberOf(node, u"text"_s)
        || Toolkit::memberOf(node, u"provider"_s);
}

/// The Chaos Toolkit does not know these.
bool isOurs(const QString &field)
{
    return field == u"on" || field == u"until" || field == u"undo";
}

void readOurs(const YamlNode &ours, const Place &place, PlannedStep &step)
{
    Fields fields(ours, place.path, place.mistakes);
    fields.text(u"on"_s, step.target);
    fields.duration(u"until"_s, step.until);
    fields.text(u"undo"_s, step.undo);
    const bool hasBoth = step.until != Micros(0) && !step.undo.isEmpty();
    const bool hasNone = step.until == Micros(0) && step.undo.isEmpty();
    if (!hasBoth && !hasNone) {
        place.mistakes.add(place.node, place.path,
                           StepFaults::tr("until says when the host takes it back by itself, and "
                                          "undo how: write both."));
    } else if (hasBoth && step.target.isEmpty()) {
        place.mistakes.add(place.node, place.path,
                           StepFaults::tr("until wants a host: say with on where it is done."));
    }
}

PlannedStep readActivity(const Place &place)
{
    YamlNode activity = place.node;
    YamlNode ours = place.node;
    std::erase_if(activity.members, [](const YamlMember &one) { return isOurs(one.name); });
    std::erase_if(ours.members, [](const YamlMember &one) { return !isOurs(one.name); });
    Toolkit::checkActivity(activity, place.path, {}, place.mistakes);
    if (const YamlNode *tolerance = Toolkit::memberOf(activity, u"tolerance"_s))
        Toolkit::checkTolerance(*tolerance, place.path + u".tolerance"_s, {}, place.mistakes);
    PlannedStep step{.provider = PlannedStep::Provider::Scripted,
                     .text = Toolkit::stepOf(activity),
                     .activity = Toolkit::jsonOf(activity)};
    readOurs(ours, place, step);
    return step;
}

/// As the Chaos Toolkit writes it: what JSON says, YAML reads.
void writeActivity(YamlWriter &yaml, const PlannedStep &step, const YamlNode &activity)
{
    for (const YamlMember &member : activity.members)
        yaml.word(member.name, Toolkit::jsonOf(member.value));
    yaml.text(u"on"_s, step.target);
    if (step.until != Micros(0))
        yaml.duration(u"until"_s, step.until);
    yaml.text(u"undo"_s, step.undo);
}

void writeStep(YamlWriter &yaml, const PlannedStep &step)
{
    if (step.isScripted()) {
        const auto activity = readJson(step.activity.toUtf8(), {});
        if (activity && isActivity(*activity))
            return writeActivity(yaml, step, *activity);
    }
    yaml.textAlways(u"text"_s, step.text);
    if (step.provider != PlannedStep::Provider::ByHand)
        yaml.word(u"provider"_s, providerWords, step.provider);
    yaml.text(u"target"_s, step.target);
    yaml.text(u"fault"_s, step.fault);
    yaml.text(u"activity"_s, step.activity);
}

} // namespace

PlannedStep readStep(const Place &place)
{
    PlannedStep step;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        step.text = place.node.text;
        return step;
    }
    if (isActivity(place.node))
        return readActivity(place);
    Fields fields(place.node, place.path, place.mistakes);
    fields.word(u"provider"_s, providerWords, step.provider);
    fields.text(u"text"_s, step.text);
    fields.text(u"target"_s, step.target);
    fields.text(u"fault"_s, step.fault);
    fields.text(u"activity"_s, step.activity);
    return step;
}

void readSteps(Fields &fields, const QString &name, std::vector<PlannedStep> &steps)
{
    QStringList lines; // that follow the last group of fields
    const auto take = [&] {
        const QStringList texts = std::exchange(lines, {});
        for (const QString &text : texts)
            steps.push_back({.text = text});
    };
    fields.texts(name, lines, [&](const YamlNode &node, const QString &path) {
        if (!isStep(node))
            return false;
        take();
        steps.push_back(readStep({node, path, fields.mistakes()}));
        return true;
    });
    take();
}

void writeSteps(YamlWriter &yaml, const QString &name, const std::vector<PlannedStep> &steps)
{
    if (steps.empty())
        return;
    yaml.openMap(name);
    for (const PlannedStep &step : steps) {
        if (step.isText()) {
            yaml.element(step.text);
            continue;
        }
        yaml.openElement();
        writeStep(yaml, step);
        yaml.close();
    }
    yaml.close();
}

} // namespace Chaos::PlanParts
