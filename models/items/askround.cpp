// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/askround.h"

namespace Chaos {

void AskRound::begin(const QStringList &sources)
{
    m_open = sources;
    emit changed();
}

void AskRound::end(const QString &source, const QString &trouble, Instant at, Micros within)
{
    m_open.removeAll(source);
    m_ends.insert_or_assign(source, End{at, trouble, within});
    emit changed();
}

void AskRound::clear()
{
    m_open.clear();
    m_ends.clear();
    emit changed();
}

const AskRound::End *AskRound::lastOf(const QString &source) const
{
    const auto it = m_ends.find(source);
    return it == m_ends.end() ? nullptr : &it->second;
}

} // namespace Chaos
