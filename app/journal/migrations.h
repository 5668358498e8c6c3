// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

namespace Chaos {

class Database;

/// The numbered steps (resources/sql) from an empty file to the store's present shape. The file's
/// `user_version` is the number of the last step taken.
class Migrations
{
public:
    /// The number of the newest step that this program has.
    [[nodiscard]] static qint64 known();

    /// Takes the missing steps, each in a transaction of its own. The caller holds the setup lock.
    static Outcome<Done> apply(Database &database);

    [[nodiscard]] static Outcome<qint64> version(Database &database);
};

} // namespace Chaos
