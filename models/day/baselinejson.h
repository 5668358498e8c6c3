// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"

#include <QJsonObject>

namespace Chaos::BaselineJson {

// Payloads of the preflight's entries. Reading is lenient, as of the plan's (see PlanJson), and
// bounded: a baseline of hundreds of findings is told by its first ones.

[[nodiscard]] QJsonObject write(const Baseline &baseline);
[[nodiscard]] QJsonObject write(const PassedGate &passed);

void read(const QJsonObject &json, Baseline &baseline);
void read(const QJsonObject &json, PassedGate &passed);

} // namespace Chaos::BaselineJson
