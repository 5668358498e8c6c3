// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/journal/store.h"

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

/// Writes a file as a whole or not at all.
Outcome<Done> writeWhole(const QString &path, const QByteArray &bytes);

} // namespace Chaos
