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

/// Whether it can be the name of an environment variable that holds a secret. Plans are mailed
/// around: they name it, and never hold the secret.
[[nodiscard]] bool isSecretName(const QString &name);

/// The key that a file gives, or one made of the title.
void readKey(Fields &fields, const QString &title, QString &key);

} // namespace Chaos
