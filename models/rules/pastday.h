// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/itemstanding.h"
#include "models/rules/ledger.h"
#include "models/rules/verdicts.h"

#include <QDate>

#include <vector>

namespace Chaos {

/// Whether such a day was a rehearsal: the program's own staging applies the faults of most of its
/// experiments, which nobody else's does. What was alarmed there proves nothing of real alerts.
[[nodiscard]] bool isRehearsal(const Plan &plan);

/// An experiment of a day that is looked back on.
struct PastExperiment
{
    enum class Fate : std::uint8_t {
        StillToCome,
        UnderWay,
        Performed, ///< the fault was applied
        NotPerformed, ///< skipped, or never reached though the day is over
        TakenOut, ///< of the plan, before the day came to it
    };

    QString key{};
    QString title{};
    Fate fate = Fate::StillToCome;
    QString why{}; ///< it was not performed, as people said; empty: nobody said
    std::vector<NamedAlert> alerts{}; ///< that it puts to the test
    bool operator==(const PastExperiment &) const = default;
};

/// An action item of such a day.
struct PastItem
{
    QString text{};
    QString owner{}; ///< as people call them; empty: nobody
    QString alert{};
    QString retest{}; ///< key of the experiment that shall prove it
    bool isDone = false;
    Retested retested = Retested::NotPlanned; ///< on its own day
    bool operator==(const PastItem &) const = default;
};

/// What is kept of a whole day by who looks back on many: some hundred lines of what may have been
/// millions of entries.
struct PastDay
{
    QString key{};
    QString title{};
    QDate date{}; ///< as planned, else that of its first experiment; invalid: neither
    bool isOver = false; ///< its date is past
    bool isRehearsal = false; ///< see there
    Figures figures{};
    std::vector<Proof> results{}; ///< each alert that it was to put to the test
    std::vector<PastExperiment> experiments{};
    std::vector<PastItem> items{};
    bool operator==(const PastDay &) const = default;
};

/// `now` and `utcOffset` as for `figuresOf`.
[[nodiscard]] PastDay pastDayOf(const Day &day, const QString &key, Instant now,
                                Micros utcOffset = Micros(0));

/// A day of which nothing can be told, and why.
struct UnreadDay
{
    QString title{};
    QString why{};
    bool operator==(const UnreadDay &) const = default;
};

/// All days that a desk keeps, the earliest first; those without a date come last.
struct KeptDays
{
    std::vector<PastDay> days{};
    std::vector<UnreadDay> unread{};

    [[nodiscard]] const PastDay *day(const QString &key) const;
    [[nodiscard]] std::vector<LedgerLine> ledger() const;
    /// How many of them are rehearsals.
    [[nodiscard]] int rehearsals() const;
    [[nodiscard]] KeptDays withoutRehearsals() const;
    bool operator==(const KeptDays &) const = default;
};

void sortByDate(std::vector<PastDay> &days);

/// "8 Dec 2026", or the title of a day that has no date.
[[nodiscard]] QString whenText(const PastDay &day);

/// "today", "yesterday", "9 days ago", "52 weeks ago": whole weeks from two on.
[[nodiscard]] QString agoText(QDate then, QDate today);

} // namespace Chaos
