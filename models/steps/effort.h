// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>

namespace Chaos {

/// How much work one evaluation may still do: a path and a document from outside can ask for more
/// than anybody would wait for. What is cut off by it is never taken for an answer.
class Effort
{
public:
    static constexpr qint64 most = 2'000'000;
    /// Whatever is nested deeper is not compared; JSON as it is read has at most 1,024 levels.
    static constexpr int deepest = 1'200;

    void spend(qint64 units = 1) { m_left -= std::min(units, most + 1); }
    /// Comparing or copying so many characters.
    void spendOnText(qint64 characters) { spend(1 + std::max<qint64>(0, characters) / 16); }
    void giveUp() { spend(most + 1); }
    [[nodiscard]] bool isSpent() const { return m_left < 0; }

private:
    qint64 m_left = most;
};

} // namespace Chaos
