// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recentdays.h"

#include "app/daywriter.h"
#include "models/rules/pastday.h"
#include "models/rules/playing.h"

#include <algorithm>

namespace Chaos {

namespace {

constexpr std::size_t mostDays = 20;

/// The plan and the acts say all that the start page tells; alerts by the million are passed over.
bool isWanted(Kind kind)
{
    return kind >= Kind::DayDescribed && kind <= Kind::StepChecked;
}

RecentDay summaryOf(const DayInfo &info, const Day &day)
{
    RecentDay recent{.key = info.key,
                     .title = info.title,
                     .date = day.plan().day.date,
                     .isRehearsal = isRehearsal(day.plan())};
    bool isOpen = false;
    for (const Run &run : day.runs()) {
        const Experiment *experiment = day.plan().experiment(run.experiment);
        if (experiment && !experiment->takenOut.isEmpty())
            continue;
        ++recent.experiments;
        recent.performed += run.state == RunState::Finished ? 1 : 0;
        isOpen = isOpen || run.state == RunState::Queued || run.isUnderWay();
        // The staging of a rehearsal is gone with the room that had it.
        if (run.isApplied() && !recent.isRehearsal)
            recent.applied = experimentTitle(day.plan(), run.experiment);
    }
    const bool isBegun = std::ranges::any_of(
        day.runs(), [](const Run &run) { return run.state != RunState::Queued; });
    if (isBegun)
        recent.state = isOpen ? RecentDay::State::UnderWay : RecentDay::State::Held;
    return recent;
}

} // namespace

RecentDays::RecentDays(const QString &storePath, QObject *parent)
    : QObject(parent)
    , m_path(storePath)
{
    qRegisterMetaType<std::vector<RecentDay>>();
}

RecentDays::~RecentDays()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

void RecentDays::refresh()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
    m_stop = false;
    m_thread = std::thread([this] { collect(); });
}

void RecentDays::collect()
{
    auto store = Store::open(m_path, OpenMode::ReadOnly);
    if (!store)
        return;
    auto days = (*store)->days();
    if (!days)
        return;
    const auto age = [](const DayInfo &day) { return day.lastAt.value_or(day.createdAt); };
    std::ranges::sort(*days, std::ranges::greater{}, age);
    std::vector<RecentDay> recent;
    for (const DayInfo &info : *days) {
        if (m_stop || recent.size() == mostDays)
            break;
        if (const auto folded = foldDay(**store, info.number, isWanted, &m_stop))
            recent.push_back(summaryOf(info, *folded));
    }
    if (!m_stop)
        emit read(recent);
}

} // namespace Chaos
