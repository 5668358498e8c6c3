// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtable.h"

#include <QString>

namespace Chaos {

/// A wire word as text.
[[nodiscard]] inline QString wordText(std::string_view word)
{
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

/// The same of a value's word in its table.
template<typename Enum, std::size_t N>
[[nodiscard]] QString textIn(const WordTable<Enum, N> &table, Enum value)
{
    return wordText(wordIn(table, value));
}

} // namespace Chaos
