// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/playing.h"
#include "ui/plan/cardtexts.h"
#include "ui/plan/planwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::CardSpec {

using namespace Qt::StringLiterals;
using Rule = ReadinessRule;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Card)
};

/// A choice between the words of an enumeration; its keys are their places in `values`.
template<typename Enum, std::size_t N, typename Get>
Choice oneOf(const QString &name, const QString &caption, const std::array<Enum, N> &values,
             QString (*wordOf)(Enum), Get get)
{
    return {.name = name,
            .caption = caption,
            .isHalf = true,
            .offer =
                [values, wordOf](const Plan &, const Experiment &) {
                    std::vector<Option> options;
                    for (std::size_t i = 0; i < N; ++i)
                        options.push_back({QString::number(i), wordOf(values[i])});
                    return options;
                },
            .read =
                [values, get](const Plan &, const Experiment &experiment) {
                    const auto it = std::ranges::find(values, get(experiment));
                    return QString::number(it - values.begin());
                },
            .write =
                [values, get](const QString &key, Experiment &experiment) {
                    get(experiment) = values[std::size_t(key.toInt()) % N];
                }};
}

/// Whether a role that nobody plays, or somebody unknown, is this one.
auto ofRole(const QString &role)
{
    return [role](const Concern &concern, const Plan &plan, const Experiment &one) {
        return concern.about
            == (concern.rule == Rule::UnknownPerson ? playerOf(plan, role, one) : role);
    };
}

template<typename Get>
Choice person(const QString &name, const QString &caption, const QString &nobody,
              std::vector<Rule> rules, Get get)
{
    return {
        .name = name,
        .caption = caption,
        .isHalf = true,
        .rules = std::move(rules),
        .offer = [nobody](const Plan &plan, const Experiment &) { return peopleOf(plan, nobody); },
        .read = [get](const Plan &, const Experiment &one) { return QString(get(one)); },
        .write = [get](const QString &key, Experiment &one) { get(one) = key; }};
}

/// A team that the plan knows only by name is one of the options, too.
std::vector<Option> teamsOf(const Plan &plan, const Experiment &experiment)
{
    std::vector<Option> options{{{}, Words::tr("no team")}};
    for (const Team &team : plan.teams)
        options.push_back({team.key, team.name.isEmpty() ? team.key : team.name});
    const auto add = [&](const QString &key) {
        if (!key.isEmpty() && !std::ranges::count(options, key, &Option::key))
            options.push_back({key, key});
    };
    for (const Person &one : plan.people)
        add(one.team);
    add(experiment.team);
    return options;
}

Choice team()
{
    return {.name = u"team"_s,
            .caption = Words::tr("Team"),
            .isHalf = true,
            .offer = teamsOf,
            .read = [](const Plan &, const Experiment &one) { return one.team; },
            .write = [](const QString &key, Experiment &one) { one.team = key; }};
}

const Assignment *assigned(const Plan &plan, const QString &role, const QString &experiment)
{
    const auto it = std::ranges::find_if(plan.assignments, [&](const Assignment &one) {
        return one.role == role && one.experiment == experiment;
    });
    return it == plan.assignments.end() ? nullptr : &*it;
}

/// The name first: it is what is wanted, and the rest may not fit.
QString asOnTheDay(const Plan &plan, const QString &role)
{
    const QString player = playerOfDay(plan, role);
    return player.isEmpty() ? Words::tr("nobody, as on the day")
                            : Words::tr("%1, as on the day").arg(nameOf(plan, player));
}

Choice roleChoice(const Role &role)
{
    return {.name = u"role_"_s + role.key,
            .caption = role.title.isEmpty() ? role.key : role.title,
            .isHalf = true,
            .rules = {Rule::RoleNotFilled, Rule::UnknownPerson},
            .offer =
                [key = role.key](const Plan &plan, const Experiment &) {
                    return peopleOf(plan, asOnTheDay(plan, key));
                },
            .read =
                [key = role.key](const Plan &plan, const Experiment &one) {
                    const Assignment *own = assigned(plan, key, one.key);
                    return own ? own->person : QString();
                },
            .mends = ofRole(role.key),
            .entry =
                [key = role.key](const QString &player, const Experiment &one) {
                    return Entries::assigned(
                        {.role = key, .person = player, .experiment = one.key});
                }};
}

Section what()
{
    return {Words::tr("What"),
            {about(paragraph(
                       u"hypothesis"_s, Words::tr("Hypothesis"),
                       Words::tr("What do you expect to happen, so that the day can prove it "
                                 "wrong?"),
                       [](auto &one) -> auto & { return one.hypothesis; }),
                   {Rule::NoHypothesis}),
             paragraph(
                 u"question"_s, Words::tr("Question"), Words::tr("What do you want to learn?"),
                 [](auto &one) -> auto & { return one.question; }),
             oneOf(
                 u"kind"_s, Words::tr("Kind"),
                 std::array{ExperimentKind::AlertTest, ExperimentKind::SystemTest,
                            ExperimentKind::PeopleTest},
                 PlanWords::kind, [](auto &one) -> auto & { return one.kind; }),
             team()}};
}

template<typename Get>
Text steps(const QString &name, const QString &caption, const QString &question, Get get)
{
    return {.name = name,
            .caption = caption,
            .question = question,
            .form = Text::Form::Lines,
            .read = [get](const Experiment &one) { return CardWords::ofSteps(get(one)); },
            .write = [get](const QString &text, Experiment &one) -> Written {
                auto read = CardWords::steps(text, get(one));
                if (!read)
                    return read.failure();
                get(one) = *std::move(read);
                return Done{};
            }};
}

Section how()
{
    return {Words::tr("How"),
            {about(command(steps(
                       u"method"_s, Words::tr("How it fails"),
                       Words::tr("Which commands or acts apply the fault, one a line?"),
                       [](auto &one) -> auto & { return one.method; })),
                   {Rule::NoMethod}),
             paragraph(
                 u"breaks"_s, Words::tr("What is broken"),
                 Words::tr("What is broken, in one sentence?"),
                 [](auto &one) -> auto & { return one.breaks; }),
             paragraph(
                 u"authenticity"_s, Words::tr("How authentic that is"),
                 Words::tr("How like the real failure is it?"),
                 [](auto &one) -> auto & { return one.authenticity; }),
             about(word(
                       u"time_box"_s, Words::tr("Time-box"), Words::tr("How long may it take?"),
                       [](auto &one) -> auto & { return one.timeBox; }, CardWords::ofDuration,
                       CardWords::duration),
                   {Rule::NoTimeBox, Rule::TimeBoxTooShort}),
             word(
                 u"slot"_s, Words::tr("Share of the day"), Words::tr("time-box and 10m"),
                 [](auto &one) -> auto & { return one.slot; }, CardWords::ofDuration,
                 CardWords::duration),
             half(paragraph(
                 u"environment"_s, Words::tr("Environment"), Words::tr("the day's"),
                 [](auto &one) -> auto & { return one.environment; })),
             list(
                 u"prerequisites"_s, Words::tr("Prerequisites"),
                 Words::tr("Which access and tools must be at hand, one a line?"),
                 [](auto &one) -> auto & { return one.prerequisites; }),
             steadyStates()}};
}

Section alerts()
{
    return {Words::tr("Alerts and live QA"),
            {expectedAlerts(), guardAlerts(), liveQa(),
             paragraph(
                 u"runbook"_s, Words::tr("Runbook"), Words::tr("Where is the way written?"),
                 [](auto &one) -> auto & { return one.runbook; })}};
}

Choice whoBacksOut()
{
    Choice who = oneOf(
        u"back_out_by_itself"_s, Words::tr("Once a guard trips"), std::array{false, true},
        PlanWords::whoBacksOut, [](auto &one) -> auto & { return one.backsOutByItself; });
    who.isHalf = false;
    who.rules = {Rule::CannotBackOutByItself};
    return who;
}

Section wayBack()
{
    return {.title = Words::tr("Way back"),
            .fields = {about(list(
                                 u"back_out_criteria"_s, Words::tr("Back-out criteria"),
                                 Words::tr("What must not happen, or else you go back?"),
                                 [](auto &one) -> auto & { return one.backOutCriteria; }),
                             {Rule::NoBackOutCriteria}),
                       measuredCriteria(), whoBacksOut(),
                       about(command(steps(
                                 u"back_out_plan"_s, Words::tr("Back-out plan"),
                                 Words::tr("How do you go back, one step a line?"),
                                 [](auto &one) -> auto & { return one.backOutPlan; })),
                             {Rule::NoBackOutPlan}),
                       about(steps(
                                 u"reset_criteria"_s, Words::tr("Reset criteria"),
                                 Words::tr("When is state and data back as it was?"),
                                 [](auto &one) -> auto & { return one.resetCriteria; }),
                             {Rule::NoResetCriteria}),
                       about(word(
                                 u"back_out_rehearsed"_s, Words::tr("Back-out tried on"),
                                 Words::tr("never"),
                                 [](auto &one) -> auto & { return one.backOutRehearsed; },
                                 CardWords::ofDate, CardWords::date),
                             {Rule::BackOutNotRehearsed})},
            .canBeRehearsed = true};
}

Section risk()
{
    const std::array levels{Level::NotSaid, Level::Low, Level::Medium, Level::High};
    Choice likelihood = oneOf(
        u"likelihood"_s, Words::tr("Likelihood"), levels, PlanWords::level,
        [](auto &one) -> auto & { return one.risk.likelihood; });
    Choice impact = oneOf(
        u"impact"_s, Words::tr("Impact"), levels, PlanWords::level,
        [](auto &one) -> auto & { return one.risk.impact; });
    likelihood.rules = impact.rules = {Rule::NoRiskAssessment};
    return {Words::tr("Risk"),
            {likelihood, impact,
             oneOf(
                 u"reach"_s, Words::tr("Could reach"),
                 std::array{Risk::Reach::Staging, Risk::Reach::Production, Risk::Reach::Customers},
                 PlanWords::reach, [](auto &one) -> auto & { return one.risk.reach; }),
             person(
                 u"accepted_by"_s, Words::tr("Accepted by"), Words::tr("nobody"),
                 {Rule::RiskNotAccepted}, [](auto &one) -> auto & { return one.risk.acceptedBy; }),
             about(list(
                       u"production_hosts"_s, Words::tr("On which hosts of production"),
                       Words::tr("On none. Which may its steps run on, one key a line?"),
                       [](auto &one) -> auto & { return one.risk.productionHosts; }),
                   {Rule::ProductionNotAccepted}),
             paragraph(
                 u"blast_radius"_s, Words::tr("Blast radius"), Words::tr("What does it touch?"),
                 [](auto &one) -> auto & { return one.blastRadius; }),
             paragraph(
                 u"risk"_s, Words::tr("Assessment"), Words::tr("What could go wrong?"),
                 [](auto &one) -> auto & { return one.risk.text; }),
             paragraph(
                 u"noticed_by"_s, Words::tr("Who could notice"),
                 Words::tr("Who outside the room could notice?"),
                 [](auto &one) -> auto & { return one.risk.noticedBy; }),
             paragraph(
                 u"left"_s, Words::tr("Risk that is left"),
                 Words::tr("What remains when all of the plan is done?"),
                 [](auto &one) -> auto & { return one.risk.left; })}};
}

Section people(const Plan &plan)
{
    Choice driver = person(
        u"driver"_s, Words::tr("Performed by"), Words::tr("nobody yet"),
        {Rule::RoleNotFilled, Rule::UnknownPerson}, [](auto &one) -> auto & { return one.driver; });
    driver.mends = ofRole(u"experimenter"_s);
    Section section{Words::tr("People"),
                    {driver,
                     person(
                         u"reviewed_by"_s, Words::tr("Reviewed by"), Words::tr("nobody yet"),
                         {Rule::NotReviewed}, [](auto &one) -> auto & { return one.reviewedBy; })}};
    for (const Role &role : plan.playedRoles()) {
        if (role.key != u"chaos-incident-commander"_s) // one a day
            section.fields.emplace_back(roleChoice(role));
    }
    return section;
}

} // namespace

std::vector<Option> peopleOf(const Plan &plan, const QString &nobody)
{
    std::vector<Option> options{{{}, nobody}};
    for (const Person &one : plan.people)
        options.push_back({one.key, one.name.isEmpty() ? one.key : one.name});
    return options;
}

Text title()
{
    Text title = paragraph(
        u"title"_s, Words::tr("Title"), Words::tr("What is it called?"),
        [](auto &one) -> auto & { return one.title; });
    title.isHeading = true;
    title.write = [](const QString &text, Experiment &one) -> Written {
        const QString words = text.simplified();
        if (words.isEmpty())
            return Failure{Failure::Kind::BadInput, Words::tr("An experiment needs a title.")};
        one.title = words;
        return Done{};
    };
    return title;
}

std::vector<Section> sections(const Plan &plan)
{
    return {what(), how(), wayBack(), alerts(), risk(), people(plan)};
}

} // namespace Chaos::CardSpec
