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

} // namespace Chaos::OrNull
