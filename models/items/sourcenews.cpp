// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/sourcenews.h"

#include "models/day/sourcetraits.h"
#include "models/items/askround.h"

#include <algorithm>
#include <set>

namespace Chaos {

namespace {

using State = SourceNews::State;

void collect(const NotificationRoute &route, std::set<std::string> &receivers)
{
    if (!route.receiver.empty())
        receivers.insert(route.receiver);
    for (const NotificationRoute &child : route.routes)
        collect(child, receivers);
}

int firingOf(const AlertBook &book, std::string_view source)
{
    return int(std::ranges::count_if(book.alerts(), [&](const Alert &alert) {
        return (alert.state == AlertState::Firing || alert.state == AlertState::Suppressed)
            && book.lanes()[alert.lane].source == source;
    }));
}

/// What it said last, however it stands now.
void takeSurvey(const Survey &survey, AlertSource::Type type, SourceNews &news)
{
    news.at = survey.takenAt;
    news.toldAt = survey.takenAt;
    news.isComplete = survey.isComplete;
    if (traitsOf(type).hasRules)
        news.rules = int(survey.rules.size());
    if (survey.isMute)
        news.notifies = false;
    else if (survey.tellsWhomItNotifies)
        news.notifies = !survey.notifies.empty();
    else if (survey.route || !survey.notices.empty())
        news.notifies = true;
    if (survey.route) {
        std::set<std::string> receivers;
        collect(*survey.route, receivers);
        news.receivers = int(receivers.size());
    }
}

} // namespace

bool canBeAsked(const AlertSource &source)
{
    return traitsOf(source.type).isAsked;
}

bool wantsAsking(const Day &day)
{
    return std::ranges::any_of(day.plan().sources, [&](const AlertSource &source) {
        const std::string key = source.key.toStdString();
        const bool lacksSurvey = traitsOf(source.type).isSurveyed && !day.surveys().of(key);
        return canBeAsked(source)
            && (lacksSurvey || day.world().source(key).health != SourceHealth::Live);
    });
}

SourceNews newsOf(const Day &day, const AskRound &round, const AlertSource &source)
{
    SourceNews news{.isSurveyed = traitsOf(source.type).isSurveyed};
    const std::string key = source.key.toStdString();
    const SourceStanding standing = day.world().source(key);
    const Survey *survey = canBeAsked(source) ? day.surveys().of(key) : nullptr;
    if (survey) {
        news.state = State::Answered;
        takeSurvey(*survey, source.type, news);
    } else if (!canBeAsked(source)) {
        news.state = State::Listening;
    } else if (!news.isSurveyed && standing.health == SourceHealth::Live) {
        news.state = State::Answered;
        news.at = standing.since;
    }
    const AskRound::End *last = round.lastOf(source.key);
    if (standing.health == SourceHealth::Failing) {
        news.state = State::Silent;
        news.at = standing.since;
        news.trouble = last && !last->trouble.isEmpty() ? last->trouble : standing.reason;
    } else if (last && !last->trouble.isEmpty() && last->at > news.at) {
        news.state = State::Silent;
        news.at = last->at;
        news.trouble = last->trouble;
    } else if (news.state == State::Answered && news.isSurveyed && last) {
        news.at = std::max(news.at, last->at); // the same as before is not told again
    }
    if (news.state == State::Answered) {
        if (last && last->within > Micros(0))
            news.within = last->within;
        if (const auto &readings = day.clocks().readings(key); !readings.empty())
            news.clock = readings.back();
        news.firing = firingOf(day.alerts(), key);
    }
    news.isLive = news.state == State::Answered && standing.health == SourceHealth::Live;
    news.isBeingAsked = round.asks(source.key);
    // An answer ends the round before it is durable, and thereby part of the day.
    const bool isOnItsWay = last && last->trouble.isEmpty();
    if (news.state == State::Waiting && (news.isBeingAsked || isOnItsWay))
        news.state = State::Asking;
    return news;
}

} // namespace Chaos
