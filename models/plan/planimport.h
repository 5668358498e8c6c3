// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/plan/chaostoolkit.h"
#include "models/plan/planchanges.h"

#include <optional>

namespace Chaos {

/// What a file brings to a day: a plan or a part of one, or an experiment of the Chaos Toolkit.
///
/// The rule of importing: what the file does not name stays. What it names by a key is as the file
/// says, every field of it: one that is left out goes back to its default, and so does who plays
/// which role in an experiment. Of the day itself only those fields change that the file has.
struct PlanImport
{
    PlanImport() = default;
    /// A plan that stands in no file: it says of the day whatever is not at its default.
    PlanImport(const Plan &whole);

    Plan plan{};
    QStringList said{}; ///< the fields of the day itself that are given, as a file calls them
    std::optional<ToolkitImport> experiment{}; ///< instead of a plan
    bool operator==(const PlanImport &) const = default;
};

/// Reads whichever it is. The failure's detail has one line a mistake.
[[nodiscard]] Outcome<PlanImport> readImport(const QByteArray &bytes, const QString &fileName);

/// The entries that bring the import into a day whose plan is `before`: by key, only what differs,
/// the queue's order last.
[[nodiscard]] std::vector<Entry> mergeEntries(const Plan &before, const PlanImport &import);

/// What those entries change: one change an entry, in the same order.
[[nodiscard]] std::vector<PlanChange> planChanges(const Plan &before, const PlanImport &import);

/// Something of the day that an import does not change.
struct Unchanged
{
    QString title{}; ///< as people call it: "experiment checkout-db"
    QString name{}; ///< its own: "Checkout loses its database"; empty where it has none
    bool isNamed = false; ///< the file says the same; else it says nothing of it
    bool operator==(const Unchanged &) const = default;
};

[[nodiscard]] std::vector<Unchanged> unchangedBy(const Plan &before, const PlanImport &import);

/// What an import does to a day.
struct ImportPreview
{
    Plan before{}; ///< the plan that it is true of
    std::vector<PlanChange> changes{};
    std::vector<Entry> entries{}; ///< that make the changes, one each
    std::vector<Unchanged> unchanged{};
    QStringList notes{}; ///< what of the file has no place in a day
};

[[nodiscard]] ImportPreview previewOf(const Plan &before, const PlanImport &import);

} // namespace Chaos
