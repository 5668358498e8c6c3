// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/toolkitfill.h"

namespace Chaos::Toolkit {

/// What of an experiment has no place in a card, one line each, for the person. `configuration` as
/// it stands after everything was filled in.
[[nodiscard]] QStringList notesOn(const YamlNode &root, const Configuration &configuration);

} // namespace Chaos::Toolkit
