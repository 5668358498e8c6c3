// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entry.h"

namespace Chaos {

EntryView Entry::view()
{
    payload.reserve(payload.size() + payloadPadding);
    return {.sequence = sequence,
            .id = id,
            .at = at,
            .kind = kind,
            .actor = actor,
            .kindWord = wordOf(kind),
            .subject = subject,
            .payload = payload};
}

Entry Entry::of(const EntryView &view)
{
    return {.sequence = view.sequence,
            .id = view.id,
            .at = view.at,
            .kind = view.kind,
            .actor = std::string(view.actor),
            .subject = std::string(view.subject),
            .payload = std::string(view.payload)};
}

} // namespace Chaos
