// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/canaryproof.h"

#include "models/rules/canaryway.h"
#include "models/rules/labelvalue.h"
#include "models/rules/telling.h"
#include "models/rules/titles.h"

#include <algorithm>
#include <map>

namespace Chaos {

namespace {

using Standing = CanaryProof::Standing;

bool isPlanned(const Day &day, std::string_view source, AlertSource::Type type)
{
    const AlertSource *planned =
        day.plan().source(QString::fromUtf8(source.data(), qsizetype(source.size())));
    return planned && planned->type == type;
}

/// A passive check result makes an alert of its service, which has no room for a label of ours.
bool isCheckOf(const Day &day, const Canary &canary, const Alert &alert)
{
    const Lane &lane = day.alerts().lanes()[alert.lane];
    return lane.source == canary.source && lane.name == canary.name
        && isPlanned(day, canary.source, AlertSource::Type::Icinga)
        && labelValue(alert.labels, "host") == labelValue(canary.labels, "host")
        && labelValue(alert.labels, "service") == labelValue(canary.labels, "service");
}

bool isAlertOf(const Day &day, const Canary &canary, const Alert &alert)
{
    if (labelValue(alert.labels, canaryLabel) == canary.id || isCheckOf(day, canary, alert))
        return true;
    const Lane &lane = day.alerts().lanes()[alert.lane];
    return writesTitles(day, lane.source) && isSaidIn(lane.name, canary.id);
}

bool isShowing(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Suppressed;
}

/// The times at which a canary may have been told of by its name alone overlap with another's.
bool isMistakable(const Day &day, const Canary &canary, Instant at)
{
    return std::ranges::any_of(day.canaries().all(), [&](const Canary &other) {
        return other.id != canary.id && other.name == canary.name && other.writtenAt <= at
            && (!other.clearedAt || at <= *other.clearedAt);
    });
}

/// Whether a page speaks of the canary: by its id, by the alert, or by its name while no other
/// canary of that name is out.
bool speaksOf(const Page &page, const Day &day, const Canary &canary)
{
    if (isSaidIn(page.name, canary.id))
        return true;
    const AlertBook &book = day.alerts();
    const auto all = alertsOfCanary(day, canary, {});
    const auto carries = [&](std::uint32_t index) {
        const auto fingerprint = fingerprintOf(book, book.alerts()[index]);
        return std::ranges::find(page.alerts, fingerprint) != page.alerts.end();
    };
    if (std::ranges::any_of(all, carries))
        return true;
    const bool isNamed =
        page.name == canary.name || isTitled(day, page.source, page.name, canary.name);
    return isNamed && page.alerts.empty() && !isMistakable(day, canary, page.seenAt);
}

/// A service that takes canaries is one only while a canary makes it so.
bool isOfItsTime(const Canary &canary, const Alert &alert)
{
    constexpr Micros doubt = std::chrono::seconds(1);
    return alert.shownSince >= canary.writtenAt - doubt
        && (!canary.clearedAt || alert.shownSince <= *canary.clearedAt + doubt);
}

/// An on-call system called it by a title.
bool isTitledCanary(const Day &day, const Lane &lane)
{
    return writesTitles(day, lane.source)
        && (isSaidIn(lane.name, canaryName)
            || std::ranges::any_of(day.canaries().all(), [&](const Canary &canary) {
                   return isSaidIn(lane.name, canary.id);
               }));
}

/// Puts together what is known of one canary.
class CanaryWatch
{
public:
    CanaryWatch(const Day &day, const Canary &canary, Instant now)
        : m_day(day)
        , m_canary(canary)
        , m_start(canary.sentAt.value_or(Stamp{canary.writtenAt, Micros(0)}))
        , m_window{m_start.at, std::max(m_start.at, canary.clearedAt.value_or(now))}
    {}

    [[nodiscard]] CanaryProof look() const
    {
        CanaryProof proof{.id = m_canary.id,
                          .source = m_canary.source,
                          .sentAt = m_start.at,
                          .isTimed = m_canary.sentAt.has_value(),
                          .until = m_canary.until,
                          .failure = m_canary.failure};
        Sighting seen;
        if (proof.isTimed) {
            seen = sight();
            proof.isKnown = seen.known || seen.firesUntimed;
            if (seen.known)
                proof.known = elapsedSince(m_start, seen.known->stamp);
            tell(proof);
        }
        proof.isOver = m_canary.clearedAt && isGone();
        proof.standing = standing(proof, seen);
        return proof;
    }

private:
    [[nodiscard]] Sighting sight() const
    {
        const AlertBook &book = m_day.alerts();
        std::map<std::uint32_t, std::vector<std::uint32_t>> byLane;
        for (const std::uint32_t index : alertsOfCanary(m_day, m_canary, m_canary.source))
            byLane[book.alerts()[index].lane].push_back(index);
        Sighting all;
        const bool isStampOurs = isPlanned(m_day, m_canary.source, AlertSource::Type::Alertmanager);
        for (const auto &[lane, alerts] : byLane) {
            const Sighting one = isStampOurs
                ? firstShown(book.lanes()[lane], alerts)
                : sightingOf(m_day, book.lanes()[lane], alerts, m_window, m_start);
            if (one.known && (!all.known || one.known->stamp.at < all.known->stamp.at))
                all.known = one.known;
            all.knownIsSuppressed = all.knownIsSuppressed || one.knownIsSuppressed;
            all.firesUntimed = all.firesUntimed || one.firesUntimed;
            if (one.firstSign)
                all.firstSign = one.firstSign;
        }
        return all;
    }

    /// Between the instant at which it was taken and the first look that showed it.
    [[nodiscard]] Sighting firstShown(const Lane &lane,
                                      const std::vector<std::uint32_t> &alerts) const
    {
        Sighting seen;
        const Instant from = m_start.at - m_start.plusMinus;
        for (const AlertChange &change : lane.changes) {
            const bool isOurs = std::ranges::find(alerts, change.alert) != alerts.end();
            if (!isOurs || !isShowing(change.state))
                continue;
            seen.knownIsSuppressed = change.state == AlertState::Suppressed;
            if (seen.known)
                continue;
            const Micros half = std::max(Micros(0), change.seenAt - from) / 2;
            seen.known = Correction{.stamp = {from + half, half}};
        }
        // Half of it is the room's own doubt of when it was taken: not counted twice.
        if (seen.known)
            seen.known->stamp.plusMinus =
                std::max(Micros(0), seen.known->stamp.plusMinus - m_start.plusMinus);
        return seen;
    }

    void tell(CanaryProof &proof) const
    {
        std::optional<Told> first;
        for (const Page &page : m_day.pages().pages()) {
            if (page.seenAt < m_canary.writtenAt || !speaksOf(page, m_day, m_canary))
                continue;
            const auto told = toldIn(m_day, page, m_window, m_start);
            if (told && (!first || told->when.stamp.at < first->when.stamp.at))
                first = told;
        }
        if (!first)
            return;
        proof.told = elapsedSince(m_start, first->when.stamp);
        proof.toldBy = first->by;
    }

    /// Its own source shows it no more, and can be believed.
    [[nodiscard]] bool isGone() const
    {
        const auto &alerts = m_day.alerts().alerts();
        return std::ranges::none_of(
            alertsOfCanary(m_day, m_canary, m_canary.source),
            [&](std::uint32_t index) { return alerts[index].state != AlertState::Inactive; });
    }

    [[nodiscard]] Standing standing(const CanaryProof &proof, const Sighting &seen) const
    {
        const bool isDone = m_canary.failedAt || proof.isOver;
        if (m_canary.neverLeft)
            return Standing::Refused;
        if (!proof.isTimed)
            return isDone || m_canary.clearedAt ? Standing::Lost : Standing::Leaving;
        if (!isDone) {
            if (proof.told)
                return Standing::Told;
            if (proof.isKnown)
                return seen.knownIsSuppressed ? Standing::HeldBack : Standing::Known;
            return seen.firstSign ? Standing::Suspected : Standing::Taken;
        }
        if (!proof.isOver)
            return Standing::NotCleared;
        if (proof.told)
            return Standing::Proven;
        if (!proof.isKnown)
            return Standing::Unseen;
        return isHeard(m_day.plan(), QString::fromStdString(m_canary.source)) ? Standing::Untold
                                                                              : Standing::Unheard;
    }

    const Day &m_day;
    const Canary &m_canary;
    const Stamp m_start;
    const Window m_window;
};

} // namespace

CanaryProof proofOf(const Day &day, const Canary &canary, Instant now)
{
    return CanaryWatch(day, canary, now).look();
}

std::optional<CanaryProof> lastProofOf(const Day &day, const QString &source, Instant now)
{
    const Canary *canary = day.canaries().lastOf(source.toStdString());
    return canary ? std::optional(proofOf(day, *canary, now)) : std::nullopt;
}

bool isCanaryUnderWay(const Day &day, Instant now)
{
    constexpr Micros longest = std::chrono::minutes(10); // to be cleared, whatever happens
    return std::ranges::any_of(day.canaries().all(), [&](const Canary &canary) {
        return now < canary.until + longest && proofOf(day, canary, now).isUnderWay();
    });
}

bool isPathProven(const Day &day, const QString &source, Instant now)
{
    const std::string key = source.toStdString();
    return std::ranges::any_of(day.canaries().all(), [&](const Canary &canary) {
        return canary.source == key && proofOf(day, canary, now).standing == Standing::Proven;
    });
}

std::vector<std::uint32_t> alertsOfCanary(const Day &day, const Canary &canary,
                                          std::string_view source)
{
    const AlertBook &book = day.alerts();
    std::vector<std::uint32_t> found;
    for (std::uint32_t index = 0; index < book.alerts().size(); ++index) {
        const Alert &alert = book.alerts()[index];
        if (!source.empty() && book.lanes()[alert.lane].source != source)
            continue;
        if (isAlertOf(day, canary, alert))
            found.push_back(index);
    }
    return found;
}

std::vector<bool> canaryAlerts(const Day &day)
{
    const auto &canaries = day.canaries().all();
    if (canaries.empty())
        return {};
    const AlertBook &book = day.alerts();
    std::vector<bool> titled;
    for (const Lane &lane : book.lanes())
        titled.push_back(isTitledCanary(day, lane));
    std::vector<bool> are;
    are.reserve(book.alerts().size());
    for (const Alert &alert : book.alerts()) {
        are.push_back(titled[alert.lane] || !labelValue(alert.labels, canaryLabel).empty()
                      || std::ranges::any_of(canaries, [&](const Canary &canary) {
                             return isCheckOf(day, canary, alert) && isOfItsTime(canary, alert);
                         }));
    }
    return are;
}

std::vector<bool> canaryLanes(const Day &day)
{
    const std::vector<bool> alerts = canaryAlerts(day);
    if (alerts.empty())
        return {};
    std::vector<bool> lanes(day.alerts().lanes().size(), true);
    for (std::size_t index = 0; index < alerts.size(); ++index) {
        if (!alerts[index])
            lanes[day.alerts().alerts()[index].lane] = false;
    }
    return lanes;
}

} // namespace Chaos
