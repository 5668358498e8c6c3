// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertcheck.h"
#include "models/day/alertstate.h"
#include "models/day/entry.h"
#include "models/day/instant.h"
#include "models/day/label.h"
#include "models/day/wordtable.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// One notification that reached, or was sent to, a person.
struct Page
{
    Instant seenAt{}; ///< room clock
    Instant at{}; ///< source clock for Stamp evidence, else room clock
    Micros plusMinus{0};
    Evidence evidence = Evidence::Received;
    std::string source{}; ///< key of the source, or "by hand"
    std::string name{}; ///< the alert's name; empty when nobody said which
    std::vector<std::string> alerts{}; ///< fingerprints it speaks of; may be empty
    std::string groupKey{}; ///< of the Alertmanager's group it tells of; empty: of none, or unknown
    std::vector<Label> groupLabels{}; ///< … sorted by name
    QString experiment{}; ///< under way at the time
    std::int64_t sequence = 0;
    bool operator==(const Page &) const = default;
};

/// Everything that told a person, for the time to detection.
class PageBook
{
public:
    /// Takes a `page.sent` entry: one entry an alert name. Payload:
    /// {"source","name","at":µs,"plus_minus":µs,"evidence","alerts":[fingerprint…],
    /// "group":key,"group_labels":{}}; the last two where an Alertmanager sent it.
    void apply(const EntryView &entry, const QString &experiment);
    [[nodiscard]] const std::vector<Page> &pages() const { return m_pages; }
    bool operator==(const PageBook &) const = default;

private:
    std::vector<Page> m_pages;
};

/// Something to be done, from a `/todo` or a retro.
struct ActionItem
{
    QString key{};
    QString text{};
    QString owner{};
    QString experiment{};
    QString alert{}; ///< name of the alert it mends; empty for others
    Instant openedAt{};
    std::optional<Instant> closedAt{};
    bool operator==(const ActionItem &) const = default;
};

/// What became of an expected alert.
enum class Verdict : std::uint8_t {
    NotYetKnown,
    Fired,
    FiredLate,
    FiredPartially,
    KnownNeverNotified,
    Swallowed,
    AlreadyFiring,
    DidNotFire,
    NotReproduced,
    NotPerformed,
    UsefulNewAlert,
    Noise,
    // of what the plan asks of it besides firing
    Proven,
    Failed,
    NotProven, ///< it looks so, and something else may have done it
    NotTried, ///< the run gave it no occasion
};

inline constexpr auto verdictWords = std::to_array<std::pair<Verdict, std::string_view>>({
    {Verdict::NotYetKnown, "not_yet_known"},
    {Verdict::Fired, "fired"},
    {Verdict::FiredLate, "fired_late"},
    {Verdict::FiredPartially, "fired_partially"},
    {Verdict::KnownNeverNotified, "known_never_notified"},
    {Verdict::Swallowed, "swallowed"},
    {Verdict::AlreadyFiring, "already_firing"},
    {Verdict::DidNotFire, "did_not_fire"},
    {Verdict::NotReproduced, "not_reproduced"},
    {Verdict::NotPerformed, "not_performed"},
    {Verdict::UsefulNewAlert, "useful_new_alert"},
    {Verdict::Noise, "noise"},
    {Verdict::Proven, "proven"},
    {Verdict::Failed, "failed"},
    {Verdict::NotProven, "not_proven"},
    {Verdict::NotTried, "not_tried"},
});

/// A verdict that a person gave; the room's own proposal is computed, never stored.
struct GivenVerdict
{
    QString experiment{};
    QString source{};
    QString alert{};
    AlertCheck check = AlertCheck::Fires; ///< on what of it the verdict is
    Verdict verdict = Verdict::NotYetKnown;
    QString cause{};
    QString by{};
    Instant at{};
    bool operator==(const GivenVerdict &) const = default;
};

} // namespace Chaos
