// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/repeatedpart.h"

#include "app/daywriter.h"
#include "models/plan/planfile.h"
#include "models/plan/repeatedplan.h"

#include <QCoreApplication>

#include <map>

namespace Chaos {

namespace {

struct RepeatedPart
{
    Q_DECLARE_TR_FUNCTIONS(RepeatedPart)
};

} // namespace

Outcome<Plan> repeatedPart(Store &store, const std::vector<ToRepeat> &all, const Plan &before)
{
    Plan part;
    std::map<QString, Plan> plans;
    for (const ToRepeat &one : all) {
        auto known = plans.find(one.day);
        if (known == plans.end()) {
            const auto info = store.findDay(one.day);
            if (!info)
                return info.failure();
            auto from = planOf(store, info->number);
            if (!from)
                return from.failure();
            known = plans.emplace(one.day, *std::move(from)).first;
        }
        addRepeated(part, before, known->second, one.experiment);
    }
    return part;
}

Outcome<QByteArray> repeatedPlanFile(const QString &storePath, const std::vector<ToRepeat> &all)
{
    if (all.empty())
        return Failure{Failure::Kind::NotFound,
                       RepeatedPart::tr("No experiment is to be repeated.")};
    auto store = Store::open(storePath, OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    auto plan = repeatedPart(**store, all, {});
    if (!plan)
        return plan.failure();
    const Plan day = newDay(RepeatedPart::tr("Experiments to repeat"));
    plan->day = day.day;
    plan->roles = day.roles;
    plan->contacts = day.contacts;
    return writePlan(*plan);
}

} // namespace Chaos
