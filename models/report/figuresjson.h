// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/jsonwriter.h"
#include "models/rules/verdicts.h"

namespace Chaos {

/// The member "figures", which is called alike in every JSON that tells of a day.
void writeFigures(JsonWriter &json, const Figures &figures);

} // namespace Chaos
