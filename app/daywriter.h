// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/store.h"
#include "models/day/day.h"
#include "models/day/plan.h"
#include "models/plan/planchanges.h"

#include <functional>

namespace Chaos {

/// Makes days and merges plans into them, in a store of its own thread.
class DayWriter
{
public:
    explicit DayWriter(Store &store);

    struct Merge
    {
        DayInfo day{}; ///< without a number while there is no such day
        std::vector<PlanChange> changes{}; ///< none: nothing was written
    };
    /// Into the day with the plan's key (see `keyOf`), which is made when it is not there.
    Outcome<Merge> merge(const Plan &plan) { return merge(plan, keyOf(plan.day)); }
    /// Into the day with that key, whatever the plan says of a day.
    Outcome<Merge> merge(const Plan &plan, const QString &key);
    /// What `merge` would do. Writes nothing.
    [[nodiscard]] Outcome<Merge> preview(const Plan &plan)
    {
        return preview(plan, keyOf(plan.day));
    }
    [[nodiscard]] Outcome<Merge> preview(const Plan &plan, const QString &key);
    /// A new day, whose key is made unique.
    Outcome<DayInfo> create(const Plan &plan);

    /// "first-chaos-day-2026-12-08": what a day with that title and date is called for ever.
    [[nodiscard]] static QString keyOf(const DayDescription &day);

private:
    struct Before
    {
        DayInfo day{};
        Plan plan{};
    };
    Outcome<Before> before(const QString &key);
    Outcome<DayInfo> make(const QString &key, const QString &title);
    Outcome<Done> append(const DayInfo &day, std::vector<Entry> entries);

    Store &m_store;
};

/// A new day in the store at that path, which is made when it is not there.
Outcome<DayInfo> createDay(const QString &storePath, const Plan &plan);

/// Whether an entry of that kind is part of what was planned.
[[nodiscard]] bool tellsOfThePlan(Kind kind);

/// A day's plan as it stands in the store.
[[nodiscard]] Outcome<Plan> planOf(Store &store, qint64 day);

/// The day as it stands in the store, folded. `only` leaves out entries that are not wanted.
[[nodiscard]] Outcome<Day> foldDay(Store &store, qint64 day,
                                   const std::function<bool(Kind)> &only = {});

/// Who acts in this program: the person at the desk, as the system knows them.
[[nodiscard]] QString deskPerson();

} // namespace Chaos
