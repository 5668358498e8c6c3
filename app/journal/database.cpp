// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/database.h"

#include "app/journal/gatheredlog.h"
#include "app/journal/statement.h"
#include "app/journal/storetrouble.h"

#include <QFile>
#include <QUrl>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int busyMillis = 5000;

int flagsOf(Database::Access access)
{
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
    switch (access) {
    case Database::Access::ReadOnly:
        return common | SQLITE_OPEN_READONLY;
    case Database::Access::Frozen:
        return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Database::Access::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case Database::Access::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    Q_UNREACHABLE();
}

} // namespace

void Database::Closer::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(sqlite3 *handle, QString path)
    : m_handle(handle)
    , m_path(std::move(path))
{}

Outcome<Database> Database::open(const QString &path, Access access)
{
    QByteArray name = QFile::encodeName(path);
    if (access == Access::Frozen)
        name = "file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1";
    const bool writes = access == Access::ReadWrite || access == Access::Create;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &handle, flagsOf(access),
                                     writes ? GatheredLog::vfs() : nullptr);
    Database database(handle, path);
    if (code != SQLITE_OK)
        return database.trouble(code);
    sqlite3_busy_timeout(handle, busyMillis);
    database.tidyOnClose(false);
    return database;
}

void Database::tidyOnClose(bool tidy)
{
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, tidy ? 0 : 1, nullptr);
}

Outcome<Done> Database::syncEveryCommit()
{
    // FULL: a commit is on the disk when it returns. Nothing of it is written before (see
    // GatheredLog): a page that was would have to be taken back from the gathered ones.
    return run("PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF");
}

Outcome<Done> Database::run(const char *sql)
{
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return trouble(code);
    return Done{};
}

Outcome<qint64> Database::number(const char *sql)
{
    Statement statement(*this, sql);
    switch (statement.step()) {
    case Statement::Step::Row:
        return statement.number(0);
    case Statement::Step::Finished:
        return qint64(0);
    case Statement::Step::Failed:
        break;
    }
    return statement.trouble();
}

Failure Database::trouble(int code) const
{
    return StoreTrouble::of(code, handle(), m_path);
}

int Database::lastCode() const
{
    return sqlite3_extended_errcode(handle());
}

} // namespace Chaos
