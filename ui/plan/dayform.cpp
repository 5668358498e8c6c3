// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/production.h"
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

/// One that guards nothing is found before the day.
Outcome<QStringList> entries(const QString &text)
{
    QStringList all;
    for (const QString &part : text.split(u',')) {
        const QString entry = part.trimmed();
        if (entry.isEmpty())
            continue;
        if (!ProductionEntry::read(entry)) {
            return Failure{Failure::Kind::BadInput,
                           Words::tr("“%1” is no network (10.20.0.0/16, 2001:db8::/32), address or "
                                     "name (db.prod.example, *.prod.example).")
                               .arg(entry.left(80))};
        }
        all.push_back(entry);
    }
    return all;
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
    return {field({.name = u"day_title"_s, .caption = Words::tr("Title"), .span = 3},
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
                   .question = Words::tr("for urgent changes"),
                   .span = 2},
                  &DayDescription::alternativeStaging, same, anyWords),
            field(
                {.name = u"day_production"_s,
                 .caption = Words::tr("Production, out of reach"),
                 .question = Words::tr("networks and names"),
                 .span = 3},
                &DayDescription::production,
                [](const QStringList &all) { return all.join(u", "_s); }, entries)};
}

} // namespace Chaos
