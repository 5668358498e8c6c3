// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/damagedstore.h"

#include "app/journal/database.h"
#include "app/journal/statement.h"
#include "app/journal/storebytes.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QString logOf(const QString &path)
{
    return path + u"-wal"_s;
}

QDateTime lastWritten(const QString &path)
{
    const QDateTime store = QFileInfo(path).lastModified();
    const QFileInfo log(logOf(path));
    return log.exists() ? std::max(store, log.lastModified()) : store;
}

/// Empty on success, else why not.
QString copyOnce(const QString &from, const QString &to)
{
    if (!QFileInfo::exists(from) || QFileInfo::exists(to))
        return {};
    const QString part = to + u".part"_s;
    QFile::remove(part);
    QString trouble = StoreBytes(from).copyTo(part);
    QFile copied(part);
    if (trouble.isEmpty() && !copied.rename(to))
        trouble = copied.errorString();
    if (!trouble.isEmpty())
        QFile::remove(part);
    return trouble;
}

} // namespace

QString DamagedStore::readableIn(const QString &copy)
{
    const bool hasLog = QFileInfo(logOf(copy)).size() > 0;
    const Outcome<Database> database =
        Database::open(copy, hasLog ? Database::Access::ReadOnly : Database::Access::Frozen);
    if (!database)
        return tr("Nothing in it can be read.");
    // Reads the payload, so that the pages it lies on are read as well.
    Statement statement(*database, "SELECT length(payload) FROM journal ORDER BY entry");
    qint64 readable = 0;
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step())
        ++readable;
    if (step == Statement::Step::Finished)
        return tr("All its %1 entries can still be read.").arg(readable);
    if (readable == 0)
        return tr("No entry in it can be read.");
    return tr("Its first %1 entries can still be read.").arg(readable);
}

Failure DamagedStore::keepAside(const QString &path, const QString &reason)
{
    const QString stamp = lastWritten(path).toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QString copy = path + u".damaged-"_s + stamp;
    // The log first: with it, a copy that exists is a whole one.
    QString trouble = copyOnce(logOf(path), logOf(copy));
    if (trouble.isEmpty())
        trouble = copyOnce(path, copy);
    if (!trouble.isEmpty()) {
        return {Failure::Kind::Storage,
                tr("%1 It could not be copied to %2 either: %3. Copy it away by hand before "
                   "anything writes to it, and go on with another store (--store).")
                    .arg(reason, copy, trouble)};
    }
    return {Failure::Kind::Storage,
            tr("%1 It was copied to %2 before anything else, and left as it is. %3 Go on with "
               "another store (--store), or put a backup in its place. %4")
                .arg(reason, copy, readableIn(copy), wayOut(copy))};
}

QString DamagedStore::wayOut(const QString &path)
{
    return tr("What can be saved of it is saved into a new store by: sqlite3 '%1' .recover | "
              "sqlite3 saved.db (where that sqlite3 knows .recover; Debian's does not, the one of "
              "sqlite.org does), then chaosroom --store saved.db.")
        .arg(path);
}

} // namespace Chaos
