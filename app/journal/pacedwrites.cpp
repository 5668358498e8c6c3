// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/pacedwrites.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace Chaos {

namespace {

constexpr ssize_t pieceBytes = 256 * 1024;

using Write = ssize_t (*)(int, const void *, size_t, off64_t);

thread_local bool pacing = false;
thread_local ssize_t unsent = 0;

ssize_t writePaced(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    const ssize_t written = pwrite64(descriptor, bytes, size, offset);
    if (!pacing || written <= 0)
        return written;
    unsent += written;
    if (unsent >= pieceBytes) {
        unsent = 0;
        // Makes nothing durable, which the sync still does; a failure would only cost the pace.
        (void)sync_file_range(descriptor, 0, 0,
                              SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE);
    }
    return written;
}

/// Only through the system call can it be known which file is written: a descriptor of our own
/// would, when it is closed, end the locks that this process has on the store.
bool install()
{
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    const auto present = system->xGetSystemCall(system, "pwrite64");
    const Write ours = writePaced;
    return present
        && system->xSetSystemCall(system, "pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(ours))
        == SQLITE_OK;
}

} // namespace

PacedWrites::PacedWrites()
{
    static const bool installed = install();
    pacing = installed;
    unsent = 0;
}

PacedWrites::~PacedWrites()
{
    pacing = false;
}

} // namespace Chaos
