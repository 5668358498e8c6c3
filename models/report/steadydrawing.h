// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/report/steadyseries.h"

#include <QString>

namespace Chaos {

/// The steady states of a run as one SVG drawing on one axis of time: each a line, open where no
/// number was to be had, between its bounds; what lies outside of them is thicker, filled up to the
/// bound and pointed at. Trigger, back-out and reset stand across all of them. Empty where there is
/// nothing to draw. It says in words what it shows, for who cannot see it.
[[nodiscard]] QString steadySvg(const SteadyRun &run);

} // namespace Chaos
