// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storebackup.h"

#include "app/journal/storetrouble.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

/// A name is durable when its folder is.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}

void removeFiles(const QString &path)
{
    QFile::remove(path);
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    QFile::remove(path + u"-journal"_s);
}

} // namespace

Outcome<Done> StoreBackup::copyPages(Database &from, const QString &part)
{
    Outcome<Database> to = Database::open(part, Database::Access::Create);
    if (!to)
        return to.failure();
    to->tidyOnClose(true);
    sqlite3_backup *backup = sqlite3_backup_init(to->handle(), "main", from.handle(), "main");
    if (!backup)
        return to->trouble(to->lastCode());
    // All at once: in WAL mode this holds up nobody who writes.
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return StoreTrouble::isDamage(stepped) ? from.trouble(stepped) : to->trouble(stepped);
    if (finished != SQLITE_OK)
        return to->trouble(finished);
    return Done{};
}

Outcome<Done> StoreBackup::copy(Database &from, const QString &path)
{
    const auto refuse = [&path] {
        return Failure{Failure::Kind::BadInput,
                       tr("There is a file at %1 already. Backups overwrite nothing: choose "
                          "another name.")
                           .arg(path)};
    };
    if (QFileInfo::exists(path))
        return refuse();
    const QString part = path + u".part"_s;
    removeFiles(part);
    if (const auto copied = copyPages(from, part); !copied) {
        removeFiles(part);
        return copied.failure();
    }
    // link() instead of rename(): it refuses when somebody was quicker.
    const int linked =
        link(QFile::encodeName(part).constData(), QFile::encodeName(path).constData());
    const int error = errno;
    removeFiles(part);
    if (linked != 0)
        return error == EEXIST ? refuse() : StoreTrouble::notWritable(path, qt_error_string(error));
    syncFolderOf(path);
    return Done{};
}

} // namespace Chaos
