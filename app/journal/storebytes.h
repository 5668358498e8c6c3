// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>

struct sqlite3_file;

namespace Chaos {

/// The bytes of a store's file, read without disturbing who has it open.
///
/// Closing any descriptor of a file drops every lock that the process holds on it (POSIX), those of
/// its SQLite connections too. The next program to leave the store would then believe itself the
/// last, and throw away the log that this one still writes into. SQLite's own file layer keeps the
/// descriptor until the locks are gone: https://www.sqlite.org/howtocorrupt.html, section 2.2.
class StoreBytes
{
public:
    explicit StoreBytes(const QString &path);

    /// Empty, or why the file cannot be read.
    [[nodiscard]] QString trouble() const { return m_trouble; }

    /// What lies there, at most `size` bytes; fewer at the file's end or after an error.
    [[nodiscard]] QByteArray read(qint64 offset, qsizetype size);

    /// Into a new file beside it; empty on success, else why not.
    [[nodiscard]] QString copyTo(const QString &path);

private:
    struct Closer
    {
        void operator()(sqlite3_file *file) const;
    };

    QByteArray m_name;
    std::unique_ptr<sqlite3_file, Closer> m_file;
    QString m_trouble;
};

} // namespace Chaos
