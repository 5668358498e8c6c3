// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Chaos {

/// A Chaos Toolkit experiment as a card, and what the card has no place for.
struct ToolkitImport
{
    Experiment experiment{};
    QString prometheus{}; ///< base URL of the Prometheus that its queries ask; empty: not said
    QStringList notes{}; ///< what is not carried over or was changed, one line each, for the person
    bool operator==(const ToolkitImport &) const = default;
};

/// Whether a file that is read for a plan is a Chaos Toolkit experiment instead: it has the fields
/// of one and none of a plan's. False where it cannot be read at all, unless it is named `.json`.
[[nodiscard]] bool isToolkitExperiment(const QByteArray &bytes, const QString &fileName);

/// Reads a Chaos Toolkit experiment: JSON or YAML, as the file's ending says. The failure's detail
/// has one line a mistake, like a plan file's. Literal secrets are masked. Within the bounds of a
/// plan file.
///
/// What steps and probes do is kept in words and, where it fits, as the activity's own JSON.
/// Queries are asked of the source "prometheus" until `planWith` finds the day's own.
[[nodiscard]] Outcome<ToolkitImport> readToolkitExperiment(const QByteArray &bytes,
                                                           const QString &fileName);

/// The import as a plan that can be merged into a day with that plan: a new card at the end of its
/// queue. A card that the day has already keeps whatever the file does not speak of: alerts, roles,
/// the time-box … Queries ask the day's Prometheus: the one with the experiment's URL, else its
/// only one; where it has neither a note says so.
[[nodiscard]] Plan planWith(ToolkitImport &import, const Plan &day);

} // namespace Chaos
