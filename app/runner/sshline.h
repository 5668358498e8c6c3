// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/steps/activity.h"

#include <QStringList>

namespace Chaos {

/// How the system's ssh is called, so that users' configuration, agents and jump hosts hold.
namespace SshLine {

/// The words after "ssh" that run `line` in a shell at the destination: nothing is asked of
/// anybody, host keys are checked as the configuration says, and connections are shared through
/// sockets in `folder`. A failure for a destination that ssh would take for an option.
[[nodiscard]] Outcome<QStringList> arguments(const QString &destination, const QString &line,
                                             const QString &folder);

/// A line for the host's shell that does the deed and gives its exit status. With `until` it first
/// leaves a switch there: so long after, the host itself does `undo`, unless the file `mark` is
/// gone by then.
struct Undoing
{
    Micros until{0};
    QString undo{};
    QString mark{};
};
[[nodiscard]] QString line(const ProcessDeed &deed, const Undoing &undoing,
                           const QStringList &marksToClear);

/// Where connections of this desk are shared; made where it is not there yet.
[[nodiscard]] QString makeSocketFolder();

/// The file at a host by which its switch knows that it is still wanted.
[[nodiscard]] QString markOf(const QString &key);

} // namespace SshLine

} // namespace Chaos
