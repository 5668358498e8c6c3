// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/valuecomparison.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace Chaos {

namespace {

bool equal(const QJsonValue &one, const QJsonValue &other, Effort &effort, int depth);

bool equalLists(const QJsonArray &one, const QJsonArray &other, Effort &effort, int depth)
{
    if (one.size() != other.size())
        return false;
    for (qsizetype i = 0; i < one.size(); ++i) {
        if (!equal(one.at(i), other.at(i), effort, depth + 1))
            return false;
    }
    return true;
}

/// Both keep their members in the order of their names.
bool equalObjects(const QJsonObject &one, const QJsonObject &other, Effort &effort, int depth)
{
    if (one.size() != other.size())
        return false;
    for (auto it = one.begin(), otherIt = other.begin(); it != one.end(); ++it, ++otherIt) {
        effort.spendOnText(it.key().size());
        if (it.key() != otherIt.key() || !equal(it.value(), otherIt.value(), effort, depth + 1))
            return false;
    }
    return true;
}

bool equal(const QJsonValue &one, const QJsonValue &other, Effort &effort, int depth)
{
    if (depth > Effort::deepest)
        effort.giveUp();
    effort.spend();
    if (effort.isSpent())
        return false;
    if (isNumber(one) && isNumber(other))
        return orderOfNumbers(one, other) == 0;
    if (one.type() != other.type())
        return false;
    switch (one.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return true;
    case QJsonValue::Bool:
    case QJsonValue::Double:
        return false; // told above
    case QJsonValue::String: {
        const QString text = one.toString();
        const QString otherText = other.toString();
        if (text.size() != otherText.size())
            return false;
        effort.spendOnText(text.size());
        return text == otherText;
    }
    case QJsonValue::Array:
        return equalLists(one.toArray(), other.toArray(), effort, depth);
    case QJsonValue::Object:
        return equalObjects(one.toObject(), other.toObject(), effort, depth);
    }
    return false;
}

/// So that halves of characters beyond the first 65,536 come behind all single ones.
int rankOf(QChar c)
{
    const int unit = c.unicode();
    return c.isSurrogate() ? unit + 0x10000 : unit;
}

bool isTextAtMost(const QString &one, const QString &other)
{
    const auto [it, otherIt] =
        std::mismatch(one.cbegin(), one.cend(), other.cbegin(), other.cend());
    if (it == one.cend() || otherIt == other.cend())
        return one.size() <= other.size();
    return rankOf(*it) < rankOf(*otherIt);
}

std::optional<bool> atMost(const QJsonValue &one, const QJsonValue &other, Effort &effort,
                           int depth)
{
    if (depth > Effort::deepest)
        effort.giveUp();
    effort.spend();
    if (effort.isSpent())
        return {};
    if (isNumber(one) && isNumber(other))
        return orderOfNumbers(one, other) <= 0;
    if (one.isString() && other.isString())
        return isTextAtMost(one.toString(), other.toString());
    if (!one.isArray() || !other.isArray())
        return {};
    const QJsonArray list = one.toArray();
    const QJsonArray otherList = other.toArray();
    for (qsizetype i = 0; i < std::min(list.size(), otherList.size()); ++i) {
        if (!equal(list.at(i), otherList.at(i), effort, depth + 1))
            return atMost(list.at(i), otherList.at(i), effort, depth + 1);
    }
    return list.size() <= otherList.size();
}

/// A whole number against one that is none, or is beyond all of 64 bits.
std::partial_ordering orderOf(qint64 whole, double number)
{
    constexpr double beyond = 9223372036854775808.0; // 2 to the power of 63
    if (std::isnan(number))
        return std::partial_ordering::unordered;
    if (number >= beyond)
        return std::partial_ordering::less;
    if (number < -beyond)
        return std::partial_ordering::greater;
    return whole <= qint64(std::floor(number)) ? std::partial_ordering::less
                                               : std::partial_ordering::greater;
}

} // namespace

bool isNumber(const QJsonValue &value)
{
    return value.isDouble() || value.isBool();
}

std::optional<qint64> wholeNumberOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    if (!std::isfinite(value.toDouble()))
        return {};
    const qint64 number = value.toInteger(0);
    return number == value.toInteger(1) ? std::optional(number) : std::nullopt;
}

std::partial_ordering orderOfNumbers(const QJsonValue &one, const QJsonValue &other)
{
    const auto whole = wholeNumberOf(one);
    const auto otherWhole = wholeNumberOf(other);
    if (whole && otherWhole)
        return *whole <=> *otherWhole;
    if (whole)
        return orderOf(*whole, other.toDouble());
    if (otherWhole)
        return 0 <=> orderOf(*otherWhole, one.toDouble());
    return one.toDouble() <=> other.toDouble();
}

bool areEqual(const QJsonValue &one, const QJsonValue &other, Effort &effort)
{
    return equal(one, other, effort, 0);
}

std::optional<bool> isAtMost(const QJsonValue &one, const QJsonValue &other, Effort &effort)
{
    return atMost(one, other, effort, 0);
}

} // namespace Chaos
