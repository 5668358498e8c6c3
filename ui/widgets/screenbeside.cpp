// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/screenbeside.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace Chaos {

QScreen *screenBeside(const QWidget &desk)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto other = std::ranges::find_if(
        screens, [&desk](const QScreen *screen) { return screen != desk.screen(); });
    return other == screens.end() ? nullptr : *other;
}

} // namespace Chaos
