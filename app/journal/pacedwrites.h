// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Chaos {

/// While one lives, what SQLite writes on this thread is handed to the disk piece by piece, each
/// when the one before has left.
///
/// Otherwise all of it waits in memory for the sync at the end, and a commit that syncs meanwhile
/// waits behind all of it: measured, fifty commits long instead of ten.
class PacedWrites
{
public:
    PacedWrites();
    ~PacedWrites();
    PacedWrites(const PacedWrites &) = delete;
    PacedWrites &operator=(const PacedWrites &) = delete;
};

} // namespace Chaos
