// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/day/plan.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Chaos {

/// Reads a plan file. The failure's detail has one line a mistake:
/// "FILE:LINE:COLUMN: FIELD: what is wrong and how to mend it". A file may hold any part of a plan;
/// what is missing keeps its default. Bounded: 4 MB, no aliases, sixteen levels.
[[nodiscard]] Outcome<Plan> readPlan(const QByteArray &yaml, const QString &fileName);

/// Writes a plan as a person would. Reading it back gives an equal plan; only the order
/// of its assignments, which has no meaning, may differ.
[[nodiscard]] QByteArray writePlan(const Plan &plan);
/// The communication schedule alone, as it stands in a plan file.
[[nodiscard]] QByteArray writeContacts(const std::vector<Contact> &contacts);

} // namespace Chaos
