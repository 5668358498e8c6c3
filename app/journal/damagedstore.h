// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QCoreApplication>

namespace Chaos {

/// Takes care of a store whose content is broken: a copy is laid aside before anything else
/// happens to it.
class DamagedStore
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::DamagedStore)

public:
    /// Copies the store to NAME.damaged-STAMP, counts what can still be read, and says both
    /// together with `reason`. STAMP is when the file was last written: looking at the same
    /// damage again makes no second copy.
    [[nodiscard]] static Failure keepAside(const QString &path, const QString &reason);
    /// What to do to get out of that file what is left of its content.
    [[nodiscard]] static QString wayOut(const QString &path);

private:
    [[nodiscard]] static QString readableIn(const QString &copy);
};

} // namespace Chaos
