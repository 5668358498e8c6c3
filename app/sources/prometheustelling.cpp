// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheustelling.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

using Entries::SeenAlert;

namespace {

constexpr int mostTries = 5;
constexpr Micros sampleResolution = std::chrono::milliseconds(1);
/// Samples older than that are not asked for: thousands of an alert that has long been firing
/// would tell nothing of today's experiments.
constexpr Micros longestWindow = std::chrono::hours(2);

Instant wholeMillis(Instant at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at);
}

} // namespace

Micros RuleTiming::hold() const
{
    if (interval <= Micros(0))
        return holdFor;
    const auto evaluations = (holdFor + interval - Micros(1)) / interval;
    return evaluations * interval;
}

RuleTimings timingsOf(const std::vector<AlertRule> &rules)
{
    RuleTimings timings;
    for (const AlertRule &rule : rules) {
        const RuleTiming timing{rule.holdFor, rule.evaluatedEvery, false};
        const auto [it, isNew] = timings.try_emplace(rule.name, timing);
        if (!isNew && it->second != timing)
            it->second.isAmbiguous = true;
    }
    return timings;
}

PrometheusTelling::PrometheusTelling(std::string source)
    : m_source(std::move(source))
{}

void PrometheusTelling::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts) {
        if (alert.state != AlertState::Firing)
            continue;
        SeenAlert told{.source = m_source,
                       .fingerprint = alert.fingerprint,
                       .name = alert.name,
                       .state = AlertState::Firing,
                       .since = alert.since,
                       .evidence = alert.evidence};
        const bool isKnown = alert.evidence == Evidence::Stamp || alert.onset == Instant{};
        const int tries = isKnown ? 0 : mostTries;
        m_firing[alert.fingerprint] = {alert.name, alert.onset, std::move(told), tries};
    }
}

std::vector<SeenAlert> PrometheusTelling::tell(const std::vector<AlertMove> &moves,
                                               const Poll &poll)
{
    std::vector<SeenAlert> told;
    for (const AlertMove &move : moves) {
        AlertState before = move.before;
        const bool isAnother = before != AlertState::Inactive && move.now.hasOnset()
            && move.onsetBefore != Instant{} && move.now.onset > move.onsetBefore;
        if (isAnother) {
            // Over and begun again between two polls.
            tellGone(move, poll, poll.latestInRoom(move.now.onset), told);
            m_firing.erase(move.now.fingerprint);
            before = AlertState::Inactive;
        } else if (move.wasLost && before != AlertState::Inactive) {
            before = AlertState::Unknown;
        }
        switch (move.now.state) {
        case AlertState::Inactive:
        case AlertState::Unknown:
            tellGone(move, poll, {}, told);
            m_firing.erase(move.now.fingerprint);
            break;
        case AlertState::Pending:
            tellPending(move, before, poll, told);
            m_firing.erase(move.now.fingerprint);
            break;
        case AlertState::Suppressed:
        case AlertState::Firing:
            tellFiring(move, before, poll, told);
            break;
        }
    }
    return told;
}

void PrometheusTelling::tellGone(const AlertMove &move, const Poll &poll,
                                 std::optional<Instant> atLatest,
                                 std::vector<SeenAlert> &told) const
{
    SeenAlert gone{.source = m_source,
                   .fingerprint = move.now.fingerprint,
                   .name = move.now.name,
                   .state = AlertState::Inactive};
    poll.since(poll.inRoom(move.onsetBefore), atLatest).write(gone);
    told.push_back(std::move(gone));
}

void PrometheusTelling::tellPending(const AlertMove &move, AlertState before, const Poll &poll,
                                    std::vector<SeenAlert> &told) const
{
    const bool fellBack = before == AlertState::Firing || !move.now.hasOnset();
    SeenAlert pending = stamped(move, AlertState::Pending, move.now.onset, Micros(1));
    if (fellBack) // a reload has made its `for` longer, or the server does not say since when
        poll.since(poll.answeredAt).write(pending);
    told.push_back(std::move(pending));
}

void PrometheusTelling::tellFiring(const AlertMove &move, AlertState before, const Poll &poll,
                                   std::vector<SeenAlert> &told)
{
    const auto known = m_firing.find(move.now.fingerprint);
    if (known != m_firing.end() && before != AlertState::Inactive) {
        // It has been firing all along: what was known of it before is still true.
        known->second.onset = move.now.onset;
        SeenAlert again = known->second.told;
        again.labels = move.now.labels;
        again.annotations = move.now.annotations;
        if (move.wasLost)
            told.push_back(std::move(again));
        return;
    }
    const RuleTiming *rule = ruleOf(move.now.name);
    const bool firesAtOnce = rule && rule->holdFor == Micros(0);
    const bool unseen = before == AlertState::Inactive && move.now.hasOnset();
    if (unseen && !firesAtOnce)
        told.push_back(stamped(move, AlertState::Pending, move.now.onset, Micros(1)));

    Firing firing{move.now.name, move.now.onset, {}, move.now.hasOnset() ? mostTries : 0};
    if (firesAtOnce && move.now.hasOnset()) {
        firing.told = stamped(move, AlertState::Firing, move.now.onset, Micros(1));
        firing.tries = 0;
    } else if (poll.lastAskedAt) {
        firing.told = seen(move, AlertState::Firing);
        Between bounds = poll.since(poll.answeredAt);
        if (move.now.hasOnset() && poll.clock) {
            const Instant earliest = poll.inRoom(move.now.onset) - poll.clock->error;
            bounds.from = std::clamp(earliest, bounds.from, bounds.to);
        }
        bounds.write(firing.told);
    } else {
        firing.told = estimated(move, poll);
    }
    told.push_back(firing.told);
    firing.told.labels.clear();
    firing.told.annotations.clear();
    m_firing.insert_or_assign(move.now.fingerprint, std::move(firing));
}

SeenAlert PrometheusTelling::estimated(const AlertMove &move, const Poll &poll) const
{
    const RuleTiming *rule = ruleOf(move.now.name);
    if (rule && move.now.hasOnset() && rule->interval > Micros(0)) {
        const Instant since = move.now.onset + rule->hold();
        if (!poll.clock || poll.inRoom(since) <= poll.answeredAt)
            return stamped(move, AlertState::Firing, since, rule->interval);
    }
    SeenAlert firing = seen(move, AlertState::Firing);
    const Instant from = move.now.hasOnset() ? poll.inRoom(move.now.onset) : poll.answeredAt;
    Between{std::min(from, poll.answeredAt), poll.answeredAt}.write(firing);
    return firing;
}

std::string PrometheusTelling::nextToRefine(Instant sourceNow)
{
    for (Firing &firing : std::views::values(m_firing)) {
        if (sourceNow - firing.onset > longestWindow)
            firing.tries = 0;
        const bool isAsked =
            std::ranges::find(m_askedThisRound, firing.name) != m_askedThisRound.end();
        if (firing.tries > 0 && !isAsked)
            return firing.name;
    }
    return {};
}

Micros PrometheusTelling::refineWindow(const std::string &name, Instant sourceNow) const
{
    Micros window{0};
    for (const Firing &firing : std::views::values(m_firing)) {
        if (firing.name == name && firing.tries > 0)
            window = std::max(window, sourceNow - firing.onset + m_queryOffset);
    }
    return std::max(window, Micros(0)) + std::chrono::seconds(10);
}

std::vector<SeenAlert> PrometheusTelling::refine(const std::string &name,
                                                 const std::vector<FiringSeries> &series)
{
    std::vector<SeenAlert> told;
    for (auto &[fingerprint, firing] : m_firing) {
        if (firing.name != name || firing.tries == 0)
            continue;
        --firing.tries;
        const auto own = std::ranges::find(series, fingerprint, &FiringSeries::fingerprint);
        const auto stamp = own == series.end() ? std::nullopt : firedAt(firing, own->samples);
        if (!stamp)
            continue;
        firing.tries = 0;
        firing.told.since = stamp->at;
        firing.told.plusMinus = stamp->plusMinus;
        firing.told.evidence = Evidence::Stamp;
        told.push_back(firing.told);
    }
    m_askedThisRound.push_back(name);
    return told;
}

void PrometheusTelling::refineFailed(const std::string &name)
{
    (void)refine(name, {});
}

std::optional<Stamp> PrometheusTelling::firedAt(const Firing &firing,
                                                const std::vector<Instant> &samples) const
{
    // While `activeAt` stays the same the alert has been active without a break, so its first
    // firing sample since then is the one.
    const auto first = std::ranges::lower_bound(samples, wholeMillis(firing.onset) - m_queryOffset);
    if (first == samples.end())
        return {};
    const Stamp stamp{*first + m_queryOffset, sampleResolution};
    const RuleTiming *rule = ruleOf(firing.name);
    if (!rule || rule->interval <= Micros(0))
        return stamp;
    // It cannot fire before its `for` has passed, and only at an evaluation. Where the sample says
    // otherwise, the group has a query offset of its own, which the API does not tell.
    const Micros held = stamp.at - wholeMillis(firing.onset);
    const Micros off = held % rule->interval;
    const bool isEvaluation = off <= Micros(2000) || off >= rule->interval - Micros(2000);
    if (isEvaluation && held >= rule->hold() - Micros(2000))
        return stamp;
    return Stamp{firing.onset + rule->hold(), rule->interval};
}

SeenAlert PrometheusTelling::seen(const AlertMove &move, AlertState state) const
{
    return {.source = m_source,
            .fingerprint = move.now.fingerprint,
            .name = move.now.name,
            .state = state,
            .labels = move.now.labels,
            .annotations = move.now.annotations};
}

SeenAlert PrometheusTelling::stamped(const AlertMove &move, AlertState state, Instant since,
                                     Micros plusMinus) const
{
    SeenAlert alert = seen(move, state);
    alert.since = since;
    alert.plusMinus = plusMinus;
    return alert;
}

const RuleTiming *PrometheusTelling::ruleOf(const std::string &name) const
{
    const auto it = m_rules.find(name);
    return it == m_rules.end() || it->second.isAmbiguous ? nullptr : &it->second;
}

} // namespace Chaos
