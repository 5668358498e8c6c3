// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/issueround.h"

#include <algorithm>

namespace Chaos {

void IssueRound::begin(const QStringList &items)
{
    m_items = items;
    m_ends.clear();
    m_trouble.clear();
    m_isTokenWanted = false;
    m_isUnderWay = true;
    emit changed();
}

void IssueRound::tell(const QString &item, const End &end)
{
    m_ends.insert_or_assign(item, end);
    emit changed();
}

void IssueRound::end(const QString &trouble, bool isTokenWanted)
{
    m_trouble = trouble;
    m_isTokenWanted = isTokenWanted;
    m_isUnderWay = false;
    emit changed();
}

void IssueRound::clear()
{
    m_items.clear();
    m_ends.clear();
    m_trouble.clear();
    m_isTokenWanted = false;
    m_isUnderWay = false;
    emit changed();
}

bool IssueRound::waits(const QString &item) const
{
    return m_isUnderWay && m_items.contains(item) && !m_ends.contains(item);
}

const IssueRound::End *IssueRound::endOf(const QString &item) const
{
    const auto it = m_ends.find(item);
    return it == m_ends.end() ? nullptr : &it->second;
}

int IssueRound::failed() const
{
    return int(std::ranges::count_if(m_ends, [](const auto &one) { return !one.second.isThere; }));
}

} // namespace Chaos
