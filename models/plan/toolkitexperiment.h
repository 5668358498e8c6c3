// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/toolkitactivity.h"

#include <utility>
#include <vector>

namespace Chaos::Toolkit {

/// The experiment's lists of activities that are there, and how each is called in messages.
[[nodiscard]] std::vector<std::pair<QString, const YamlNode *>> activitiesOf(const YamlNode &root);

/// Notes what is wrong with an experiment as a whole, and gives back its activities by their names.
[[nodiscard]] Declared checkExperiment(const YamlNode &root, Mistakes &mistakes);

} // namespace Chaos::Toolkit
