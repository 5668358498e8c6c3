// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planalerts.h"
#include "models/plan/plankey.h"
#include "models/plan/planscope.h"
#include "models/plan/plansteps.h"

#include <QCoreApplication>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct CardFaults
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

/// What steady states and measured criteria have in common: a number and its bounds.
template<typename Measured>
void readMeasured(Fields &fields, Measured &one)
{
    fields.text(u"title"_s, one.title);
    fields.text(u"host"_s, one.host);
    fields.text(u"source"_s, one.source);
    fields.text(u"query"_s, one.query);
    fields.number(u"at_least"_s, one.atLeast);
    fields.number(u"at_most"_s, one.atMost);
}

SteadyState readSteady(const Place &place)
{
    SteadyState steady;
    Fields fields(place.node, place.path, place.mistakes);
    readMeasured(fields, steady);
    fields.text(u"activity"_s, steady.activity);
    return steady;
}

/// One line of text is what to try.
QaCard readCard(const Place &place)
{
    QaCard card;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        card.attempt = place.node.text;
    } else {
        Fields fields(place.node, place.path, place.mistakes);
        fields.text(u"try"_s, card.attempt);
        fields.text(u"look"_s, card.look);
    }
    if (card.attempt.isEmpty()) {
        place.mistakes.add(place.node, place.path,
                           CardFaults::tr("what is to be tried? Write it as try."));
    } else if (card.attempt.size() > QaCard::longest || card.look.size() > QaCard::longest) {
        place.mistakes.add(place.node, place.path,
                           CardFaults::tr("a card has room for %1 characters of try and of look.")
                               .arg(QaCard::longest));
    }
    return card;
}

void readLiveQa(Fields &fields, std::vector<QaCard> &cards)
{
    readList(fields, u"live_qa"_s, cards, readCard);
    const YamlNode *node = fields.find(u"live_qa"_s);
    if (node && cards.size() > std::size_t(QaCard::mostCards)) {
        fields.mistake(*node, u"live_qa"_s,
                       CardFaults::tr("%1 cards are too many; an experiment has room for %2.")
                           .arg(cards.size())
                           .arg(QaCard::mostCards));
    }
}

/// A line of text is for people to look at; a group of fields is a number that the room looks at.
void readCriteria(Fields &fields, Experiment &experiment)
{
    fields.texts(u"back_out_criteria"_s, experiment.backOutCriteria,
                 [&](const YamlNode &node, const QString &path) {
                     MeasuredCriterion criterion;
                     Fields group(node, path, fields.mistakes());
                     readMeasured(group, criterion);
                     group.duration(u"for"_s, criterion.holdFor);
                     experiment.measuredCriteria.push_back(criterion);
                     return true;
                 });
}

/// One line of text is the assessment in words.
Risk readRisk(const Place &place)
{
    if (place.node.kind == YamlNode::Kind::Scalar)
        return {.text = place.node.text};
    Risk risk;
    Fields fields(place.node, place.path, place.mistakes);
    fields.word(u"likelihood"_s, levelWords, risk.likelihood);
    fields.word(u"impact"_s, levelWords, risk.impact);
    fields.word(u"reach"_s, reachWords, risk.reach);
    fields.text(u"text"_s, risk.text);
    fields.text(u"noticed_by"_s, risk.noticedBy);
    fields.text(u"left"_s, risk.left);
    fields.text(u"accepted_by"_s, risk.acceptedBy);
    fields.texts(u"production_hosts"_s, risk.productionHosts);
    return risk;
}

template<typename Measured>
void writeMeasured(YamlWriter &yaml, const Measured &one)
{
    yaml.textAlways(u"title"_s, one.title);
    yaml.text(u"host"_s, one.host);
    yaml.text(u"source"_s, one.source);
    yaml.text(u"query"_s, one.query);
    yaml.number(u"at_least"_s, one.atLeast);
    yaml.number(u"at_most"_s, one.atMost);
}

void writeSteady(YamlWriter &yaml, const SteadyState &steady)
{
    writeMeasured(yaml, steady);
    yaml.text(u"activity"_s, steady.activity);
}

void writeCard(YamlWriter &yaml, const QaCard &card)
{
    yaml.textAlways(u"try"_s, card.attempt);
    yaml.text(u"look"_s, card.look);
}

void writeCriteria(YamlWriter &yaml, const Experiment &experiment)
{
    if (experiment.measuredCriteria.empty())
        return yaml.texts(u"back_out_criteria"_s, experiment.backOutCriteria);
    yaml.openMap(u"back_out_criteria"_s);
    for (const QString &text : experiment.backOutCriteria)
        yaml.element(text);
    for (const MeasuredCriterion &criterion : experiment.measuredCriteria) {
        yaml.openElement();
        writeMeasured(yaml, criterion);
        if (criterion.holdFor != Micros(0))
            yaml.duration(u"for"_s, criterion.holdFor);
        yaml.close();
    }
    yaml.close();
}

void writeRisk(YamlWriter &yaml, const Risk &risk)
{
    if (risk == Risk{})
        return;
    if (risk == Risk{.text = risk.text}) {
        yaml.text(u"risk"_s, risk.text);
        return;
    }
    yaml.openMap(u"risk"_s);
    if (risk.likelihood != Level::NotSaid)
        yaml.word(u"likelihood"_s, levelWords, risk.likelihood);
    if (risk.impact != Level::NotSaid)
        yaml.word(u"impact"_s, levelWords, risk.impact);
    yaml.word(u"reach"_s, reachWords, risk.reach);
    yaml.text(u"text"_s, risk.text);
    yaml.text(u"noticed_by"_s, risk.noticedBy);
    yaml.text(u"left"_s, risk.left);
    yaml.text(u"accepted_by"_s, risk.acceptedBy);
    yaml.texts(u"production_hosts"_s, risk.productionHosts);
    yaml.close();
}

void writeLength(YamlWriter &yaml, const QString &name, Micros length)
{
    if (length != Micros(0))
        yaml.duration(name, length);
}

} // namespace

Experiment readExperiment(const Place &place, std::vector<Assignment> &cast)
{
    Experiment experiment;
    Fields fields(place.node, place.path, place.mistakes);
    fields.text(u"title"_s, experiment.title);
    readKey(fields, experiment.title, experiment.key);
    fields.word(u"kind"_s, experimentKindWords, experiment.kind);
    fields.text(u"team"_s, experiment.team);
    fields.text(u"question"_s, experiment.question);
    fields.text(u"hypothesis"_s, experiment.hypothesis);
    fields.text(u"environment"_s, experiment.environment);
    fields.text(u"driver"_s, experiment.driver);
    fields.text(u"breaks"_s, experiment.breaks);
    fields.text(u"authenticity"_s, experiment.authenticity);
    fields.text(u"blast_radius"_s, experiment.blastRadius);
    if (const YamlNode *risk = fields.find(u"risk"_s))
        experiment.risk = readRisk({*risk, fields.pathOf(u"risk"_s), place.mistakes});
    fields.text(u"runbook"_s, experiment.runbook);
    fields.duration(u"time_box"_s, experiment.timeBox);
    fields.duration(u"slot"_s, experiment.slot);
    fields.texts(u"prerequisites"_s, experiment.prerequisites);
    readScope(fields, experiment);
    readList(fields, u"method"_s, experiment.method, readStep);
    readList(fields, u"steady_state"_s, experiment.steadyStates, readSteady);
    readLiveQa(fields, experiment.liveQa);
    readList(fields, u"expected_alerts"_s, experiment.expectedAlerts, readExpected);
    readList(fields, u"guard_alerts"_s, experiment.guardAlerts, readGuard);
    readCriteria(fields, experiment);
    fields.flag(u"back_out_by_itself"_s, experiment.backsOutByItself);
    readSteps(fields, u"back_out_plan"_s, experiment.backOutPlan);
    readSteps(fields, u"reset_criteria"_s, experiment.resetCriteria);
    fillTexts(experiment);
    fields.date(u"back_out_rehearsed"_s, experiment.backOutRehearsed);
    fields.text(u"reviewed_by"_s, experiment.reviewedBy);
    fields.text(u"taken_out"_s, experiment.takenOut);
    readCast(fields, experiment.key, cast);
    return experiment;
}

void write(YamlWriter &yaml, const Experiment &experiment)
{
    yaml.text(u"key"_s, experiment.key);
    yaml.text(u"title"_s, experiment.title);
    yaml.word(u"kind"_s, experimentKindWords, experiment.kind);
    yaml.text(u"team"_s, experiment.team);
    yaml.text(u"question"_s, experiment.question);
    yaml.text(u"hypothesis"_s, experiment.hypothesis);
    yaml.text(u"environment"_s, experiment.environment);
    yaml.text(u"driver"_s, experiment.driver);
    yaml.text(u"breaks"_s, experiment.breaks);
    yaml.text(u"authenticity"_s, experiment.authenticity);
    yaml.text(u"blast_radius"_s, experiment.blastRadius);
    writeRisk(yaml, experiment.risk);
    yaml.text(u"runbook"_s, experiment.runbook);
    writeLength(yaml, u"time_box"_s, experiment.timeBox);
    writeLength(yaml, u"slot"_s, experiment.slot);
    yaml.texts(u"prerequisites"_s, experiment.prerequisites);
    writeScope(yaml, experiment);
    writeSteps(yaml, u"method"_s, experiment.method);
    yaml.list(u"steady_state"_s, experiment.steadyStates, writeSteady);
    yaml.list(u"live_qa"_s, experiment.liveQa, writeCard);
    yaml.list(u"expected_alerts"_s, experiment.expectedAlerts, writeExpected);
    yaml.list(u"guard_alerts"_s, experiment.guardAlerts, writeNamed);
    writeCriteria(yaml, experiment);
    if (experiment.backsOutByItself)
        yaml.word(u"back_out_by_itself"_s, u"true"_s);
    writeSteps(yaml, u"back_out_plan"_s, experiment.backOutPlan);
    writeSteps(yaml, u"reset_criteria"_s, experiment.resetCriteria);
    yaml.date(u"back_out_rehearsed"_s, experiment.backOutRehearsed);
    yaml.text(u"reviewed_by"_s, experiment.reviewedBy);
    yaml.text(u"taken_out"_s, experiment.takenOut);
}

} // namespace Chaos::PlanParts
