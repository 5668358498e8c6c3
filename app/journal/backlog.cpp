// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/backlog.h"

#include <utility>

namespace Chaos {

Backlog::Backlog(QObject *parent)
    : QObject(parent)
{}

void Backlog::hold()
{
    m_holding = true;
}

void Backlog::release()
{
    m_holding = false;
    for (const SharedBatch &batch : std::exchange(m_held, {}))
        emit passed(batch);
}

void Backlog::take(const SharedBatch &batch)
{
    if (m_holding)
        m_held.push_back(batch);
    else
        emit passed(batch);
}

} // namespace Chaos
