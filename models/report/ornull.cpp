// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/ornull.h"

namespace Chaos::OrNull {

void time(JsonWriter &json, std::string_view name, const std::optional<Instant> &at)
{
    if (at)
        json.member(name, toRfc3339(*at));
    else
        json.null(name);
}

void text(JsonWriter &json, std::string_view name, const QString &text)
{
    if (text.isEmpty())
        json.null(name);
    else
        json.member(name, text);
}

void flag(JsonWriter &json, std::string_view name, const std::optional<bool> &value)
{
    if (value)
        json.flag(name, *value);
    else
        json.null(name);
}

void seconds(JsonWriter &json, std::string_view name, const std::optional<Micros> &length)
{
    if (length)
        json.member(name, secondsOf(*length));
    else
        json.null(name);
}

void elapsed(JsonWriter &json, std::string_view length, std::string_view plusMinus,
             const std::optional<Elapsed> &value)
{
    seconds(json, length, value ? std::optional(value->length) : std::nullopt);
    seconds(json, plusMinus, value ? std::optional(value->plusMinus) : std::nullopt);
}

} // namespace Chaos::OrNull
