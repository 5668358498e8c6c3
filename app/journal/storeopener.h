// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/database.h"
#include "app/journal/openmode.h"
#include "models/day/outcome.h"

#include <QCoreApplication>

namespace Chaos {

/// The way from a path to a connection that can be trusted: looks first, opens then, and writes
/// only when the file has proved to be a sound store.
class StoreOpener
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::StoreOpener)

public:
    StoreOpener(QString path, OpenMode mode);

    [[nodiscard]] Outcome<Database> open();

private:
    Outcome<Done> makeRoom();
    [[nodiscard]] Outcome<Done> mayWrite() const;
    [[nodiscard]] Outcome<Database> connect();
    [[nodiscard]] Outcome<Database> connectReadOnly();
    Outcome<Done> create(Database &database);
    Outcome<Done> bringUpToDate(Database &database);
    [[nodiscard]] static Outcome<Done> probe(Database &database);
    [[nodiscard]] static Outcome<qint64> versionOf(Database &database);
    /// The same failure; if it tells of damage, only after the file was copied aside.
    [[nodiscard]] static Failure told(const Database &database, const Failure &failure);

    QString m_path;
    OpenMode m_mode;
    bool m_isNew = false;
};

} // namespace Chaos
