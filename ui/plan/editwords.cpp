// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planwords.h"

#include <QCoreApplication>

#include <array>

namespace Chaos::PlanWords {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

constexpr int longestTitle = 60;

/// Members of plan values as people call them; the rest is called by its own word.
QString memberWord(const QString &member)
{
    static constexpr std::array words{
        std::pair("alternative_staging", QT_TRANSLATE_NOOP("Plan", "alternative staging")),
        std::pair("authenticity", QT_TRANSLATE_NOOP("Plan", "how authentic it is")),
        std::pair("back_out_by_itself", QT_TRANSLATE_NOOP("Plan", "who backs out")),
        std::pair("back_out_criteria", QT_TRANSLATE_NOOP("Plan", "back-out criteria")),
        std::pair("back_out_plan", QT_TRANSLATE_NOOP("Plan", "back-out plan")),
        std::pair("back_out_rehearsed", QT_TRANSLATE_NOOP("Plan", "rehearsal of the back-out")),
        std::pair("blast_radius", QT_TRANSLATE_NOOP("Plan", "blast radius")),
        std::pair("breaks", QT_TRANSLATE_NOOP("Plan", "what is broken")),
        std::pair("configuration", QT_TRANSLATE_NOOP("Plan", "values of its steps")),
        std::pair("done_on", QT_TRANSLATE_NOOP("Plan", "being done")),
        std::pair("driver", QT_TRANSLATE_NOOP("Plan", "experimenter")),
        std::pair("expected_alerts", QT_TRANSLATE_NOOP("Plan", "expected alerts")),
        std::pair("got_on", QT_TRANSLATE_NOOP("Plan", "agreement")),
        std::pair("guard_alerts", QT_TRANSLATE_NOOP("Plan", "guard alerts")),
        std::pair("live_qa", QT_TRANSLATE_NOOP("Plan", "live QA cards")),
        std::pair("measured_criteria", QT_TRANSLATE_NOOP("Plan", "measured criteria")),
        std::pair("method", QT_TRANSLATE_NOOP("Plan", "how it fails")),
        std::pair("reset_criteria", QT_TRANSLATE_NOOP("Plan", "reset criteria")),
        std::pair("reviewed_by", QT_TRANSLATE_NOOP("Plan", "reviewer")),
        std::pair("secrets", QT_TRANSLATE_NOOP("Plan", "secrets of its steps")),
        std::pair("slot", QT_TRANSLATE_NOOP("Plan", "share of the day")),
        std::pair("steady_states", QT_TRANSLATE_NOOP("Plan", "steady states")),
        std::pair("taken_out", QT_TRANSLATE_NOOP("Plan", "taking out")),
        std::pair("time_box", QT_TRANSLATE_NOOP("Plan", "time-box")),
    };
    for (const auto &[known, word] : words) {
        if (member == QLatin1StringView(known))
            return Words::tr(word);
    }
    return QString(member).replace(u'_', u' ');
}

/// What a kind of entry is about, for values that have no title or whose title is not known.
QString subjectWord(Kind kind)
{
    switch (kind) {
    case Kind::DayDescribed:
        return Words::tr("the day");
    case Kind::QueueOrdered:
        return Words::tr("order of the experiments");
    case Kind::RoleAssigned:
        return Words::tr("role");
    case Kind::ContactPlanned:
    case Kind::ContactRemoved:
        return Words::tr("telling people");
    case Kind::BreakPlanned:
    case Kind::BreakRemoved:
        return Words::tr("break");
    case Kind::ProxyPlanned:
    case Kind::ProxyRemoved:
        return Words::tr("proxy");
    default:
        return Words::tr("the plan");
    }
}

bool isRemoval(Kind kind)
{
    switch (kind) {
    case Kind::PersonRemoved:
    case Kind::RoleRemoved:
    case Kind::SourceRemoved:
    case Kind::HostRemoved:
    case Kind::ExperimentRemoved:
    case Kind::TeamRemoved:
    case Kind::BreakRemoved:
    case Kind::ContactRemoved:
    case Kind::BuyInRemoved:
    case Kind::ProxyRemoved:
        return true;
    default:
        return false;
    }
}

QString titleOf(const EditHistory::Step &step, const Plan &plan)
{
    if (step.kind == Kind::RoleAssigned) {
        for (const Role &role : plan.playedRoles()) {
            if (role.key == step.key)
                return role.title.isEmpty() ? role.key : role.title;
        }
        return step.key;
    }
    const QString title = step.title.simplified();
    if (title.isEmpty())
        return subjectWord(step.kind);
    return title.size() > longestTitle ? title.left(longestTitle - 1) + u'…' : title;
}

} // namespace

QString edit(const EditHistory::Step &step, const Plan &plan)
{
    if (step.kind == Kind::QueueOrdered)
        return subjectWord(step.kind);
    const QString title = titleOf(step, plan);
    if (step.kind == Kind::RoleAssigned)
        return Words::tr("who plays %1").arg(title);
    if (isRemoval(step.kind))
        return Words::tr("removal of %1").arg(title);
    if (step.entries > 2 && step.members.isEmpty())
        return Words::tr("%1 and %2 more changes").arg(title).arg(step.entries - 1);
    if (step.members.isEmpty())
        return Words::tr("addition of %1").arg(title);
    if (step.members.size() > 2)
        return Words::tr("%1 things about %2").arg(step.members.size()).arg(title);
    QStringList words;
    for (const QString &member : step.members)
        words << memberWord(member);
    return Words::tr("%1 of %2").arg(words.join(Words::tr(" and ")), title);
}

} // namespace Chaos::PlanWords
