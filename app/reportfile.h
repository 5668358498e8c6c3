// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/journal/store.h"
#include "app/terminal.h"

namespace Chaos {

/// The day's report, made from all its entries as they stand.
/// Journals are those of all experiments, or of the one that is named. `at`: as the room knew the
/// day then (see DayHistory).
[[nodiscard]] Outcome<QByteArray> reportOf(Store &store, qint64 day, CommandLine::Format format,
                                           const QString &experiment = {},
                                           const std::optional<Instant> &at = {});

/// The same from the store at that path, which is opened for it.
[[nodiscard]] Outcome<QByteArray> reportOf(const QString &storePath, qint64 day,
                                           CommandLine::Format format);

/// Into the file that --output names, else to standard output. The exit status.
[[nodiscard]] int giveOut(const QByteArray &bytes, const CommandLine &line,
                          const Terminal &terminal);

/// Writes a file as a whole or not at all.
Outcome<Done> writeWhole(const QString &path, const QByteArray &bytes);

} // namespace Chaos
