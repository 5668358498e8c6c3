// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/wordtext.h"
#include "ui/plan/formspec.h"
#include "ui/plan/planeditor.h"

/// For the forms: fields of one value of the plan, which is found, changed in one member, and
/// wished for.
namespace Chaos::FormFields {

/// `find` gives the value or nothing, `member` a reference to a member of it, `ofText` what was
/// typed (with the value, which it may depend on) or what is wrong with it.
template<typename Find, typename Member, typename ToText, typename OfText>
FormField field(PlanEditor &editor, FormField named, Find find, Member member, ToText toText,
                OfText ofText)
{
    named.read = [=] {
        auto value = find();
        return value ? QString(toText(member(*value))) : QString();
    };
    named.write = [=, &editor](const QString &text) -> Outcome<Done> {
        auto value = find();
        if (!value)
            return Failure{Failure::Kind::NotFound,
                           PlanEditor::tr("It has been removed meanwhile.")};
        auto read = ofText(text, *value);
        if (!read)
            return read.failure();
        member(*value) = *read;
        editor.edit(*value);
        return Done{};
    };
    return named;
}

/// A field whose text may be wrong in the plan already.
template<typename Find, typename Member, typename OfText>
FormField checked(PlanEditor &editor, FormField named, Find find, Member member, OfText ofText)
{
    FormField made = field(
        editor, std::move(named), find, member, [](const QString &text) { return text; }, ofText);
    made.complaint = [=] {
        auto value = find();
        const auto read = value ? ofText(member(*value), *value) : Outcome<QString>(QString());
        return read ? QString() : read.failure().detail;
    };
    return made;
}

/// One of the words of an enumeration; `word` says them.
template<typename Table, typename Find, typename Member, typename Word>
FormField choice(PlanEditor &editor, FormField named, const Table &table, Find find, Member member,
                 Word word)
{
    const auto keyOf = [&table](auto one) { return textIn(table, one); };
    for (const auto &[one, key] : table)
        named.options.push_back({keyOf(one), word(one)});
    return field(editor, std::move(named), find, member, keyOf,
                 [&table](const QString &text, const auto &) {
                     using One = typename Table::value_type::first_type;
                     return Outcome<One>(valueIn(table, text.toStdString(), table.front().first));
                 });
}

/// What was typed, by a function that needs nothing else.
template<typename OfText>
auto alone(OfText ofText)
{
    return [ofText](const QString &text, const auto &) { return ofText(text); };
}

inline Outcome<QString> anyText(const QString &text)
{
    return text.trimmed();
}

} // namespace Chaos::FormFields
