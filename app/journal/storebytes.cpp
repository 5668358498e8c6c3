// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storebytes.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace Chaos {

namespace {

constexpr qsizetype pieceSize = 1 << 20;

/// Twice ended, as SQLite wants the name of a main database.
QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(QFileInfo(path).absoluteFilePath()) + QByteArray(2, '\0');
}

} // namespace

void StoreBytes::Closer::operator()(sqlite3_file *file) const
{
    if (file->pMethods)
        file->pMethods->xClose(file);
    sqlite3_free(file);
}

StoreBytes::StoreBytes(const QString &path)
    : m_name(nameOf(path))
{
    sqlite3_vfs *const layer = sqlite3_vfs_find(nullptr);
    if (access(m_name.constData(), R_OK) != 0) {
        m_trouble = qt_error_string(errno);
        return;
    }
    auto *const file = static_cast<sqlite3_file *>(sqlite3_malloc(layer->szOsFile));
    std::fill_n(reinterpret_cast<char *>(file), layer->szOsFile, '\0');
    m_file.reset(file);
    const int code = layer->xOpen(layer, m_name.constData(), file,
                                  SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    if (code != SQLITE_OK)
        m_trouble = QString::fromUtf8(sqlite3_errstr(code));
}

QByteArray StoreBytes::read(qint64 offset, qsizetype size)
{
    if (!m_trouble.isEmpty())
        return {};
    sqlite3_int64 whole = 0;
    if (m_file->pMethods->xFileSize(m_file.get(), &whole) != SQLITE_OK)
        return {};
    QByteArray bytes(std::clamp<qint64>(whole - offset, 0, size), Qt::Uninitialized);
    if (bytes.isEmpty())
        return {};
    const int code = m_file->pMethods->xRead(m_file.get(), bytes.data(), int(bytes.size()), offset);
    return code == SQLITE_OK ? bytes : QByteArray();
}

QString StoreBytes::copyTo(const QString &path)
{
    QFile copy(path);
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return copy.errorString();
    sqlite3_int64 whole = 0;
    int code = m_file->pMethods->xFileSize(m_file.get(), &whole);
    for (qint64 done = 0; code == SQLITE_OK && done < whole; done += pieceSize) {
        const QByteArray piece = read(done, pieceSize);
        if (piece.isEmpty())
            code = SQLITE_IOERR_READ;
        else if (copy.write(piece) != piece.size())
            return copy.errorString();
    }
    if (code != SQLITE_OK)
        return QString::fromUtf8(sqlite3_errstr(code));
    return copy.flush() ? QString() : copy.errorString();
}

} // namespace Chaos
