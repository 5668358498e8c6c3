// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/dayinfo.h"
#include "models/day/day.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace Chaos {

/// What a command has to say of a day.
struct Saying
{
    Entry entry{};
    std::vector<QByteArray> pictures{}; ///< PNG, that go with it
};

/// A day of which something was said.
struct SaidOfDay
{
    DayInfo info{};
    Day before{}; ///< as it was
    bool isInARoom = false; ///< a room has it open, and acts on it
};

/// Writes it down: where nobody has the day open in the store, else through the room that has, and
/// returns once it is durable. `make` gets the day as it stands then, and may be asked again.
/// Blocks: for commands of the terminal.
[[nodiscard]] Outcome<SaidOfDay> sayOfDay(const QString &storePath, const QString &day,
                                          const std::function<Outcome<Saying>(const Day &)> &make);

} // namespace Chaos
