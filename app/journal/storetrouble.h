// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QCoreApplication>

struct sqlite3;

namespace Chaos {

/// Says what the database's result codes mean for the operator: what failed, where, what to do.
class StoreTrouble
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::StoreTrouble)

public:
    /// What `code`, which `connection` has just returned (it may be null), means for this store.
    [[nodiscard]] static Failure of(int code, sqlite3 *connection, const QString &path);
    /// Whether the code says that the file's content is broken.
    [[nodiscard]] static bool isDamage(int code);
    /// Whether a statement made no sense to the database, say for want of a table.
    [[nodiscard]] static bool isPlainError(int code);

    [[nodiscard]] static Failure diskFull(const QString &path);
    [[nodiscard]] static Failure notWritable(const QString &path, const QString &reason);
};

} // namespace Chaos
