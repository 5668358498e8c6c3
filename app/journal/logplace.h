// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/statement.h"

namespace Chaos {

/// A connection's place in the write-ahead log, kept from one commit to the next: taking it anew
/// for each is four of the six locks that a commit needs.
///
/// It is that of a reader whose question is never answered to the end. While it is kept, the
/// connection sees nothing that others commit, cannot begin to write after them, and nobody can
/// move what comes after it out of the log.
class LogPlace
{
public:
    explicit LogPlace(const Database &database)
        : m_reader(database, "SELECT 1 FROM sqlite_schema")
    {}

    void keep();
    void leave();
    [[nodiscard]] bool isKept() const { return m_kept; }

private:
    Statement m_reader;
    bool m_kept = false;
};

} // namespace Chaos
