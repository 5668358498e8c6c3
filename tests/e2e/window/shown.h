// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/daywriter.h"
#include "app/journal/store.h"

#include <QApplication>

namespace Chaos {

/// The window of that class that a person sees; null: there is none.
template<typename Window>
[[nodiscard]] Window *shown()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        auto *window = qobject_cast<Window *>(widget);
        if (window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// The first day of the store at `path` as it is durable now; an empty one: there is none.
[[nodiscard]] inline Day firstStoredDay(const QString &path)
{
    auto store = Store::open(path, OpenMode::ReadOnly);
    if (!store)
        return {};
    const auto days = (*store)->days();
    if (!days || days->empty())
        return {};
    const auto day = foldDay(**store, days->front().number);
    return day ? *day : Day();
}

} // namespace Chaos
