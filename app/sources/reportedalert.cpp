// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/reportedalert.h"

#include <array>
#include <cstdint>

namespace Chaos {

namespace {

ActiveAlert activeAlert(const Lane &lane, const Alert &alert)
{
    const std::size_t prefix = lane.source.size() + 1;
    ActiveAlert active{.source = lane.source,
                       .fingerprint = alert.key.size() > prefix ? alert.key.substr(prefix) : "",
                       .name = lane.name,
                       .state = alert.state};
    return active;
}

/// What of an alert's changes is still looked for, from the last one backwards.
enum class Follow : std::uint8_t { Nothing, Last, Onset };

/// Takes from an earlier change what it says of an alert that is active. True when that was all.
bool lookBack(const AlertChange &change, ActiveAlert &active, Follow &follow)
{
    if (change.state == AlertState::Inactive) {
        follow = Follow::Nothing;
        return true;
    }
    if (follow == Follow::Last) {
        active.since = change.since;
        active.evidence = change.evidence;
        follow = Follow::Onset;
    }
    if (change.evidence == Evidence::Stamp)
        active.onset = change.since;
    return false;
}

} // namespace

std::vector<ActiveAlert> activeAlerts(const AlertBook &book)
{
    const auto &alerts = book.alerts();
    std::vector<ActiveAlert> byAlert(alerts.size());
    std::vector<Follow> follow(alerts.size(), Follow::Nothing);
    std::vector<int> open(book.lanes().size());
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        byAlert[i] = activeAlert(book.lanes()[alerts[i].lane], alerts[i]);
        if (alerts[i].state == AlertState::Inactive)
            continue;
        follow[i] = Follow::Last;
        ++open[alerts[i].lane];
    }
    // Backwards, and no further than it must be: a day may hold a million changes.
    for (std::size_t i = 0; i < book.lanes().size(); ++i) {
        const auto &changes = book.lanes()[i].changes;
        for (auto it = changes.rbegin(); it != changes.rend() && open[i] > 0; ++it) {
            if (follow[it->alert] != Follow::Nothing
                && lookBack(*it, byAlert[it->alert], follow[it->alert]))
                --open[i];
        }
    }
    std::erase_if(byAlert,
                  [](const ActiveAlert &alert) { return alert.state == AlertState::Inactive; });
    return byAlert;
}

std::vector<Entries::SeenAlert> unknownSince(Instant lastSeenAt, const std::string &source,
                                             const std::vector<ReportedAlert> &active)
{
    std::vector<Entries::SeenAlert> told;
    for (const ReportedAlert &alert : active) {
        told.push_back({.source = source,
                        .fingerprint = alert.fingerprint,
                        .name = alert.name,
                        .state = AlertState::Unknown,
                        .since = lastSeenAt,
                        .evidence = Evidence::Polled});
    }
    return told;
}

std::string fingerprintOf(const std::vector<Label> &sorted)
{
    std::uint64_t hash = 14695981039346656037u;
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211u; };
    for (const Label &label : sorted) {
        for (const char c : label.name)
            add(static_cast<unsigned char>(c));
        add(255);
        for (const char c : label.value)
            add(static_cast<unsigned char>(c));
        add(255);
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto it = text.rbegin(); it != text.rend(); ++it, hash >>= 4)
        *it = digits[hash & 15];
    return text;
}

} // namespace Chaos
