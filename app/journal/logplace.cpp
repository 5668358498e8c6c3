// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/logplace.h"

namespace Chaos {

void LogPlace::keep()
{
    if (m_kept)
        return;
    m_kept = m_reader.step() == Statement::Step::Row;
    if (!m_kept)
        m_reader.reset();
}

void LogPlace::leave()
{
    if (!m_kept)
        return;
    m_reader.reset();
    m_kept = false;
}

} // namespace Chaos
