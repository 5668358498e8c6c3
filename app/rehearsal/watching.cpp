// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/watching.h"

#include "models/rules/timing.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Chaos {

namespace {

/// How long people wait for a page after an alert has fired before they think there is none.
constexpr Micros pagePatience = 5s;
/// How long they go on looking once they have seen what they waited for.
constexpr Micros afterglow = 1500ms;

bool isActive(AlertState state)
{
    return state >= AlertState::Pending;
}

} // namespace

Watching::Watching(const Day &day, const Run &run, const Experiment &experiment, Instant now)
    : m_day(day)
    , m_run(run)
    , m_experiment(experiment)
    , m_now(now)
{}

Instant Watching::trigger() const
{
    return m_run.triggeredAt ? m_run.triggeredAt->at : m_now;
}

bool Watching::isCalm() const
{
    const auto isSeen = [this](const StagingHost &host) {
        return !m_day.world().host(host.key.toStdString()).empty();
    };
    const auto isSettled = [this](const Alert &alert) {
        if (alert.state == AlertState::Firing && hasOnCall()
            && m_now - alert.shownSince < pagePatience)
            return wasTold(m_day.alerts().lanes()[alert.lane].name);
        return alert.state != AlertState::Pending;
    };
    return std::ranges::all_of(m_day.plan().hosts, isSeen)
        && std::ranges::all_of(m_day.alerts().alerts(), isSettled);
}

bool Watching::isFiringSinceTrigger(const Lane &lane) const
{
    return lane.steps.at(m_now) == AlertState::Firing && lane.steps.since(m_now) >= trigger();
}

QStringList Watching::firingUnexpectedly() const
{
    QStringList names;
    for (const AttributedLane &one : attribute(m_day, m_run, m_now)) {
        const Lane &lane = m_day.alerts().lanes()[one.lane];
        if (one.as == Attribution::Unexpected && isFiringSinceTrigger(lane))
            names.append(QString::fromStdString(lane.name));
    }
    names.removeDuplicates();
    return names;
}

QString Watching::firingGuard() const
{
    for (const AttributedLane &one : attribute(m_day, m_run, m_now)) {
        const Lane &lane = m_day.alerts().lanes()[one.lane];
        if (one.as == Attribution::Guard && isFiringSinceTrigger(lane))
            return QString::fromStdString(lane.name);
    }
    return {};
}

Watching::Outcome Watching::outcomeOf(const ExpectedAlert &expected) const
{
    Outcome outcome = Outcome::Open;
    for (const AlertTiming &timing : timingsOf(m_day, m_run, expected, m_now)) {
        if (timing.timeToKnow)
            return Outcome::Known;
        if (timing.standing == AlertTiming::Standing::BeforeTrigger)
            outcome = Outcome::FiredBefore;
    }
    return outcome;
}

/// When all was known of it that will be known; nothing while something may still come.
std::optional<Instant> Watching::settledAt(const ExpectedAlert &expected) const
{
    std::optional<Micros> known;
    std::optional<Micros> told;
    for (const AlertTiming &timing : timingsOf(m_day, m_run, expected, m_now)) {
        if (timing.timeToKnow)
            known = std::min(known.value_or(Micros::max()), timing.timeToKnow->length);
        if (timing.timeToDetection)
            told = std::min(told.value_or(Micros::max()), timing.timeToDetection->length);
    }
    if (!known) {
        if (outcomeOf(expected) == Outcome::FiredBefore)
            return trigger() + afterglow;
        return {};
    }
    if (told || !hasOnCall())
        return trigger() + std::max(*known, told.value_or(Micros(0)));
    const Instant givenUp = trigger() + *known + pagePatience;
    return m_now >= givenUp ? std::optional(givenUp) : std::nullopt;
}

bool Watching::isOutcomeSeen() const
{
    return !m_experiment.expectedAlerts.empty()
        && std::ranges::all_of(m_experiment.expectedAlerts, [this](const ExpectedAlert &one) {
               const auto settled = settledAt(one);
               return settled && m_now - *settled >= afterglow;
           });
}

bool Watching::isTimeBoxOver() const
{
    return m_experiment.timeBox > Micros(0) && m_now - trigger() >= m_experiment.timeBox;
}

bool Watching::isAsBefore() const
{
    const auto isBack = [this](const StagingHost &host) {
        return isUp(host.key) || !wasUp(host.key, trigger());
    };
    const auto isQuiet = [this](const Lane &lane) {
        return !isActive(lane.steps.at(m_now)) || isActive(lane.steps.at(trigger() - Micros(1)));
    };
    return std::ranges::all_of(m_day.plan().hosts, isBack)
        && std::ranges::all_of(m_day.alerts().lanes(), isQuiet);
}

bool Watching::hasOnCall() const
{
    return std::ranges::any_of(m_day.plan().sources, [](const AlertSource &one) {
        return one.type == AlertSource::Type::Webhook;
    });
}

bool Watching::wasTold(const std::string &alert) const
{
    return std::ranges::find(m_day.pages().pages(), alert, &Page::name)
        != m_day.pages().pages().end();
}

bool Watching::wasUp(const QString &host, Instant when) const
{
    const auto &stretches = m_day.world().host(host.toStdString());
    const auto after = std::ranges::upper_bound(stretches, when, {}, &HostStretch::from);
    return after != stretches.begin() && std::prev(after)->state == HostState::Up;
}

bool Watching::isUp(const QString &host) const
{
    return wasUp(host, m_now);
}

} // namespace Chaos
