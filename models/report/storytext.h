// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/day/storybook.h"

namespace Chaos {

/// What a line of the story says, in words; everything from outside in it is as it came.
[[nodiscard]] QString storyText(const Plan &plan, const StoryLine &line);
/// Who: a person's name, or what kind of thing it was.
[[nodiscard]] QString storyActor(const StoryLine &line);

} // namespace Chaos
