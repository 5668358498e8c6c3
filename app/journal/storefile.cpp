// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storefile.h"

#include "app/journal/daylock.h"
#include "app/journal/migrations.h"
#include "app/journal/storebytes.h"

#include <QFileInfo>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype headerSize = 100;
constexpr QByteArrayView magic("SQLite format 3\0", 16);
constexpr qsizetype userVersionAt = 60;
constexpr qsizetype applicationIdAt = 68;

quint32 numberAt(const QByteArray &header, qsizetype offset)
{
    return qFromBigEndian<quint32>(header.constData() + offset);
}

} // namespace

Failure StoreFile::tooNew(const QString &path, qint64 version)
{
    return {Failure::Kind::TooNew,
            tr("The store %1 was written by a newer Chaosroom (its format is %2, this program "
               "knows up to %3). Nothing was changed. Install the newer version, or choose "
               "another store with --store.")
                .arg(path)
                .arg(version)
                .arg(Migrations::known())};
}

Outcome<StoreFile::Content> StoreFile::examine(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Content::Absent;
    if (!info.isFile()) {
        return Failure{Failure::Kind::Storage,
                       tr("%1 is not a file. Name a file for the store with --store, such as "
                          "%1/chaosroom.db.")
                           .arg(path)};
    }
    StoreBytes file(path);
    if (!file.trouble().isEmpty()) {
        return Failure{Failure::Kind::Storage,
                       tr("The store %1 cannot be read: %2. Give yourself the right to read it, "
                          "or choose another with --store.")
                           .arg(path, file.trouble())};
    }
    const QByteArray header = file.read(0, headerSize);
    if (header.isEmpty() && info.size() == 0)
        return Content::Absent;
    if (header.size() < headerSize || !header.startsWith(magic)) {
        if (QFileInfo::exists(DayLock::fileOf(path)))
            return Content::Damaged;
        return Failure{Failure::Kind::Storage,
                       tr("%1 is not a Chaosroom store. It was left as it is. Choose another file "
                          "with --store.")
                           .arg(path)};
    }
    if (numberAt(header, applicationIdAt) != applicationId) {
        return Failure{Failure::Kind::Storage,
                       tr("%1 is a database of another program, not a Chaosroom store. It was "
                          "left as it is. Choose another file with --store.")
                           .arg(path)};
    }
    const quint32 version = numberAt(header, userVersionAt);
    if (qint64(version) > Migrations::known())
        return tooNew(path, version);
    return Content::Store;
}

} // namespace Chaos
