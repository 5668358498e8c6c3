// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/journal/store.h"

#include <memory>
#include <optional>

namespace Chaos {

/// The store that a command line means.
[[nodiscard]] QString storePathOf(const CommandLine &line);

/// The day of that key, title or number. Where there is none the failure tells which one may be
/// meant, or which ones there are.
[[nodiscard]] Outcome<DayInfo> dayIn(Store &store, const QString &name);

/// A store and the day in it that a command line names.
struct NamedDay
{
    std::unique_ptr<Store> store{};
    DayInfo day{};
};
/// Opened for reading, and left to others.
[[nodiscard]] Outcome<NamedDay> namedDay(const CommandLine &line);
[[nodiscard]] Outcome<NamedDay> namedDay(const QString &storePath, const QString &name);
/// Opened for writing, and locked: nobody else may say something of the day between what is read of
/// it and what is written.
[[nodiscard]] Outcome<NamedDay> namedDayToWrite(const QString &storePath, const QString &name);

/// Keys of the days of which an experiment is under way; of a store that is not there none.
[[nodiscard]] Outcome<QStringList> daysUnderWay(const QString &storePath);

/// Refuses a word for the window that names neither a command nor a day of the store, and says what
/// there is. A store that cannot be read is the window's to tell of.
[[nodiscard]] Outcome<Done> knownWord(const CommandLine &line);

/// The instant that a command line means: a time of day is one of the day's planned date, or of the
/// date of its last entry. Nothing where none is meant.
[[nodiscard]] Outcome<std::optional<Instant>> instantIn(const NamedDay &named,
                                                        const std::optional<InstantWord> &word);

} // namespace Chaos
