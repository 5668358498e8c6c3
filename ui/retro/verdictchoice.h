// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"

#include <vector>

namespace Chaos {

/// What a person chooses of in place: a verdict, and then a cause where one is wanted. Keys go in,
/// one verdict comes out.
class VerdictChoice
{
public:
    VerdictChoice(const QString &experiment, const RetroRow &row);

    struct Option
    {
        QString word{};
        bool isProposed = false;
        bool operator==(const Option &) const = default;
    };
    /// The letter of an option is the one of its place: a, b, c …
    [[nodiscard]] const std::vector<Option> &options() const { return m_options; }
    [[nodiscard]] int current() const { return m_current; } ///< -1: none is chosen yet
    [[nodiscard]] bool isOfCause() const { return m_isOfCause; }

    enum class Did : std::uint8_t {
        Nothing, ///< the key means nothing here
        Moved,
        Given, ///< `given()` is what was said
        Left, ///< without a word
    };
    [[nodiscard]] Did press(int key, const QString &text);
    [[nodiscard]] const GivenVerdict &given() const { return m_given; }

private:
    Did move(int by);
    Did take(int option, bool asItIs);
    Did takeCause(int option);
    void offerCauses();

    const RetroRow m_row;
    GivenVerdict m_given;
    std::vector<Verdict> m_verdicts;
    QStringList m_causes; ///< as entries carry them
    std::vector<Option> m_options;
    int m_current = -1;
    bool m_isOfCause = false;
};

} // namespace Chaos
