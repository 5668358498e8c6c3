// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/rules/matching.h"

namespace Chaos {

/// Whether silence of a source means that nothing happened.
struct Belief
{
    bool throughout = true; ///< it answered all through the window
    bool atEnd = true; ///< it answered at the window's end
    QString reason{}; ///< why not, as the source's standing says; may be empty
    bool operator==(const Belief &) const = default;
};

/// How far a source can be believed in a window. The room's own probes need no word of health; any
/// other source that never said it was live is not believed.
[[nodiscard]] Belief beliefIn(const Day &day, const QString &source, const Window &window);

/// The same for an alert that any source may see: one source that did not answer is enough to doubt
/// its absence, and so is having no source at all.
[[nodiscard]] Belief beliefInAll(const Day &day, const Window &window);

} // namespace Chaos
