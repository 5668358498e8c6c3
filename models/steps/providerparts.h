// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonObject>
#include <QString>

/// What providers that speak with a server have in common.
namespace Chaos::ProviderParts {

/// A value as a program or a form takes it; a list or a map as JSON.
[[nodiscard]] QString wordOf(const QJsonValue &value);

/// The server's base address without a slash at its end; empty where `url` is none that can be
/// asked.
[[nodiscard]] QString addressIn(const QJsonObject &provider);
/// Why there is none.
[[nodiscard]] Failure noAddress(const QJsonObject &provider, const QString &example);

} // namespace Chaos::ProviderParts
