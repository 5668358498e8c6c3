// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storeopener.h"

#include "app/journal/damagedstore.h"
#include "app/journal/daylock.h"
#include "app/journal/migrations.h"
#include "app/journal/storefile.h"
#include "app/journal/storetrouble.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

bool hasLog(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0;
}

} // namespace

StoreOpener::StoreOpener(QString path, OpenMode mode)
    : m_path(std::move(path))
    , m_mode(mode)
{}

Outcome<Database> StoreOpener::open()
{
    const Outcome<StoreFile::Content> content = StoreFile::examine(m_path);
    if (!content)
        return content.failure();
    if (*content == StoreFile::Content::Damaged) {
        return DamagedStore::keepAside(m_path,
                                       tr("The store %1 is damaged: its head is not that of a "
                                          "store any more.")
                                           .arg(m_path));
    }
    m_isNew = *content == StoreFile::Content::Absent;
    if (m_isNew) {
        if (const auto made = makeRoom(); !made)
            return made.failure();
    }
    if (m_mode != OpenMode::ReadOnly) {
        if (const auto allowed = mayWrite(); !allowed)
            return allowed.failure();
    }
    return connect();
}

Outcome<Done> StoreOpener::makeRoom()
{
    if (m_mode != OpenMode::Create) {
        return Failure{Failure::Kind::NotFound,
                       tr("There is no store at %1. Name another with --store; \"chaosroom\" "
                          "alone makes a new one.")
                           .arg(m_path)};
    }
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return Failure{Failure::Kind::Storage,
                       tr("The folder %1 for the store cannot be made. Make it yourself, or "
                          "choose another place with --store.")
                           .arg(folder)};
    }
    return Done{};
}

Outcome<Done> StoreOpener::mayWrite() const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
        return StoreTrouble::notWritable(m_path, qt_error_string(errno));
    if (!m_isNew && access(QFile::encodeName(m_path).constData(), W_OK) != 0)
        return StoreTrouble::notWritable(m_path, qt_error_string(errno));
    return Done{};
}

Outcome<Database> StoreOpener::connect()
{
    if (m_mode == OpenMode::ReadOnly)
        return connectReadOnly();
    const auto access = m_isNew ? Database::Access::Create : Database::Access::ReadWrite;
    Outcome<Database> database = Database::open(m_path, access);
    if (!database)
        return database;
    const Outcome<qint64> version = versionOf(*database);
    if (!version)
        return version.failure();
    if (const auto set = database->syncEveryCommit(); !set)
        return told(*database, set.failure());
    if (*version == 0) {
        if (const auto created = create(*database); !created)
            return created.failure();
    }
    if (const auto sound = probe(*database); !sound)
        return sound.failure();
    if (const auto current = bringUpToDate(*database); !current)
        return current.failure();
    if (const auto set = database->run("PRAGMA foreign_keys = ON"); !set)
        return set.failure();
    database->tidyOnClose(true);
    return database;
}

Outcome<Database> StoreOpener::connectReadOnly()
{
    Outcome<Database> database = Database::open(m_path, Database::Access::ReadOnly);
    if (!database)
        return database;
    // Without the right to make the log's index beside it, a store that is at rest can still be
    // read as it lies there.
    const Outcome<qint64> version = Migrations::version(*database);
    if (!version && !StoreTrouble::isDamage(database->lastCode()) && !hasLog(m_path))
        database = Database::open(m_path, Database::Access::Frozen);
    if (!database)
        return database;
    if (const auto sound = probe(*database); !sound)
        return sound.failure();
    return database;
}

Outcome<Done> StoreOpener::create(Database &database)
{
    // Two programs may be starting on the same new store.
    const Outcome<DayLock> alone = DayLock::takeSetup(m_path);
    if (!alone)
        return alone.failure();
    const Outcome<qint64> version = versionOf(database);
    if (!version)
        return version.failure();
    if (*version > 0)
        return Done{};
    // Into the file's head while there is no log yet: it tells this store from other databases.
    const QByteArray mark =
        "PRAGMA application_id = " + QByteArray::number(StoreFile::applicationId);
    if (const auto marked = database.run(mark.constData()); !marked)
        return marked.failure();
    if (const auto logged = database.run("PRAGMA journal_mode = WAL"); !logged)
        return logged.failure();
    return Migrations::apply(database);
}

Outcome<qint64> StoreOpener::versionOf(Database &database)
{
    const Outcome<qint64> version = Migrations::version(database);
    return version ? version : told(database, version.failure());
}

Failure StoreOpener::told(const Database &database, const Failure &failure)
{
    // A table that is missing from a store is damage as well.
    const int code = database.lastCode();
    if (StoreTrouble::isDamage(code) || StoreTrouble::isPlainError(code))
        return DamagedStore::keepAside(database.path(), failure.detail);
    return failure;
}

Outcome<Done> StoreOpener::bringUpToDate(Database &database)
{
    const Outcome<qint64> version = versionOf(database);
    if (!version)
        return version.failure();
    if (*version == Migrations::known())
        return Done{};
    const Outcome<DayLock> alone = DayLock::takeSetup(m_path);
    if (!alone)
        return alone.failure();
    return Migrations::apply(database);
}

Outcome<Done> StoreOpener::probe(Database &database)
{
    const Outcome<qint64> version = versionOf(database);
    if (!version)
        return version.failure();
    if (*version > Migrations::known())
        return StoreFile::tooNew(database.path(), *version);
    if (*version == 0) {
        return Failure{Failure::Kind::NotFound,
                       tr("The store %1 is empty: it was never finished. \"chaosroom --store %1\" "
                          "finishes it.")
                           .arg(database.path())};
    }
    constexpr const char *questions[] = {
        "SELECT count(*) FROM sqlite_schema",
        "SELECT count(*) FROM days",
        "SELECT length(payload) FROM journal ORDER BY entry DESC LIMIT 1",
    };
    for (const char *question : questions) {
        const Outcome<qint64> answer = database.number(question);
        if (!answer)
            return told(database, answer.failure());
    }
    return Done{};
}

} // namespace Chaos
