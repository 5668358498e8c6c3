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

} // namespace Chaos
