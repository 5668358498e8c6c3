// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storetrouble.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

int primary(int code)
{
    return code & 0xff;
}

/// The system's number of the failure; 0 if it was none of the system's.
int systemError(int code, sqlite3 *connection)
{
    // SQLite keeps the number of the last failed call, whatever came after.
    if (!connection || (primary(code) != SQLITE_IOERR && primary(code) != SQLITE_CANTOPEN))
        return 0;
    int error = sqlite3_system_errno(connection);
    // A commit that failed tells the number only through the log's own file.
    sqlite3_file *log = nullptr;
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (error == 0 && log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

bool isOutOfRoom(int code, sqlite3 *connection)
{
    const int error = systemError(code, connection);
    return primary(code) == SQLITE_FULL || error == ENOSPC || error == EDQUOT || error == EFBIG;
}

QString words(int code, sqlite3 *connection)
{
    const QString said =
        QString::fromUtf8(connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
    const int error = systemError(code, connection);
    return error == 0 ? said : said + u" ("_s + qt_error_string(error) + u')';
}

} // namespace

bool StoreTrouble::isDamage(int code)
{
    return primary(code) == SQLITE_CORRUPT || primary(code) == SQLITE_NOTADB
        || code == SQLITE_IOERR_SHORT_READ;
}

bool StoreTrouble::isPlainError(int code)
{
    return code == SQLITE_ERROR;
}

Failure StoreTrouble::diskFull(const QString &path)
{
    return {Failure::Kind::Storage,
            tr("There is no room left for the store %1. Make room on the disk that holds %2 "
               "(or raise its quota or file size limit).")
                .arg(path, QFileInfo(path).absolutePath())};
}

Failure StoreTrouble::notWritable(const QString &path, const QString &reason)
{
    return {Failure::Kind::Storage,
            tr("The store %1 cannot be written: %2. Give yourself the right to write to it and to "
               "its folder %3, or choose another place with --store.")
                .arg(path, reason, QFileInfo(path).absolutePath())};
}

Failure StoreTrouble::of(int code, sqlite3 *connection, const QString &path)
{
    if (isOutOfRoom(code, connection))
        return diskFull(path);
    if (isDamage(code)) {
        return {Failure::Kind::Storage,
                tr("The store %1 is damaged (%2).").arg(path, words(code, connection))};
    }
    switch (primary(code)) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return notWritable(path, words(code, connection));
    case SQLITE_CANTOPEN:
        return {Failure::Kind::Storage,
                tr("The store %1 cannot be opened: %2. See that the folder %3 exists and that you "
                   "may read and write there, or choose another place with --store.")
                    .arg(path, words(code, connection), QFileInfo(path).absolutePath())};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Failure::Kind::Storage,
                tr("Another program has kept the store %1 locked for several seconds. Close it, or "
                   "wait until it has finished.")
                    .arg(path)};
    case SQLITE_TOOBIG:
        return {Failure::Kind::TooLarge, tr("Something is too large for the store %1.").arg(path)};
    default:
        return {Failure::Kind::Storage,
                tr("The store %1 failed: %2. See that its disk is connected and works, and that "
                   "nothing else writes to the file.")
                    .arg(path, words(code, connection))};
    }
}

} // namespace Chaos
