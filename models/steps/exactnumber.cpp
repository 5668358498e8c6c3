// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/exactnumber.h"

#include <QString>

#include <array>
#include <charconv>
#include <limits>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// More digits than any `double` has behind its first one.
constexpr int digitsOfDouble = 766;
/// What Python's Decimal refuses.
constexpr qsizetype mostExponentDigits = 18;

std::strong_ordering orderOf(const QByteArray &one, const QByteArray &other)
{
    return one.compare(other) <=> 0;
}

/// Takes the digits at the front of the text, whatever script they are of.
QByteArray takeDigits(QStringView &text)
{
    QByteArray digits;
    for (; !text.isEmpty(); text = text.sliced(1)) {
        const int digit = text.front().digitValue();
        if (digit >= 0)
            digits += char('0' + digit);
        else if (text.front() != u'_')
            break;
    }
    return digits;
}

bool takeSign(QStringView &text)
{
    if (!text.startsWith(u'-') && !text.startsWith(u'+'))
        return false;
    const bool isNegative = text.front() == u'-';
    text = text.sliced(1);
    return isNegative;
}

/// What stands behind the digits, to the end of the text.
std::optional<qint64> exponentOf(QStringView text)
{
    if (text.isEmpty())
        return 0;
    if (text.front() != u'e' && text.front() != u'E')
        return {};
    text = text.sliced(1);
    const bool isNegative = takeSign(text);
    const QByteArray digits = takeDigits(text);
    if (digits.isEmpty() || !text.isEmpty())
        return {};
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits[zeros] == '0')
        ++zeros;
    if (digits.size() - zeros > mostExponentDigits)
        return {};
    const qint64 exponent = digits.toLongLong();
    return isNegative ? -exponent : exponent;
}

} // namespace

std::optional<ExactNumber> ExactNumber::read(QStringView text)
{
    text = text.trimmed();
    if (text.size() > mostCharacters)
        return {};
    ExactNumber number;
    number.m_isNegative = takeSign(text);
    if (text.compare("inf"_L1, Qt::CaseInsensitive) == 0
        || text.compare("infinity"_L1, Qt::CaseInsensitive) == 0) {
        number.m_digits = "1";
        number.m_exponent = std::numeric_limits<qint64>::max();
        return number;
    }
    QByteArray digits = takeDigits(text);
    number.m_exponent = digits.size();
    if (text.startsWith(u'.')) {
        text = text.sliced(1);
        digits += takeDigits(text);
    }
    const auto exponent = exponentOf(text);
    if (digits.isEmpty() || !exponent)
        return {};
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits[zeros] == '0')
        ++zeros;
    digits.remove(0, zeros);
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.isEmpty())
        return ExactNumber();
    number.m_digits = digits;
    number.m_exponent += *exponent - zeros;
    return number;
}

bool ExactNumber::isNan(QStringView text)
{
    text = text.trimmed();
    takeSign(text);
    if (text.startsWith(u's', Qt::CaseInsensitive))
        text = text.sliced(1);
    if (!text.startsWith("nan"_L1, Qt::CaseInsensitive))
        return false;
    text = text.sliced(3);
    takeDigits(text);
    return text.isEmpty();
}

std::optional<ExactNumber> ExactNumber::of(double number)
{
    std::array<char, digitsOfDouble + 32> written{};
    const auto [end, error] = std::to_chars(written.data(), written.data() + written.size(), number,
                                            std::chars_format::scientific, digitsOfDouble);
    if (error != std::errc())
        return {};
    return read(QString::fromLatin1(written.data(), end - written.data()));
}

ExactNumber ExactNumber::of(qint64 number)
{
    return *read(QString::number(number));
}

std::strong_ordering ExactNumber::operator<=>(const ExactNumber &other) const
{
    const int sign = m_digits.isEmpty() ? 0 : m_isNegative ? -1 : 1;
    const int otherSign = other.m_digits.isEmpty() ? 0 : other.m_isNegative ? -1 : 1;
    if (sign != otherSign)
        return sign <=> otherSign;
    auto order = m_exponent <=> other.m_exponent;
    if (order == 0)
        order = orderOf(m_digits, other.m_digits);
    return sign < 0 ? 0 <=> order : order;
}

} // namespace Chaos
