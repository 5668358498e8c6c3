// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/concernlist.h"

#include "models/rules/dayplan.h"
#include "models/rules/durationtext.h"
#include "models/rules/playing.h"
#include "models/rules/schedule.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace Chaos::Readiness {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

using namespace Qt::StringLiterals;
using Rule = ReadinessRule;

const auto incidentCommander = u"incident-commander"_s;
const auto experimenter = u"experimenter"_s;
const auto chaosCommander = u"chaos-incident-commander"_s;

QString titleOf(const Role &role)
{
    return role.title.isEmpty() ? role.key : role.title;
}

void judgeSchedule(const Plan &plan, QDate today, ConcernList &concerns)
{
    for (const Contact &contact : plan.contacts) {
        if (stateOf(contact, plan.day.date, today) != ContactState::Late)
            continue;
        const QDate due = dueDate(contact, plan.day.date);
        concerns.warningBy(due, Rule::CommunicationOverdue,
                           {Words::tr("people not told"),
                            Words::tr("\"%1\" to %2 was due on %3.")
                                .arg(contact.subject, contact.audience,
                                     QLocale().toString(due, QLocale::ShortFormat)),
                            Words::tr("Tell them now, and mark it as done.")},
                           contact.key);
    }
    for (const BuyIn &buyIn : plan.buyIns) {
        if (buyIn.gotOn.isValid())
            continue;
        concerns.warning(Rule::BuyInMissing,
                         {Words::tr("no agreement yet"),
                          Words::tr("%1 has not agreed yet.").arg(buyIn.name),
                          Words::tr("Talk to them, and note the date of their agreement.")},
                         buyIn.key);
    }
}

} // namespace

void judgePeople(const Plan &plan, const Experiment &experiment, ConcernList &concerns)
{
    std::map<QString, QStringList> rolesOfPerson;
    for (const Role &role : plan.playedRoles()) {
        if (role.key == chaosCommander)
            continue; // one a day
        const QString player = playerOf(plan, role.key, experiment);
        if (player.isEmpty()) {
            const ConcernList::Words words{
                Words::tr("no %1").arg(titleOf(role).toLower()),
                Words::tr("Nobody plays %1.").arg(titleOf(role)),
                Words::tr("Name somebody under roles, for the day or for this experiment.")};
            if (role.key == incidentCommander || role.key == experimenter)
                concerns.hole(Rule::RoleNotFilled, words, role.key);
            else
                concerns.warning(Rule::RoleNotFilled, words, role.key);
            continue;
        }
        if (!plan.person(player)) {
            concerns.hole(Rule::UnknownPerson,
                          {Words::tr("unknown person"),
                           Words::tr("\"%1\" plays %2 and is not among the people.")
                               .arg(player, titleOf(role)),
                           Words::tr("Add the person, or correct the name.")},
                          player);
        }
        rolesOfPerson[player].push_back(titleOf(role));
    }
    for (const auto &[person, roles] : rolesOfPerson) {
        if (roles.size() < 2)
            continue;
        concerns.warning(Rule::TwoRolesAtOnce,
                         {Words::tr("two roles at once"),
                          Words::tr("%1 plays %2 at the same time.")
                              .arg(nameOf(plan, person), roles.join(Words::tr(" and "))),
                          Words::tr("Give one of them to somebody else.")},
                         person);
    }
}

void judgeDay(const Plan &plan, QDate today, ConcernList &concerns)
{
    const bool hasCommander =
        std::ranges::any_of(plan.assignments, [](const Assignment &assignment) {
            return assignment.role == chaosCommander && assignment.experiment.isEmpty()
                && !assignment.person.isEmpty();
        });
    if (!hasCommander) {
        concerns.hole(Rule::NoChaosIncidentCommander,
                      {Words::tr("no chaos incident commander"),
                       Words::tr("Nobody links the day to support and keeps the status page."),
                       Words::tr("Name a chaos incident commander for the day under roles.")});
    }
    if (plan.day.alternativeStaging.trimmed().isEmpty()) {
        concerns.warning(Rule::NoAlternativeStaging,
                         {Words::tr("no alternative staging"),
                          Words::tr("While staging is broken nobody can try an urgent change to "
                                    "production."),
                          Words::tr("Set up another staging for the day, and name it.")});
    }
    if (const auto overrun = overrunOf(plan); overrun && *overrun > Micros(0)) {
        concerns.hole(
            Rule::DayTooLong,
            {Words::tr("day too long"),
             Words::tr("The planned day is %1 longer than its window.").arg(durationText(*overrun)),
             Words::tr("Take experiments out, shorten them, or lengthen the window.")});
    }
    judgeSchedule(plan, today, concerns);
}

} // namespace Chaos::Readiness
