// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/statement.h"

namespace Chaos {

/// The statements that begin and end transactions on one connection, prepared once.
struct TransactionStatements
{
    explicit TransactionStatements(const Database &database)
        : begin(database, "BEGIN IMMEDIATE")
        , commit(database, "COMMIT")
        , rollback(database, "ROLLBACK")
    {}
    Statement begin;
    Statement commit;
    Statement rollback;
};

/// A write transaction: taken back at the end of its life unless it was committed.
class Transaction
{
public:
    explicit Transaction(TransactionStatements &statements)
        : m_statements(statements)
    {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Outcome<Done> begin();
    Outcome<Done> commit();

private:
    TransactionStatements &m_statements;
    bool m_open = false;
};

} // namespace Chaos
