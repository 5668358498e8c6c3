// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/store.h"
#include "models/day/day.h"
#include "models/day/plan.h"
#include "models/plan/planimport.h"

#include <atomic>
#include <functional>

namespace Chaos {

/// Makes days and brings into them what files say, in a store of its own thread.
class DayWriter
{
public:
    explicit DayWriter(Store &store);

    struct Merge
    {
        DayInfo day{}; ///< without a number while there is no such day
        ImportPreview preview{}; ///< no changes: nothing was written
    };
    /// Into the day with that key, which is made when it is not there.
    Outcome<Merge> merge(const PlanImport &import, const QString &key);
    /// What `merge` would do. Writes nothing.
    [[nodiscard]] Outcome<Merge> preview(const PlanImport &import, const QString &key);
    /// One thing more that somebody at this desk says of a day.
    Outcome<Done> keep(const DayInfo &day, Entry entry);
    /// A new day, whose key is made unique.
    Outcome<DayInfo> create(const Plan &plan);
    /// The same of a whole journal from elsewhere. Who said what and when stays as it was.
    Outcome<DayInfo> take(std::vector<Entry> journal, const std::vector<QByteArray> &pictures);

private:
    struct Before
    {
        DayInfo day{};
        Plan plan{};
    };
    Outcome<Before> before(const QString &key);
    Outcome<DayInfo> make(const QString &key, const QString &title);
    /// Under a key that no other day has.
    Outcome<DayInfo> makeNew(const DayDescription &described);
    Outcome<Done> append(const DayInfo &day, std::vector<Entry> entries);

    Store &m_store;
};

/// Gives entries their id and instant, and says who speaks.
void signAtTheDesk(std::vector<Entry> &entries);

/// A day that has nothing yet but the customary hours, roles and communication schedule.
[[nodiscard]] Plan newDay(const QString &title, QDate date = {});

/// A new day in the store at that path, which is made when it is not there.
Outcome<DayInfo> createDay(const QString &storePath, const Plan &plan);
Outcome<DayInfo> takeDay(const QString &storePath, std::vector<Entry> journal,
                         const std::vector<QByteArray> &pictures = {});

/// Whether an entry of that kind is part of what was planned.
[[nodiscard]] bool tellsOfThePlan(Kind kind);

/// The same, or part of how its experiments go: what was performed, started, taken back.
[[nodiscard]] bool tellsOfARun(Kind kind);

/// A day's plan as it stands in the store.
[[nodiscard]] Outcome<Plan> planOf(Store &store, qint64 day);

/// The day as it stands in the store, folded. `only` leaves out entries that are not wanted; where
/// somebody sets `stop` meanwhile, the rest of the day is left unread.
[[nodiscard]] Outcome<Day> foldDay(Store &store, qint64 day,
                                   const std::function<bool(Kind)> &only = {},
                                   const std::atomic<bool> *stop = nullptr);

/// Who acts in this program: the person at the desk, as the system knows them.
[[nodiscard]] QString deskPerson();

} // namespace Chaos
