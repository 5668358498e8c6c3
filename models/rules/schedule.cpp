// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/schedule.h"

#include "models/rules/playing.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Schedule
{
    Q_DECLARE_TR_FUNCTIONS(Schedule)
};

bool isWeekend(QDate date)
{
    return date.dayOfWeek() > 5;
}

QDate onWorkingDay(QDate date)
{
    while (date.isValid() && isWeekend(date))
        date = date.addDays(-1);
    return date;
}

QString listOf(const QStringList &items)
{
    QString lines;
    for (const QString &item : items)
        lines += u"- "_s + item + u'\n';
    return lines.isEmpty() ? Schedule::tr("- to be announced\n") : lines;
}

QStringList experimentsOf(const Plan &plan)
{
    QStringList titles;
    for (const Experiment &experiment : plan.experiments) {
        if (experiment.takenOut.isEmpty())
            titles.push_back(experiment.title.isEmpty() ? experiment.key : experiment.title);
    }
    return titles;
}

QStringList peopleOf(const Plan &plan)
{
    QStringList people;
    for (const Role &role : plan.playedRoles()) {
        const QString player = playerOfDay(plan, role.key);
        if (!player.isEmpty())
            people.push_back(role.title + u": "_s + nameOf(plan, player));
    }
    return people;
}

} // namespace

QDate workingDaysBefore(QDate date, int days)
{
    date = onWorkingDay(date);
    for (; days > 0 && date.isValid(); --days)
        date = onWorkingDay(date.addDays(-1));
    return date;
}

QDate dueDate(const Contact &contact, QDate day)
{
    if (contact.on.isValid())
        return contact.on;
    if (!day.isValid() || contact.before == 0)
        return day;
    switch (contact.unit) {
    case Contact::Unit::Days:
        return onWorkingDay(day.addDays(-contact.before));
    case Contact::Unit::Weeks:
        return onWorkingDay(day.addDays(-7 * contact.before));
    case Contact::Unit::Months:
        return onWorkingDay(day.addMonths(-contact.before));
    }
    return day;
}

ContactState stateOf(const Contact &contact, QDate day, QDate today)
{
    if (contact.doneOn.isValid())
        return ContactState::Told;
    const QDate due = dueDate(contact, day);
    if (!due.isValid() || today < due)
        return ContactState::Upcoming;
    return today == due ? ContactState::Due : ContactState::Late;
}

std::vector<Contact> customaryContacts()
{
    const QString company = Schedule::tr("the entire company");
    using Unit = Contact::Unit;
    return {
        {.key = u"long-term-goal"_s,
         .before = 4,
         .unit = Unit::Months,
         .form = Schedule::tr("mention"),
         .subject = Schedule::tr("Chaos is coming"),
         .audience = company,
         .text = Schedule::tr("We want a product that survives its own failures, and we want to "
                              "know that it does. From next year on we will break staging on "
                              "purpose, to learn whether our alerts notice.")},
        {.key = u"near-term-goal"_s,
         .before = 2,
         .unit = Unit::Months,
         .form = Schedule::tr("mention"),
         .subject = Schedule::tr("Chaos is coming, soon"),
         .audience = company,
         .text = Schedule::tr("On {date} we hold {title} in {environment}.")},
        {.key = u"chaos-101"_s,
         .before = 2,
         .unit = Unit::Months,
         .form = Schedule::tr("presentation"),
         .subject = Schedule::tr("Chaos 101"),
         .audience = company,
         .text = Schedule::tr("The principles of chaos engineering: a hypothesis, the smallest "
                              "blast radius that can answer it, a way back, and what we learn.")},
        {.key = u"invitation"_s,
         .before = 8,
         .unit = Unit::Days,
         .form = Schedule::tr("email"),
         .subject = Schedule::tr("Our first chaos event"),
         .audience = company,
         .text = Schedule::tr("{title} is on {date}, {window}, in {environment}.\n\n"
                              "We will try:\n{experiments}\n"
                              "Urgent changes can be tried in {alternative_staging} meanwhile.\n\n"
                              "Who does what:\n{people}")},
        {.key = u"leadership"_s,
         .before = 3,
         .unit = Unit::Days,
         .form = Schedule::tr("presentation"),
         .subject = Schedule::tr("SRE and chaos engineering: why we do it"),
         .audience = Schedule::tr("leadership"),
         .text = Schedule::tr("What {title} is for, what may go wrong, and who accepts it.")},
        {.key = u"questions"_s,
         .before = 1,
         .unit = Unit::Days,
         .form = Schedule::tr("session"),
         .subject = Schedule::tr("Questions and answers"),
         .audience = Schedule::tr("anyone"),
         .text = Schedule::tr("Bring your questions and concerns about {title}.")},
        {.key = u"the-day"_s,
         .form = Schedule::tr("chat channel"),
         .subject = Schedule::tr("The running tab"),
         .audience = Schedule::tr("anyone"),
         .text = Schedule::tr("{title} has begun. Every experiment, alert and mini-retro is told "
                              "here:\n{experiments}")},
    };
}

Hours customaryHours()
{
    return {.from = QTime(9, 30), .to = QTime(17, 0)};
}

QString filledText(const Contact &contact, const Plan &plan)
{
    const DayDescription &day = plan.day;
    const QString window = day.from.isValid() && day.to.isValid()
        ? day.from.toString(u"HH:mm"_s) + u"–"_s + day.to.toString(u"HH:mm"_s)
        : Schedule::tr("all day");
    const QString date = day.date.isValid() ? QLocale().toString(day.date, QLocale::LongFormat)
                                            : Schedule::tr("a day to be announced");
    const std::pair<QString, QString> places[] = {
        {u"{title}"_s, day.title.isEmpty() ? Schedule::tr("the chaos day") : day.title},
        {u"{date}"_s, date},
        {u"{window}"_s, window},
        {u"{environment}"_s, day.environment},
        {u"{alternative_staging}"_s,
         day.alternativeStaging.isEmpty() ? Schedule::tr("no other staging")
                                          : day.alternativeStaging},
        {u"{experiments}"_s, listOf(experimentsOf(plan))},
        {u"{people}"_s, listOf(peopleOf(plan))},
    };
    // One pass from left to right: what is filled in is never looked at for places again.
    QString text;
    for (qsizetype at = 0; at < contact.text.size();) {
        const auto place = std::ranges::find_if(places, [&](const auto &one) {
            return QStringView(contact.text).mid(at).startsWith(one.first);
        });
        if (place == std::end(places)) {
            text += contact.text[at++];
            continue;
        }
        text += place->second;
        at += place->first.size();
    }
    return text;
}

} // namespace Chaos
