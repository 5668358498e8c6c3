// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/transaction.h"

namespace Chaos {

Transaction::~Transaction()
{
    // A failed commit may have rolled back by itself; a second rollback then fails, harmlessly.
    if (m_open)
        (void)m_statements.rollback.run();
}

Outcome<Done> Transaction::begin()
{
    const Outcome<Done> begun = m_statements.begin.run();
    m_open = begun.hasValue();
    return begun;
}

Outcome<Done> Transaction::commit()
{
    const Outcome<Done> committed = m_statements.commit.run();
    if (committed)
        m_open = false;
    return committed;
}

} // namespace Chaos
