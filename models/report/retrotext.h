// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/reportedday.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Chaos {

/// What a team said under one heading; plain text from people.
struct RetroHeading
{
    QString title{};
    QStringList sentences{};
};

/// What came out of an experiment's mini-retro, in the order in which it is read: what was learned,
/// why people were surprised, better ways to reproduce it, how true to life it was, and what they
/// think of its alerts. Only headings under which something was said.
[[nodiscard]] std::vector<RetroHeading> retroHeadings(const RetroPage &page);
/// "Mini-retro held 2026-12-08 10:31:07."; empty: none was held.
[[nodiscard]] QString retroHeld(const RetroPage &page, Micros utcOffset);

/// One action item, in words.
struct ItemText
{
    QString what{};
    QString about{}; ///< the alert that it is about; empty: none
    QString experiment{}; ///< "12"; empty: it belongs to none
    QString owner{};
    QString due{};
    QString state{};
    ItemStanding standing = ItemStanding::Open;
};
[[nodiscard]] ItemText itemText(const ReportedItem &item, Micros utcOffset);

/// "alert", "runbook" …
[[nodiscard]] QString itemKindTitle(ItemKind kind);

} // namespace Chaos
