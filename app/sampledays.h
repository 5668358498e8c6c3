// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace Chaos {

/// The plan file of a sample day that the program brings along: "first-chaos-day". Empty where
/// there is none.
[[nodiscard]] QByteArray sampleDay(const QString &name);
/// How that day went, as a journal: invented from beginning to end, and its title says so.
[[nodiscard]] QByteArray sampleJournal(const QString &name);

} // namespace Chaos
