// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/notary.h"

#include <QRandomGenerator>

namespace Chaos {

Notary::Notary(const Clock &clock, std::uint64_t seed)
    : m_clock(clock)
    , m_random(seed)
{}

void Notary::sign(Entry &entry)
{
    if (entry.at == Instant{})
        entry.at = m_clock.now();
    if (entry.id.isNull())
        entry.id = Uuid::make(entry.at, {m_random(), m_random()});
}

std::uint64_t Notary::freshSeed()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace Chaos
