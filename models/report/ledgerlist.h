// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/alerthistory.h"

#include <QByteArray>

/// The alert ledger by itself: of each alert when it was proved last, how fast, by which
/// experiment, and whether it gets faster. What needs looking at comes first.
namespace Chaos::LedgerList {

/// In the order of all that follows.
[[nodiscard]] std::vector<AlertHistory> sorted(const KeptDays &kept, QDate today);

/// For a terminal.
[[nodiscard]] QByteArray text(const KeptDays &kept, QDate today);
/// A table. Whatever came from outside is escaped.
[[nodiscard]] QByteArray markdown(const KeptDays &kept, QDate today);
/// A record an alert; see csv.h.
[[nodiscard]] QByteArray csv(const KeptDays &kept, QDate today);
/// With every test of every alert, and the days that could not be read.
[[nodiscard]] QByteArray json(const KeptDays &kept, QDate today);

} // namespace Chaos::LedgerList
