// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/day/run.h"

#include <optional>
#include <string>

/// A card as the Chaos Toolkit writes experiments: each function gives one JSON object.
namespace Chaos::ToolkitCard {

/// The step's own activity where it came from a Chaos Toolkit file, else what a person does.
[[nodiscard]] std::string activity(const PlannedStep &step);
[[nodiscard]] bool isProbe(const PlannedStep &step);

/// Something that a person does. The format knows no such provider; a made-up command would lie.
[[nodiscard]] std::string byHand(const QString &text);

/// A steady state as a probe with its tolerance.
[[nodiscard]] std::string probe(const SteadyState &steady);

/// The whole experiment. What came of it for which the format has no place stands in an extension:
/// {"name": "chaosroom", "day", "key", "hypothesis_held", "triggered_at", "back_out_reason"}.
[[nodiscard]] std::string experiment(const Experiment &card, const DayDescription &day,
                                     const Run &run, std::optional<bool> held);

} // namespace Chaos::ToolkitCard
