// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct sqlite3_stmt;

namespace Chaos {

class Database;

/// A prepared statement. Values that are bound and columns that are read are not copied: they must
/// outlive, and live until, the next step or reset.
class Statement
{
public:
    enum class Step { Row, Finished, Failed };

    /// A statement that could not be prepared fails at its first step.
    Statement(const Database &database, const char *sql);

    /// The position of a parameter such as ":entry".
    [[nodiscard]] int parameter(const char *name) const;
    void bind(int parameter, std::int64_t value);
    void bindText(int parameter, std::string_view text);
    void bindBlob(int parameter, std::span<const std::uint8_t> bytes);
    void bindText(const char *name, std::string_view text) { bindText(parameter(name), text); }
    void bind(const char *name, std::int64_t value) { bind(parameter(name), value); }

    [[nodiscard]] Step step();
    /// Steps once and makes ready for the next run.
    Outcome<Done> run();
    void reset();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] bool isNull(int column) const;

    /// Of the last step.
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] Failure trouble() const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *handle) const;
    };

    const Database *m_database;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
    int m_code;
};

} // namespace Chaos
