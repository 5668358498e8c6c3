// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"
#include "models/plan/fields.h"

#include <QString>

#include <algorithm>

namespace Chaos {

/// "Checkout loses its database" → "checkout-loses-its-database". Never empty: a title of signs
/// only is called by `otherwise`.
[[nodiscard]] QString keyOfTitle(const QString &title,
                                 const QString &otherwise = QStringLiteral("unnamed"));

/// Whether a key can be made of the title itself.
[[nodiscard]] bool givesKey(const QString &title);

/// "first-chaos-day-2026-12-08": what a day with that title and date is called for ever.
[[nodiscard]] QString keyOfDay(const DayDescription &day);

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

/// Whether other lines of a plan can call something by that key.
[[nodiscard]] bool isPlanKey(const QString &key);

/// Whether it can be the name of an environment variable that holds a secret. Plans are mailed
/// around: they name it, and never hold the secret.
[[nodiscard]] bool isSecretName(const QString &name);

/// The key that a file gives, or one made of the title.
void readKey(Fields &fields, const QString &title, QString &key);

} // namespace Chaos
