// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/secretplaces.h"

namespace Chaos {

SecretPlaces::Known SecretPlaces::of(const QString &name) const
{
    const auto it = m_known.find(name);
    return it == m_known.end() ? Known{} : it->second;
}

void SecretPlaces::set(const QString &name, const Known &known)
{
    Known &old = m_known[name];
    if (old == known)
        return;
    old = known;
    emit changed();
}

} // namespace Chaos
