// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/kind.h"

#include "models/day/wordtable.h"

namespace Chaos {

std::string_view wordOf(Kind kind)
{
    return wordIn(kindWords, kind);
}

Kind kindOf(std::string_view word)
{
    // The two kinds that make up nearly all of a long day are asked for first.
    if (word == "alert.changed")
        return Kind::AlertChanged;
    if (word == "note.written")
        return Kind::NoteWritten;
    return valueIn(kindWords, word, Kind::Unknown);
}

} // namespace Chaos
