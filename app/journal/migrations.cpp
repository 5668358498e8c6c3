// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/migrations.h"

#include "app/journal/database.h"
#include "app/journal/storefile.h"
#include "app/journal/transaction.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QStringList steps()
{
    return QDir(u":/sql"_s).entryList({u"[0-9][0-9][0-9][0-9]-*.sql"_s}, QDir::Files, QDir::Name);
}

QByteArray textOf(const QString &step)
{
    QFile file(u":/sql/"_s + step);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

Outcome<Done> take(Database &database, const QString &step, qint64 number)
{
    TransactionStatements statements(database);
    Transaction transaction(statements);
    if (const auto begun = transaction.begin(); !begun)
        return begun.failure();
    if (const auto done = database.run(textOf(step).constData()); !done)
        return done.failure();
    const QByteArray version = "PRAGMA user_version = " + QByteArray::number(number);
    if (const auto done = database.run(version.constData()); !done)
        return done.failure();
    return transaction.commit();
}

} // namespace

qint64 Migrations::known()
{
    return steps().size();
}

Outcome<qint64> Migrations::version(Database &database)
{
    return database.number("PRAGMA user_version");
}

Outcome<Done> Migrations::apply(Database &database)
{
    const Outcome<qint64> version = Migrations::version(database);
    if (!version)
        return version.failure();
    const QStringList all = steps();
    if (*version > all.size())
        return StoreFile::tooNew(database.path(), *version);
    for (qint64 number = *version + 1; number <= all.size(); ++number) {
        if (const auto taken = take(database, all[number - 1], number); !taken)
            return taken.failure();
    }
    return Done{};
}

} // namespace Chaos
