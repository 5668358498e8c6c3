// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/cardwords.h"
#include "ui/plan/formspec.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(DayForm)
};

Outcome<QString> someTitle(const QString &text)
{
    const QString title = text.simplified();
    if (title.isEmpty())
        return Failure{Failure::Kind::BadInput, Words::tr("A day needs a title.")};
    return title;
}

Outcome<QString> anyWords(const QString &text)
{
    return text.simplified();
}

} // namespace

FormSpec dayForm(const std::function<DayDescription()> &read,
                 const std::function<void(const DayDescription &)> &write)
{
    const auto field = [&](FormField named, auto member, auto toText, auto ofText) {
        named.read = [read, member, toText] { return QString(toText(read().*member)); };
        named.write = [read, write, member, ofText](const QString &text) -> Outcome<Done> {
            const auto value = ofText(text);
            if (!value)
                return value.failure();
            DayDescription day = read();
            day.*member = *value;
            write(day);
            return Done{};
        };
        return named;
    };
    const auto same = [](const QString &text) { return text; };
    return {field({.name = u"day_title"_s, .caption = Words::tr("Title"), .span = 4},
                  &DayDescription::title, same, someTitle),
            field({.name = u"day_date"_s,
                   .caption = Words::tr("Date"),
                   .question = Words::tr("not said yet"),
                   .span = 2},
                  &DayDescription::date, CardWords::ofDate, CardWords::date),
            field({.name = u"day_environment"_s,
                   .caption = Words::tr("Environment"),
                   .question = Words::tr("What is broken?"),
                   .span = 2},
                  &DayDescription::environment, same, anyWords),
            field({.name = u"day_alternative_staging"_s,
                   .caption = Words::tr("Alternative staging"),
                   .question = Words::tr("Where are urgent changes tried?"),
                   .span = 4},
                  &DayDescription::alternativeStaging, same, anyWords)};
}

} // namespace Chaos
