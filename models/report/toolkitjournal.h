// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QByteArray>

#include <optional>
#include <span>

namespace Chaos {

/// Where a day was recorded, as a Chaos Toolkit journal wants to know it.
struct ToolkitOrigin
{
    QString platform{};
    QString node{};
};

/// The record of one experiment as a Chaos Toolkit journal
/// (chaostoolkit.org/reference/api/journal); nothing for an experiment that was not triggered.
///
///     status        "completed"; "aborted" where people backed out for a reason they gave;
///                   "interrupted" where it was never finished
///     deviated      true if the hypothesis is known not to have held
///     start, end    when people were at their places, and when they finished
///     steady_states `before`: the last numbers up to the trigger, `after`: the last ones since the
///                   back-out, each against its bounds; null where none was measured
///     run[]         the method. Of a step that the room performed when it began and ended, how,
///     its
///                   exit or HTTP status and output as they were kept, and why it failed; a step
///                   that was to be performed and was not is missing. Of what people do by hand the
///                   room knows one instant, the trigger: it is the start of the first action.
///     rollbacks[]   the steps of the back-out plan that were performed, the same, or ticked off,
///                   with the time of that
///     experiment    the card; activities that came from a Chaos Toolkit file as they were, what a
///                   person does by hand with the provider {"type": "person"}. What the format has
///                   no place for stands in the extension "chaosroom".
///
/// What nobody recorded is null or missing, never made up.
[[nodiscard]] std::optional<QByteArray> toolkitJournal(const Day &day,
                                                       std::span<const EntryView> entries,
                                                       const QString &experiment,
                                                       const ToolkitOrigin &origin, Instant now);

/// The journals of all experiments that were triggered, in the day's order, as one JSON array.
[[nodiscard]] QByteArray toolkitJournals(const Day &day, std::span<const EntryView> entries,
                                         const ToolkitOrigin &origin, Instant now);

} // namespace Chaos
