// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/tolerance.h"

#include "models/steps/exactnumber.h"
#include "models/steps/jsonpath.h"
#include "models/steps/textsearch.h"
#include "models/steps/toleranceparts.h"
#include "models/steps/valuecomparison.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Judging
{
    Q_DECLARE_TR_FUNCTIONS(Tolerance)
};

Judgement notEvaluable(const QString &reason)
{
    return {Judgement::Answer::NotEvaluable, reason};
}

Judgement judged(bool isMet)
{
    return {isMet ? Judgement::Answer::Met : Judgement::Answer::NotMet, {}};
}

Judgement judged(bool isMet, const Effort &effort)
{
    return effort.isSpent() ? notEvaluable(Judging::tr("the value is too large to be compared"))
                            : judged(isMet);
}

Judgement isSame(const QJsonValue &tolerance, const QJsonValue &value)
{
    Effort effort;
    const bool isMet = areEqual(value, tolerance, effort);
    return judged(isMet, effort);
}

Judgement isOneOf(const QJsonArray &list, const QJsonValue &value)
{
    Effort effort;
    const bool isMet = std::any_of(list.begin(), list.end(), [&](const QJsonValue &one) {
        return areEqual(value, one, effort);
    });
    return judged(isMet, effort);
}

/// Once the lower bound is missed, the upper one is not looked at.
Judgement isBetween(const QJsonValue &low, const QJsonValue &high, const QJsonValue &value)
{
    Effort effort;
    const auto isAboveLow = isAtMost(low, value, effort);
    const auto isBelowHigh =
        isAboveLow == true ? isAtMost(value, high, effort) : std::optional(false);
    if (effort.isSpent())
        return judged(false, effort);
    if (!isAboveLow || !isBelowHigh) {
        return notEvaluable(Judging::tr("a list of two is a range, and such a value has no order "
                                        "against its bounds; compare numbers with numbers and "
                                        "texts with texts"));
    }
    return judged(*isAboveLow && *isBelowHigh);
}

Judgement byNumber(const QJsonValue &tolerance, const QJsonValue &value)
{
    const double number = tolerance.toDouble();
    if (std::trunc(number) != number) {
        return notEvaluable(Judging::tr("a number with a fraction is no tolerance; write "
                                        "{\"type\": \"range\", \"range\": [0.1, 0.3]}"));
    }
    return isSame(tolerance, ToleranceParts::statusOf(value).value_or(value));
}

Judgement byList(const QJsonArray &tolerance, const QJsonValue &value)
{
    if (const auto status = ToleranceParts::statusOf(value))
        return isOneOf(tolerance, *status);
    if (tolerance.size() == 2)
        return isBetween(tolerance.first(), tolerance.last(), value);
    return isOneOf(tolerance, value);
}

Judgement byPattern(const QJsonObject &tolerance, const QJsonValue &value)
{
    const QJsonValue pattern = tolerance.value("pattern"_L1);
    if (!pattern.isString())
        return notEvaluable(Judging::tr("its pattern is missing or is no text"));
    const auto target = ToleranceParts::targetOf(tolerance, value);
    if (!target)
        return notEvaluable(target.failure().detail);
    if (!target->isString()) {
        return notEvaluable(
            Judging::tr("a pattern looks through texts, and the value is none; name "
                        "one of its members as the target, like \"stdout\""));
    }
    const auto isFound = isFoundIn(pattern.toString(), target->toString());
    return isFound ? judged(*isFound) : notEvaluable(isFound.failure().detail);
}

/// The number as it is kept in memory, to its last digit.
std::optional<ExactNumber> exactly(const QJsonValue &number)
{
    if (const auto whole = wholeNumberOf(number))
        return ExactNumber::of(*whole);
    return ExactNumber::of(number.toDouble());
}

Judgement byRange(const QJsonObject &tolerance, const QJsonValue &value)
{
    const QJsonArray range = tolerance.value("range"_L1).toArray();
    if (range.size() != 2 || !isNumber(range.first()) || !isNumber(range.last()))
        return notEvaluable(Judging::tr("its range is no list of two numbers, like [4, 9]"));
    const auto target = ToleranceParts::targetOf(tolerance, value);
    if (!target)
        return notEvaluable(target.failure().detail);
    const QString text = target->toString();
    if (text.size() > ExactNumber::mostCharacters) {
        return notEvaluable(Judging::tr("the text is longer than the %L1 characters that are read "
                                        "as a number")
                                .arg(ExactNumber::mostCharacters));
    }
    if (!isNumber(*target) && (!target->isString() || ExactNumber::isNan(text)))
        return notEvaluable(Judging::tr("the value is no number, nor a text that is one"));
    const auto number = target->isString() ? ExactNumber::read(text) : exactly(*target);
    if (!number && !target->isString())
        return notEvaluable(Judging::tr("the value is no number, nor a text that is one"));
    const auto low = exactly(range.first());
    const auto high = exactly(range.last());
    if (!low || !high)
        return notEvaluable(Judging::tr("its range is no list of two numbers, like [4, 9]"));
    return judged(number && *low <= *number && *number <= *high);
}

Judgement byPath(const QJsonObject &tolerance, const QJsonValue &value)
{
    const auto found = ToleranceParts::foundBy(tolerance, value);
    if (!found)
        return notEvaluable(found.failure().detail);
    if (tolerance.contains("expect"_L1)) {
        const QJsonValue expect = tolerance.value("expect"_L1);
        QJsonArray values;
        for (const QJsonValue &one : *found)
            values.append(one);
        QJsonArray expected = expect.toArray();
        if (!expect.isArray())
            expected.append(expect);
        return isSame(expected, values);
    }
    const QJsonValue count = tolerance.value("count"_L1);
    if (!count.isNull() && !count.isUndefined())
        return isSame(count, qint64(found->size()));
    return judged(!found->empty());
}

Judgement byObject(const QJsonObject &tolerance, const QJsonValue &value)
{
    const QString type = tolerance.value("type"_L1).toString();
    if (type == u"regex")
        return byPattern(tolerance, value);
    if (type == u"range")
        return byRange(tolerance, value);
    if (type == u"jsonpath")
        return byPath(tolerance, value);
    if (type == u"probe")
        return {Judgement::Answer::Probe, {}};
    return notEvaluable(
        Judging::tr("its type is none of %1").arg(u"regex, range, jsonpath, probe"_s));
}

/// Scalars too, which Qt reads only inside of something.
Outcome<QJsonValue> asJson(const QString &text)
{
    QJsonParseError error{};
    const QJsonArray read = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &error).array();
    if (error.error == QJsonParseError::DeepNesting) {
        return Failure{Failure::Kind::TooLarge,
                       Judging::tr("the text is JSON that is nested too deep to be read")};
    }
    return read.size() == 1 ? QJsonValue(read.first()) : QJsonValue(text);
}

} // namespace

std::optional<QJsonValue> ToleranceParts::statusOf(const QJsonValue &value)
{
    const QJsonValue status = value.toObject().value("status"_L1);
    return status.isUndefined() ? std::nullopt : std::optional(status);
}

Outcome<QJsonValue> ToleranceParts::targetOf(const QJsonObject &tolerance, const QJsonValue &value)
{
    const QJsonValue target = tolerance.value("target"_L1);
    if (target.isUndefined() || target.isNull() || target == QString())
        return value;
    if (!target.isString())
        return Failure{Failure::Kind::BadInput, Judging::tr("its target is no text")};
    if (!value.isObject()) {
        return Failure{Failure::Kind::BadInput,
                       Judging::tr("it names a target, and the value has no members")};
    }
    const QJsonValue member = value.toObject().value(target.toString());
    return member.isUndefined() ? value : member;
}

Outcome<std::vector<QJsonValue>> ToleranceParts::foundBy(const QJsonObject &tolerance,
                                                         const QJsonValue &value)
{
    const QJsonValue path = tolerance.value("path"_L1);
    if (!path.isString())
        return Failure{Failure::Kind::BadInput, Judging::tr("its path is missing or is no text")};
    const auto read = JsonPath::read(path.toString());
    if (!read)
        return read.failure();
    const auto target = targetOf(tolerance, value);
    if (!target)
        return target.failure();
    if (!target->isString())
        return read->matches(*target);
    const auto json = asJson(target->toString());
    return json ? read->matches(*json) : json.failure();
}

Judgement within(const QJsonValue &tolerance, const QJsonValue &value)
{
    switch (tolerance.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return notEvaluable(Judging::tr("there is no tolerance"));
    case QJsonValue::Bool:
    case QJsonValue::String:
        return isSame(tolerance, value);
    case QJsonValue::Double:
        return byNumber(tolerance, value);
    case QJsonValue::Array:
        return byList(tolerance.toArray(), value);
    case QJsonValue::Object:
        return byObject(tolerance.toObject(), value);
    }
    return {};
}

} // namespace Chaos
