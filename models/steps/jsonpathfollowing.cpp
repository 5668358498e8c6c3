// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/jsonpath.h"
#include "models/steps/jsonpathparts.h"
#include "models/steps/truth.h"
#include "models/steps/valuecomparison.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <string>

namespace Chaos::JsonPathParts {

namespace {

struct PathWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonPath)
};

/// As Python has it, where an index below 0 counts from the end.
qint64 placeIn(qint64 size, qint64 index)
{
    return index < 0 ? index + size : index;
}

/// Follows routes step by step, all values at once, so that no document makes it go deep.
class Following
{
public:
    explicit Following(const QJsonValue &root)
        : m_root(root)
    {}

    Values follow(const Route &route, const QJsonValue &current);
    [[nodiscard]] bool isSpent() const { return m_effort.isSpent(); }

private:
    Values withAllBelow(const Values &values);
    void choose(const Subscript &subscript, const QJsonValue &value, Values &chosen);
    void choose(qint64 index, const QJsonValue &value, Values &chosen);
    void choose(const QString &name, const QJsonValue &value, Values &chosen);
    void chooseAll(const QJsonValue &value, Values &chosen);
    void chooseSlice(const Subscript &slice, const QJsonValue &value, Values &chosen);
    void chooseLooked(const Operand &operand, const QJsonValue &value, Values &chosen);
    void call(const Subscript &call, const QJsonValue &value, Values &chosen);
    void callOnText(const Subscript &call, const QString &text, const QJsonValue &value,
                    Values &chosen);
    [[nodiscard]] QJsonArray listFrom(Subscript::Function function, const QJsonValue &value);

    bool holds(const Test &test, const QJsonValue &current);
    bool holdsForAny(const Test &test, const QJsonValue &current);
    bool holds(Comparison comparison, const QJsonValue &one, const QJsonValue &other);
    bool contains(const QJsonValue &whole, const QJsonValue &part);
    Values valuesOf(const Operand &operand, const QJsonValue &current);

    const QJsonValue &m_root;
    Effort m_effort{};
};

Values Following::follow(const Route &route, const QJsonValue &current)
{
    Values values{route.fromRoot ? m_root : current};
    for (const Step &step : route.steps) {
        if (step.descends)
            values = withAllBelow(values);
        Values next;
        for (const QJsonValue &value : values) {
            for (const Subscript &subscript : step.subscripts) {
                m_effort.spend();
                if (m_effort.isSpent())
                    return {};
                choose(subscript, value, next);
            }
        }
        values = std::move(next);
    }
    return values;
}

/// Each before those below it.
Values Following::withAllBelow(const Values &values)
{
    Values all;
    Values pending(values.rbegin(), values.rend());
    while (!pending.empty() && !m_effort.isSpent()) {
        all.push_back(pending.back());
        pending.pop_back();
        Values below;
        chooseAll(all.back(), below);
        pending.insert(pending.end(), below.rbegin(), below.rend());
    }
    return all;
}

void Following::choose(const Subscript &subscript, const QJsonValue &value, Values &chosen)
{
    switch (subscript.kind) {
    case Subscript::Kind::Name:
        choose(subscript.name, value, chosen);
        break;
    case Subscript::Kind::Index:
        choose(*subscript.start, value, chosen);
        break;
    case Subscript::Kind::Slice:
        chooseSlice(subscript, value, chosen);
        break;
    case Subscript::Kind::All:
        chooseAll(value, chosen);
        break;
    case Subscript::Kind::Filter:
        if (holds(subscript.tests.front(), value))
            chosen.push_back(value);
        break;
    case Subscript::Kind::Looked:
        chooseLooked(subscript.operands.front(), value, chosen);
        break;
    case Subscript::Kind::Call:
        call(subscript, value, chosen);
        break;
    }
}

void Following::choose(qint64 index, const QJsonValue &value, Values &chosen)
{
    const QJsonArray list = value.toArray();
    const qint64 place = placeIn(list.size(), index);
    if (place >= 0 && place < list.size())
        chosen.push_back(list.at(place));
}

void Following::choose(const QString &name, const QJsonValue &value, Values &chosen)
{
    const QJsonObject object = value.toObject();
    const auto member = object.constFind(name);
    if (member != object.constEnd())
        chosen.push_back(member.value());
}

void Following::chooseAll(const QJsonValue &value, Values &chosen)
{
    const QJsonArray list = value.toArray();
    const QJsonObject object = value.toObject();
    m_effort.spend(1 + list.size() + object.size());
    if (m_effort.isSpent())
        return;
    std::copy(list.begin(), list.end(), std::back_inserter(chosen));
    for (auto member = object.begin(); member != object.end(); ++member)
        chosen.push_back(member.value());
}

/// As Python's slice.indices() has it.
void Following::chooseSlice(const Subscript &slice, const QJsonValue &value, Values &chosen)
{
    const QJsonArray list = value.toArray();
    const qint64 step = slice.step.value_or(1);
    const qint64 lowest = step > 0 ? 0 : -1;
    const qint64 highest = step > 0 ? list.size() : list.size() - 1;
    const auto bound = [&](std::optional<qint64> index, qint64 otherwise) {
        return index ? std::clamp(placeIn(list.size(), *index), lowest, highest) : otherwise;
    };
    const qint64 end = bound(slice.end, step > 0 ? highest : lowest);
    qint64 at = bound(slice.start, step > 0 ? lowest : highest);
    for (; !m_effort.isSpent() && (step > 0 ? at < end : at > end); at += step) {
        m_effort.spend();
        chosen.push_back(list.at(at));
    }
}

void Following::chooseLooked(const Operand &operand, const QJsonValue &value, Values &chosen)
{
    const Values places = valuesOf(operand, value);
    for (const QJsonValue &place : places) {
        m_effort.spend();
        if (m_effort.isSpent())
            return;
        if (place.isString())
            choose(place.toString(), value, chosen);
        else if (const auto index = wholeNumberOf(place))
            choose(*index, value, chosen);
    }
}

QJsonArray Following::listFrom(Subscript::Function function, const QJsonValue &value)
{
    using Function = Subscript::Function;
    QJsonArray made;
    const auto add = [&](const QJsonValue &name, const QJsonValue &one) {
        m_effort.spend();
        if (m_effort.isSpent())
            return;
        if (function == Function::Keys)
            made.append(name);
        else if (function == Function::Values)
            made.append(one);
        else
            made.append(QJsonArray{name, one});
    };
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        add(qint64(i), list.at(i));
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        add(member.key(), member.value());
    return made;
}

/// With arguments that it does not take, a function gives nothing.
void Following::call(const Subscript &call, const QJsonValue &value, Values &chosen)
{
    using Function = Subscript::Function;
    const bool isPlain = call.operands.empty();
    switch (call.function) {
    case Function::Length:
        if (isPlain && value.isArray())
            chosen.push_back(qint64(value.toArray().size()));
        else if (isPlain && value.isString())
            callOnText(call, value.toString(), value, chosen);
        break;
    case Function::Entries:
    case Function::Keys:
    case Function::Values:
        if (isPlain && (value.isArray() || value.isObject()))
            chosen.push_back(listFrom(call.function, value));
        break;
    case Function::CharAt:
    case Function::Substring:
        if (value.isString())
            callOnText(call, value.toString(), value, chosen);
        break;
    }
}

/// Characters are counted as Python does, not in Qt's halves.
void Following::callOnText(const Subscript &call, const QString &text, const QJsonValue &value,
                           Values &chosen)
{
    using Function = Subscript::Function;
    m_effort.spendOnText(text.size());
    if (m_effort.isSpent())
        return;
    const std::u32string characters = text.toStdU32String();
    const auto add = [&](qint64 from, qint64 to) {
        m_effort.spendOnText(to - from);
        if (m_effort.isSpent())
            return;
        const auto length = std::size_t(std::max<qint64>(0, to - from));
        chosen.push_back(QString::fromStdU32String(characters.substr(std::size_t(from), length)));
    };
    if (call.function == Function::Length) {
        chosen.push_back(qint64(characters.size()));
        return;
    }
    const auto size = qint64(characters.size());
    const std::size_t most = call.function == Function::CharAt ? 1 : 2;
    if (call.operands.empty() || call.operands.size() > most)
        return;
    const Values starts = valuesOf(call.operands.front(), value);
    const Values ends =
        call.operands.size() > 1 ? valuesOf(call.operands.back(), value) : Values{QJsonValue(size)};
    for (const QJsonValue &start : starts) {
        for (const QJsonValue &end : ends) {
            const auto from = wholeNumberOf(start);
            const auto to = wholeNumberOf(end);
            if (!from || !to)
                continue;
            const qint64 place = placeIn(size, *from);
            if (call.function == Function::Substring)
                add(std::clamp<qint64>(place, 0, size),
                    std::clamp<qint64>(placeIn(size, *to), 0, size));
            else if (place >= 0 && place < size)
                add(place, place + 1);
        }
    }
}

Values Following::valuesOf(const Operand &operand, const QJsonValue &current)
{
    return operand.route ? follow(*operand.route, current) : Values{operand.value};
}

bool Following::holds(const Test &test, const QJsonValue &current)
{
    const auto holdsHere = [&](const Test &part) { return holds(part, current); };
    switch (test.kind) {
    case Test::Kind::All:
        return std::ranges::all_of(test.parts, holdsHere);
    case Test::Kind::Any:
        return std::ranges::any_of(test.parts, holdsHere);
    case Test::Kind::Not:
        return !holdsHere(test.parts.front());
    case Test::Kind::Compare:
        return holdsForAny(test, current);
    case Test::Kind::Exists: {
        const Operand &operand = test.operands.front();
        return operand.route ? !follow(*operand.route, current).empty() : isTrue(operand.value);
    }
    }
    return false;
}

bool Following::holdsForAny(const Test &test, const QJsonValue &current)
{
    const Values ones = valuesOf(test.operands.front(), current);
    const Values others = valuesOf(test.operands.back(), current);
    for (const QJsonValue &one : ones) {
        for (const QJsonValue &other : others) {
            m_effort.spend();
            if (m_effort.isSpent())
                return false;
            if (holds(test.comparison, one, other))
                return true;
        }
    }
    return false;
}

bool Following::holds(Comparison comparison, const QJsonValue &one, const QJsonValue &other)
{
    const bool areNumbers = isNumber(one) && isNumber(other);
    switch (comparison) {
    case Comparison::Equal:
        return areEqual(one, other, m_effort);
    case Comparison::NotEqual:
        return !areEqual(one, other, m_effort);
    case Comparison::Less:
        return areNumbers && orderOfNumbers(one, other) < 0;
    case Comparison::AtMost:
        return areNumbers && orderOfNumbers(one, other) <= 0;
    case Comparison::More:
        return areNumbers && orderOfNumbers(one, other) > 0;
    case Comparison::AtLeast:
        return areNumbers && orderOfNumbers(one, other) >= 0;
    case Comparison::Contains:
        return contains(one, other);
    }
    return false;
}

bool Following::contains(const QJsonValue &whole, const QJsonValue &part)
{
    if (whole.isArray()) {
        const QJsonArray list = whole.toArray();
        return std::any_of(list.begin(), list.end(), [&](const QJsonValue &element) {
            return areEqual(element, part, m_effort);
        });
    }
    if (!part.isString())
        return false;
    if (whole.isObject())
        return whole.toObject().contains(part.toString());
    const QString text = whole.toString();
    m_effort.spendOnText(text.size());
    return whole.isString() && !m_effort.isSpent() && text.contains(part.toString());
}

} // namespace

Outcome<Values> valuesAt(const Route &route, const QJsonValue &root)
{
    Following following(root);
    Values found = following.follow(route, root);
    if (following.isSpent()) {
        return Failure{Failure::Kind::TooLarge,
                       PathWords::tr("the path takes more than %L1 steps through this value; "
                                     "narrow it, for example by names in place of ..")
                           .arg(Effort::most)};
    }
    if (found.size() > Chaos::JsonPath::mostMatches) {
        return Failure{Failure::Kind::TooLarge,
                       PathWords::tr("the path finds more than %L1 values; narrow it")
                           .arg(Chaos::JsonPath::mostMatches)};
    }
    return found;
}

} // namespace Chaos::JsonPathParts
