// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/look.h"

namespace Chaos {

Look::Look(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
{}

void Look::setTheme(const Theme &theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    emit changed();
}

} // namespace Chaos
