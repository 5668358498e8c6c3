// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/fields.h"

#include <QString>

namespace Chaos {

/// "Checkout loses its database" → "checkout-loses-its-database".
[[nodiscard]] QString keyOfTitle(const QString &title);

/// Whether other lines of a plan can call something by that key.
[[nodiscard]] bool isPlanKey(const QString &key);

/// The key that a file gives, or one made of the title.
void readKey(Fields &fields, const QString &title, QString &key);

} // namespace Chaos
