// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/gatheredlog.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <vector>

namespace Chaos {

namespace {

// A commit that is larger reaches the file in pieces of this size.
constexpr std::size_t mostGathered = 1024 * 1024;
// The system's file takes less than 128 KB at once and calls the disk full when given more.
constexpr std::size_t mostAtOnce = 124 * 1024;
// The file grows by this much at once: a file that grows costs the sync a second one, of the file
// system's own. Zeros are no frame: SQLite takes the log for ended before them.
constexpr std::array<char, 256 * 1024> nothing{};

/// The log's file as SQLite sees it. The system's own file object follows in the same block.
struct LogFile
{
    sqlite3_file base; ///< first: SQLite knows this object by its address
    std::vector<char> *gathered;
    sqlite3_int64 start; ///< where in the file the gathered bytes belong
    sqlite3_int64 size; ///< the file was at least that long when it was last seen

    static LogFile &of(sqlite3_file *file) { return *reinterpret_cast<LogFile *>(file); }
    sqlite3_file *system() { return reinterpret_cast<sqlite3_file *>(this + 1); }

    [[nodiscard]] sqlite3_int64 end() const { return start + sqlite3_int64(gathered->size()); }

    int flush()
    {
        if (gathered->empty())
            return SQLITE_OK;
        const int code = writeThrough(gathered->data(), gathered->size(), start);
        if (code == SQLITE_OK && end() > size)
            grow();
        gathered->clear();
        return code;
    }

    /// Without room on the disk the file is as long as it must be, and that is enough.
    void grow()
    {
        size = end();
        sqlite3_int64 present = 0;
        if (system()->pMethods->xFileSize(system(), &present) != SQLITE_OK)
            return;
        if (present > size)
            size = present;
        else if (writeThrough(nothing.data(), nothing.size(), size) == SQLITE_OK)
            size += sqlite3_int64(nothing.size());
    }

    int writeThrough(const char *bytes, std::size_t count, sqlite3_int64 offset)
    {
        int code = SQLITE_OK;
        for (std::size_t done = 0; code == SQLITE_OK && done < count; done += mostAtOnce) {
            code = system()->pMethods->xWrite(system(), bytes + done,
                                              int(std::min(count - done, mostAtOnce)),
                                              offset + sqlite3_int64(done));
        }
        return code;
    }

    int write(const char *bytes, int count, sqlite3_int64 offset)
    {
        if (offset != end() || gathered->size() + std::size_t(count) > mostGathered) {
            if (const int code = flush(); code != SQLITE_OK)
                return code;
            start = offset;
        }
        gathered->insert(gathered->end(), bytes, bytes + count);
        return SQLITE_OK;
    }
};

sqlite3_vfs *systemVfs()
{
    return sqlite3_vfs_find(nullptr);
}

int closeLog(sqlite3_file *file)
{
    LogFile &log = LogFile::of(file);
    // What was not synced was not committed either.
    delete log.gathered;
    return log.system()->pMethods->xClose(log.system());
}

/// Everything but writing sees the file as if nothing had been held back.
template<auto method, typename... Arguments>
int flushed(sqlite3_file *file, Arguments... arguments)
{
    LogFile &log = LogFile::of(file);
    const int code = log.flush();
    return code == SQLITE_OK ? (log.system()->pMethods->*method)(log.system(), arguments...) : code;
}

template<auto method, typename... Arguments>
int passed(sqlite3_file *file, Arguments... arguments)
{
    LogFile &log = LogFile::of(file);
    return (log.system()->pMethods->*method)(log.system(), arguments...);
}

int truncateLog(sqlite3_file *file, sqlite3_int64 size)
{
    LogFile::of(file).size = 0;
    return flushed<&sqlite3_io_methods::xTruncate>(file, size);
}

int writeLog(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    return LogFile::of(file).write(static_cast<const char *>(bytes), size, offset);
}

// Version 1: the index in shared memory and the memory maps belong to the database's file.
constexpr sqlite3_io_methods logMethods = {
    .iVersion = 1,
    .xClose = closeLog,
    .xRead = flushed<&sqlite3_io_methods::xRead, void *, int, sqlite3_int64>,
    .xWrite = writeLog,
    .xTruncate = truncateLog,
    .xSync = flushed<&sqlite3_io_methods::xSync, int>,
    .xFileSize = flushed<&sqlite3_io_methods::xFileSize, sqlite3_int64 *>,
    .xLock = passed<&sqlite3_io_methods::xLock, int>,
    .xUnlock = passed<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = passed<&sqlite3_io_methods::xCheckReservedLock, int *>,
    .xFileControl = passed<&sqlite3_io_methods::xFileControl, int, void *>,
    .xSectorSize = passed<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = passed<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *system = systemVfs();
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return system->xOpen(system, name, file, flags, outFlags);
    LogFile &log = LogFile::of(file);
    log.base.pMethods = nullptr;
    const int code = system->xOpen(system, name, log.system(), flags, outFlags);
    if (!log.system()->pMethods)
        return code;
    // With methods set, SQLite closes the file even when it could not be opened.
    log.base.pMethods = &logMethods;
    log.gathered = new std::vector<char>;
    log.start = 0;
    log.size = 0;
    return code;
}

sqlite3_vfs gatheringVfs()
{
    sqlite3_vfs vfs = *systemVfs();
    vfs.zName = "chaosroom-gathered";
    vfs.pNext = nullptr;
    vfs.szOsFile += int(sizeof(LogFile));
    vfs.xOpen = openFile;
    return vfs;
}

} // namespace

const char *GatheredLog::vfs()
{
    static sqlite3_vfs vfs = gatheringVfs();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    return registered == SQLITE_OK ? vfs.zName : nullptr;
}

int GatheredLog::reserve(sqlite3 *database, long long bytes)
{
    sqlite3_file *file = nullptr;
    int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    if (code != SQLITE_OK || !file || file->pMethods != &logMethods)
        return code == SQLITE_OK ? SQLITE_NOTFOUND : code;
    LogFile &log = LogFile::of(file);
    sqlite3_int64 before = 0;
    code = file->pMethods->xFileSize(file, &before);
    const auto step = sqlite3_int64(nothing.size());
    for (sqlite3_int64 at = before; code == SQLITE_OK && at < bytes; at += step)
        code = log.writeThrough(nothing.data(), std::size_t(std::min(step, bytes - at)), at);
    if (code == SQLITE_OK)
        return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    // The room that is left is needed for content.
    (void)file->pMethods->xTruncate(file, before);
    return code;
}

} // namespace Chaos
