// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

struct sqlite3;

namespace Chaos {

/// SQLite's own access to files with one difference: what a commit adds to the write-ahead log is
/// gathered and reaches the file in one write, just before it is synced.
///
/// SQLite writes the head and the page of every frame by themselves, which costs a commit of many
/// frames more than the sync does. Nobody can miss what is not in the file yet: frames are told to
/// other connections only after the sync. That holds while `synchronous` is FULL, which every
/// connection that is opened for writing here sets.
class GatheredLog
{
public:
    /// The name to open a database with. Known to SQLite from the first call on.
    [[nodiscard]] static const char *vfs();

    /// Makes the log's file that long without content, so that a commit has nothing to allocate: a
    /// file that grows costs each sync a second one, of the file system's own. Needs the right to
    /// write, that is, a transaction. A log that is longer stays so.
    /// Returns SQLite's result code.
    static int reserve(sqlite3 *database, long long bytes);
};

} // namespace Chaos
