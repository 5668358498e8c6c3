// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/models/items/dayscript.h"

/// Days to look at: what the run screen is shown with in tests and pictures.
namespace Chaos::Scenes {

/// 14:00:00 UTC on the day.
inline constexpr Instant begin = instantOf(1'796'738'400'000'000);

[[nodiscard]] Experiment experiment(const QString &key, const QString &title, Micros timeBox);
[[nodiscard]] Entry alert(const std::string &name, AlertState state, Instant since);

/// Three experiments with nothing missing, three roles, two hosts, one live source.
void planSmallDay(DayScript &script);
/// The day of the design's picture: two experiments over, the third one running.
void playFullDay(DayScript &script);
/// The same, when something real breaks as well.
void playUnplannedEvent(DayScript &script);
/// The third one is started, and things stand against its trigger.
void playPreflight(DayScript &script);
/// A day in which everything has a name that is far too long.
void playLongNames(DayScript &script);

} // namespace Chaos::Scenes
