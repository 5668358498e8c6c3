// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/statement.h"

#include "app/journal/database.h"
#include "app/journal/storetrouble.h"

#include <sqlite3.h>

namespace Chaos {

void Statement::Finalizer::operator()(sqlite3_stmt *handle) const
{
    sqlite3_finalize(handle);
}

Statement::Statement(const Database &database, const char *sql)
    : m_database(&database)
{
    sqlite3_stmt *handle = nullptr;
    m_code =
        sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    m_handle.reset(handle);
}

int Statement::parameter(const char *name) const
{
    const int position = m_handle ? sqlite3_bind_parameter_index(m_handle.get(), name) : 0;
    Q_ASSERT(position > 0 || !m_handle);
    return position;
}

void Statement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_handle.get(), parameter, value);
}

void Statement::bindText(int parameter, std::string_view text)
{
    // An empty view may look at nothing, which SQLite would take for NULL.
    const char *bytes = text.data() ? text.data() : "";
    sqlite3_bind_text64(m_handle.get(), parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindBlob(int parameter, std::span<const std::uint8_t> bytes)
{
    if (bytes.empty())
        sqlite3_bind_zeroblob(m_handle.get(), parameter, 0);
    else
        sqlite3_bind_blob64(m_handle.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
}

Statement::Step Statement::step()
{
    if (!m_handle)
        return Step::Failed;
    m_code = sqlite3_step(m_handle.get());
    if (m_code == SQLITE_ROW)
        return Step::Row;
    return m_code == SQLITE_DONE ? Step::Finished : Step::Failed;
}

Outcome<Done> Statement::run()
{
    const Step step = this->step();
    if (step == Step::Failed) {
        const Failure failure = trouble();
        reset();
        return failure;
    }
    reset();
    return Done{};
}

void Statement::reset()
{
    sqlite3_reset(m_handle.get());
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

std::string_view Statement::text(int column) const
{
    // As bytes: asking for text would make SQLite look for a terminator first.
    const void *bytes = sqlite3_column_blob(m_handle.get(), column);
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return bytes ? std::string_view(static_cast<const char *>(bytes), std::size_t(size))
                 : std::string_view{};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

Failure Statement::trouble() const
{
    return m_database->trouble(m_code);
}

} // namespace Chaos
