// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace Chaos {

/// Keeps the beginning and the end of what a program says, however much that is.
class OutputKeeper
{
public:
    static constexpr qsizetype mostHead = 8'000; ///< bytes, as the next
    static constexpr qsizetype mostTail = 7'000;

    /// None of the secrets appears in `text`, not even in part.
    explicit OutputKeeper(QStringList secrets = {});

    void take(const QByteArray &bytes);
    /// All that there were.
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    /// What is kept, and between the two how much is not.
    [[nodiscard]] QString text() const;

private:
    QStringList m_secrets;
    qsizetype m_margin = 0; ///< kept besides, so that no secret is cut in two before it is masked
    QByteArray m_head;
    QByteArray m_tail;
    std::int64_t m_bytes = 0;
};

} // namespace Chaos
