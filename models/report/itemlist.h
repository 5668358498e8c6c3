// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QByteArray>

/// The action items of a day by themselves, for other tools: what is still to be done first, then
/// as it was opened. `utcOffset`: what clocks on the wall show ahead of UTC.
namespace Chaos::ItemList {

/// A task list. Whatever came from outside is escaped.
[[nodiscard]] QByteArray markdown(const Day &day, Instant now, Micros utcOffset = Micros(0));

/// RFC 4180 in UTF-8, with a line of names at its head. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
[[nodiscard]] QByteArray csv(const Day &day, Instant now, Micros utcOffset = Micros(0));

/// An array of items as the report has them; see retrojson.h.
[[nodiscard]] QByteArray json(const Day &day, Instant now, Micros utcOffset = Micros(0));

} // namespace Chaos::ItemList
