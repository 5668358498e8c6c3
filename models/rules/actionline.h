// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/actionitem.h"
#include "models/day/plan.h"

#include <QStringList>

namespace Chaos {

/// An action item in one line, as people type it:
///
///     Write the CartLatencyHigh runbook @alice 48h #runbook !CartLatencyHigh
///
/// `@` names its owner, `#` its kind, `!` the alert that it is about; at the end of the line stands
/// until when: 48h, 2d, 1w, today, tomorrow, fri, 2026-12-11 or 2026-12-11T17:00. Of two of a kind
/// the last counts. What is not understood stays text, so that no word is ever lost.
class ActionLine
{
public:
    /// Who and what can be named, and what clocks on the wall show.
    struct Context
    {
        const Plan &plan;
        QStringList alerts{};
        Instant now{};
        Micros utcOffset{0};
    };

    [[nodiscard]] static ActionLine read(const QString &line, const Context &context);

    QString text{};
    QString owner{}; ///< key of a person, or a name that nobody planned
    QString alert{};
    std::optional<ItemKind> kind{};
    std::optional<Instant> due{};
    QStringList understood{}; ///< what was taken out of the text, as it was typed
    bool operator==(const ActionLine &) const = default;

    /// The item that it makes, or makes of `before`. What names an alert and no kind mends it.
    [[nodiscard]] ActionItem applied(const ActionItem &before) const;

    /// A line that reads back as that item, for it to be edited.
    [[nodiscard]] static QString of(const ActionItem &item, Micros utcOffset);
    /// What the word that ends at `at` may be meant to be, complete: "@alice", "#runbook".
    [[nodiscard]] static QStringList completions(QStringView line, qsizetype at,
                                                 const Context &context);
    /// Where the word begins that ends at `at` and starts with one of the signs; `at` if none does.
    [[nodiscard]] static qsizetype wordStart(QStringView line, qsizetype at);
};

} // namespace Chaos
