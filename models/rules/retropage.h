// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/itemstanding.h"
#include "models/rules/matching.h"
#include "models/rules/verdicts.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace Chaos {

/// A stretch of the little timeline in which a row's alert stood in one state; from the trigger.
struct RetroBar
{
    AlertState state = AlertState::Firing;
    Micros from{0};
    Micros to{0};
    bool operator==(const RetroBar &) const = default;
};

/// What a team has to say something about: an expected alert, what else the plan asks of it, or an
/// alert that nobody had named.
struct RetroRow
{
    enum class Of : std::uint8_t { Expected, Check, Unexpected };

    Of of = Of::Expected;
    QString source{}; ///< to which a verdict goes; empty: whichever sees the alert
    QString seenBy{}; ///< title of the source that the row tells of
    QString alert{};
    AlertCheck check = AlertCheck::Fires;
    Verdict proposed = Verdict::NotYetKnown;
    std::optional<GivenVerdict> given{};
    QString cause{}; ///< proposed; a word of `causeWords` or empty
    QString evidence{}; ///< what led to the proposal, in plain words
    std::optional<AlertRating> rating{}; ///< of the alert; never on a check
    bool isUnknown = false; ///< its source could not be believed: no bar does not mean never
    std::vector<RetroBar> bars{}; ///< when it was suspected, fired or was held back

    /// A person's word goes before the room's.
    [[nodiscard]] Verdict verdict() const { return given ? given->verdict : proposed; }
    [[nodiscard]] bool hasBar() const { return of != Of::Check; }
    bool operator==(const RetroRow &) const = default;
};

/// A time as it was measured, against what the plan expected.
struct RetroTime
{
    std::optional<Elapsed> measured{};
    std::optional<Micros> limit{}; ///< of the alert that was quickest, else the tightest of all
    /// By how much it was over; nothing if it was not, or if there is nothing to compare.
    [[nodiscard]] std::optional<Micros> over() const;
    bool operator==(const RetroTime &) const = default;
};

/// What somebody wrote while the experiment ran.
struct RetroRemark
{
    std::optional<Micros> since{}; ///< since the trigger; nothing: before it
    QString text{};
    QString by{};
    bool operator==(const RetroRemark &) const = default;
};

struct RetroItem
{
    ActionItem item{};
    ItemStanding standing = ItemStanding::Open;
    QString owner{}; ///< as people call them; empty: nobody
    bool operator==(const RetroItem &) const = default;
};

/// The mini-retro of one experiment, filled in as far as the day knows.
struct RetroPage
{
    QString experiment{};
    int ordinal = 0; ///< from 1, among those of the day; 0: it is planned no more
    int count = 0;
    QString title{};
    QString hypothesis{};
    std::optional<bool> held{}; ///< as people said
    std::optional<bool> proposedHeld{}; ///< as its alerts tell
    RetroTime timeToKnow{};
    RetroTime timeToDetection{};
    int known = 0; ///< expected alerts that some source knew
    int expected = 0;
    std::vector<RetroRow> rows{}; ///< expected ones, then checks, then unexpected ones
    Micros before{0}; ///< so much of the time before the trigger is on the little timeline …
    Micros after{0}; ///< … and so much after it
    std::optional<Micros> backedOut{};
    std::vector<RetroRemark> questions{};
    std::vector<RetroRemark> actions{}; ///< what people did
    std::vector<RetroRemark> found{}; ///< by live QA: all but what passes
    std::vector<RetroLine> lines{}; ///< in the order in which they were said
    std::vector<RetroItem> items{};
    bool isUnderWay = false; ///< it goes on: what is shown will change by itself
    std::optional<Micros> left{}; ///< of its time; negative: overtime; nothing: no clock runs
    std::optional<Instant> heldAt{};
    bool operator==(const RetroPage &) const = default;
};

/// The experiments that have a retro to hold, those that were triggered, in the day's order.
[[nodiscard]] QStringList retrosOf(const Day &day);
/// The one to go on with: the last that was triggered and is over without its retro being held,
/// else the last that was triggered. Empty: there is none.
[[nodiscard]] QString nextRetro(const Day &day);

/// Empty for an experiment that was never triggered. `utcOffset` as for `standingOf`.
[[nodiscard]] RetroPage retroPageOf(const Day &day, const QString &experiment, Instant now,
                                    Micros utcOffset = Micros(0));
/// What a page rests on.
struct RetroGrounds
{
    const std::vector<Finding> &findings; ///< see `findingsOf`
    const std::vector<AttributedLane> &lanes; ///< see `attribute`
    const std::vector<const StoryLine *> &story; ///< the experiment's lines; may be its notes alone
};
/// The same for whoever has all of it already.
[[nodiscard]] RetroPage retroPageOf(const Day &day, const Run &run, const RetroGrounds &grounds,
                                    Instant now, Micros utcOffset = Micros(0));

/// The verdicts that a person may give on such a row, in the order in which they are offered.
[[nodiscard]] std::vector<Verdict> verdictsFor(RetroRow::Of of);
/// Whether a verdict wants to be explained by a cause.
[[nodiscard]] bool wantsCause(Verdict verdict);

} // namespace Chaos
