// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

namespace Chaos {

/// A plan file to begin with: every section with a comment on what belongs there, one experiment
/// to fill in, and the customary communication schedule. An invalid date is left to be filled in.
[[nodiscard]] QByteArray starterPlan(const QString &title, QDate date);

/// The JSON Schema (draft 7) of plan files, for editors.
[[nodiscard]] QByteArray planSchema();

} // namespace Chaos
