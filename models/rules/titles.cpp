// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/titles.h"

#include "models/day/day.h"
#include "models/day/sourcetraits.h"

namespace Chaos {

namespace {

/// Whether a name could go on there; of a letter outside ASCII every byte counts as one.
bool isOfWord(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte >= '0' && byte <= '9') || byte == '_' || byte >= 0x80;
}

} // namespace

bool isSaidIn(std::string_view title, std::string_view name)
{
    if (name.empty())
        return false;
    for (std::size_t at = title.find(name); at != title.npos; at = title.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool begins = at == 0 || !isOfWord(title[at - 1]) || !isOfWord(name.front());
        const bool ends = end == title.size() || !isOfWord(title[end]) || !isOfWord(name.back());
        if (begins && ends)
            return true;
    }
    return false;
}

bool writesTitles(const Day &day, std::string_view source)
{
    const AlertSource *planned =
        day.plan().source(QString::fromUtf8(source.data(), qsizetype(source.size())));
    return planned && traitsOf(planned->type).writesTitles;
}

bool isTitled(const Day &day, std::string_view source, std::string_view title,
              std::string_view name)
{
    return isSaidIn(title, name) && writesTitles(day, source);
}

} // namespace Chaos
