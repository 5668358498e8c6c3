// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/database.h"
#include "models/day/outcome.h"

#include <QCoreApplication>

namespace Chaos {

/// Copies a store that is in use: the copy is the store at one instant, whole or not there.
class StoreBackup
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::StoreBackup)

public:
    /// Never overwrites what is at `path`.
    static Outcome<Done> copy(Database &from, const QString &path);

private:
    static Outcome<Done> copyPages(Database &from, const QString &part);
};

} // namespace Chaos
