// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/jsonwriter.h"

#include <optional>

/// Members of a report's JSON that are null where nothing is known.
namespace Chaos::OrNull {

void time(JsonWriter &json, std::string_view name, const std::optional<Instant> &at);
/// Null where it is empty.
void text(JsonWriter &json, std::string_view name, const QString &text);
void flag(JsonWriter &json, std::string_view name, const std::optional<bool> &value);
void seconds(JsonWriter &json, std::string_view name, const std::optional<Micros> &length);
void elapsed(JsonWriter &json, std::string_view length, std::string_view plusMinus,
             const std::optional<Elapsed> &value);

} // namespace Chaos::OrNull
