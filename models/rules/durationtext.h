// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clockbook.h"
#include "models/day/instant.h"

#include <QString>

namespace Chaos {

/// "0:41", "4:07", "1:02:03"; below ten seconds with a tenth: "0:04.2". Cut, not rounded, so that a
/// limit that is not reached never looks reached. Negative lengths carry a minus sign.
[[nodiscard]] QString durationText(Micros length);

/// A clock that runs, in at most six characters: "01:47", "−00:05", "1h47" from a hundred minutes
/// on.
[[nodiscard]] QString clockText(Micros length);
/// The same as a length that stands: "1:47", "1:02:03". Whole seconds, cut.
[[nodiscard]] QString lengthText(Micros length);

/// "0:41 ± 0.3 s": the uncertainty is rounded up to one significant digit, from a millisecond on.
[[nodiscard]] QString elapsedText(const Elapsed &elapsed);
[[nodiscard]] QString plusMinusText(Micros plusMinus);

/// "−12 ± 3 ms", "+4.2 ± 0.5 s": a source's clock against the room's; the uncertainty rounded up.
[[nodiscard]] QString offsetText(const ClockReading &reading);

} // namespace Chaos
