// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/plankey.h"

#include <QString>

#include <algorithm>

namespace Chaos {

/// A key made of a title that none of these values has: "redis-dies", "redis-dies-2" …
template<typename Values>
[[nodiscard]] QString freshKey(const QString &title, const Values &values)
{
    const QString wanted = keyOfTitle(title);
    QString key = wanted;
    for (int number = 2; std::ranges::any_of(values, [&](const auto &v) { return v.key == key; });
         ++number)
        key = wanted + u'-' + QString::number(number);
    return key;
}

} // namespace Chaos
