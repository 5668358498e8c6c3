// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <memory>

struct sqlite3;

namespace Chaos {

/// One connection to a store's file. One thread owns it.
class Database
{
public:
    enum class Access {
        ReadOnly,
        Frozen, ///< read-only, on a medium where nothing can change or be created
        ReadWrite,
        Create,
    };

    /// Opens without reading anything yet. The connection leaves the write-ahead log as it is when
    /// it closes until `tidyOnClose` is called: what is damaged must not be written to.
    [[nodiscard]] static Outcome<Database> open(const QString &path, Access access);

    /// To be called before the first write: what is committed is then durable.
    Outcome<Done> syncEveryCommit();
    /// Runs statements that return nothing of interest.
    Outcome<Done> run(const char *sql);
    /// The first column of the first row; 0 when there is none.
    Outcome<qint64> number(const char *sql);
    void tidyOnClose(bool tidy);

    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// What the last call's result means.
    [[nodiscard]] Failure trouble(int code) const;
    [[nodiscard]] int lastCode() const;

private:
    struct Closer
    {
        void operator()(sqlite3 *handle) const;
    };
    Database(sqlite3 *handle, QString path);

    std::unique_ptr<sqlite3, Closer> m_handle;
    QString m_path;
};

} // namespace Chaos
