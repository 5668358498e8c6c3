// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/net/secrets.h"
#include "models/day/plan.h"

#include <vector>

namespace Chaos {

struct Terminal;

/// `chaosroom secret keep|check|forget NAME`; the exit status. A secret comes in on standard input
/// and goes nowhere but into the keychain.
int performSecretCommand(const CommandLine &line, const Terminal &terminal);

enum class Typed : std::uint8_t { Line, All };
/// What is typed at the terminal, a line of it that is not shown; where nobody types, a line of
/// standard input or all of it.
[[nodiscard]] QByteArray typedUnseen(const QString &question, const Terminal &terminal, Typed what);

/// Takes what the sources name and the environment does not have out of the keychain. Waits for it,
/// so it is for commands only.
void takeFromKeychain(const std::vector<AlertSource> &sources, KeptSecrets &secrets);
/// The same of these names, which the environment does not have.
void takeFromKeychain(const QStringList &names, KeptSecrets &secrets);

} // namespace Chaos
