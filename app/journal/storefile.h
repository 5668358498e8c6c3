// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QCoreApplication>

namespace Chaos {

/// What lies at a store's path, found out by looking at its first bytes and touching nothing.
class StoreFile
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::StoreFile)

public:
    enum class Content {
        Absent, ///< nothing is there, or an empty file
        Store,
        Damaged, ///< was a store: its day locks lie beside it, its head is gone
    };

    /// Written into every store's head, so that other databases are told apart: "CHRM".
    static constexpr qint64 applicationId = 0x4348524d;

    /// A failure for whatever is not ours or not to be read: it stays as it is.
    [[nodiscard]] static Outcome<Content> examine(const QString &path);

    [[nodiscard]] static Failure tooNew(const QString &path, qint64 version);
};

} // namespace Chaos
