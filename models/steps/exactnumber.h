// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>

#include <compare>
#include <optional>

namespace Chaos {

/// A number to its last digit. Text and `double` are told apart by it as Python's Decimal does: the
/// text "0.3" is more than the double 0.3, which is 0.299999999999999988897769753748…
class ExactNumber
{
public:
    /// Longer texts are not read.
    static constexpr qsizetype mostCharacters = 10'000;

    /// As Python's Decimal reads a text: blanks around it, a sign, underscores and an exponent are
    /// allowed, and so is infinity. None if it is no number.
    [[nodiscard]] static std::optional<ExactNumber> read(QStringView text);
    /// "nan" and its relatives, which are read but cannot be compared.
    [[nodiscard]] static bool isNan(QStringView text);
    /// None if it is no number.
    [[nodiscard]] static std::optional<ExactNumber> of(double number);
    [[nodiscard]] static ExactNumber of(qint64 number);

    bool operator==(const ExactNumber &) const = default;
    std::strong_ordering operator<=>(const ExactNumber &other) const;

private:
    bool m_isNegative = false;
    /// The number is 0.DIGITS × 10 to the power of the exponent, with no zero at either end; 0 has
    /// no digits.
    QByteArray m_digits{};
    qint64 m_exponent = 0;
};

} // namespace Chaos
