// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/survey.h"

#include <string>

namespace Chaos::SurveyJson {

// Surveys as payloads. Reading is lenient, and quick: thousands of rules come in one entry.

[[nodiscard]] std::string write(const Survey &survey);
[[nodiscard]] Survey read(const EntryView &entry);

} // namespace Chaos::SurveyJson
