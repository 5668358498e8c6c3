// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/calendar.h"

#include "models/report/calendarwriter.h"
#include "models/rules/dayplan.h"
#include "models/rules/playing.h"
#include "models/rules/schedule.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Calendar)
};

QByteArray dateWord(QDate date)
{
    return date.toString(u"yyyyMMdd"_s).toLatin1();
}

QByteArray timeWord(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

/// RFC 5545 has four digits for a year.
bool canBeWritten(QDate date)
{
    return date.isValid() && date.year() >= 1 && date.year() <= 9998;
}

QString titleOf(const Plan &plan)
{
    return plan.day.title.isEmpty() ? Words::tr("Chaos day") : plan.day.title;
}

QString titleOf(const Experiment &experiment)
{
    return experiment.title.isEmpty() ? experiment.key : experiment.title;
}

/// "Label: text", or nothing where there is no text.
void addLine(QStringList &lines, const QString &label, const QString &text)
{
    if (!text.isEmpty())
        lines.push_back(label.arg(text));
}

class CalendarMaker
{
public:
    CalendarMaker(const Plan &plan, const CalendarEdition &edition)
        : m_plan(plan)
        , m_edition(edition)
    {}

    QByteArray make()
    {
        m_out.begin("VCALENDAR");
        m_out.word("VERSION", "2.0");
        m_out.word("PRODID", "-//Chaosroom//Chaosroom " CHAOSROOM_VERSION "//EN");
        m_out.word("CALSCALE", "GREGORIAN");
        m_out.word("METHOD", "PUBLISH");
        m_out.text("X-WR-CALNAME", titleOf(m_plan));
        for (const Contact &contact : m_plan.contacts)
            addContact(contact);
        if (canBeWritten(m_plan.day.date)) {
            addDay();
            addSlots();
        }
        m_out.end("VCALENDAR");
        return m_out.take();
    }

private:
    [[nodiscard]] bool hasWindow() const
    {
        return m_plan.day.from.isValid() && m_plan.day.to.isValid();
    }

    [[nodiscard]] QDateTime localTime(QDate date, QTime time) const
    {
        return {date, time, m_edition.zone};
    }

    void beginEvent(QLatin1StringView what, const QString &key)
    {
        // Keys may hold any letter; what stands here is compared, never shown.
        const QByteArray uid = QUrl::toPercentEncoding(key) + '.'
            + QUrl::toPercentEncoding(m_edition.day) + "@chaosroom";
        m_out.begin("VEVENT");
        m_out.word("UID", QByteArray(what.data(), what.size()) + uid);
        m_out.word(
            "DTSTAMP",
            timeWord(QDateTime::fromMSecsSinceEpoch(microsOf(m_edition.stamp) / 1000, Qt::UTC)));
        m_out.word("SEQUENCE", QByteArray::number(m_edition.sequence));
    }

    void spanDays(QDate date)
    {
        m_out.word("DTSTART;VALUE=DATE", dateWord(date));
        m_out.word("DTEND;VALUE=DATE", dateWord(date.addDays(1))); // the first that is free again
    }

    void describe(const QString &summary, const QString &description, const QByteArray &busy)
    {
        m_out.text("SUMMARY", summary);
        m_out.text("DESCRIPTION", description);
        m_out.word("CATEGORIES", "CHAOS");
        m_out.word("STATUS", "CONFIRMED");
        m_out.word("TRANSP", busy);
    }

    void remind(const QByteArray &trigger, const QString &text)
    {
        m_out.begin("VALARM");
        m_out.word("ACTION", "DISPLAY");
        m_out.text("DESCRIPTION", text);
        m_out.word("TRIGGER", trigger);
        m_out.end("VALARM");
    }

    void addContact(const Contact &contact)
    {
        const QDate due = dueDate(contact, m_plan.day.date);
        if (!canBeWritten(due))
            return;
        QString summary = contact.subject.isEmpty() ? contact.key : contact.subject;
        if (!contact.form.isEmpty() && !contact.audience.isEmpty())
            summary = Words::tr("%1 (%2 for %3)").arg(summary, contact.form, contact.audience);
        else if (!contact.form.isEmpty())
            summary = Words::tr("%1 (%2)").arg(summary, contact.form);
        QStringList lines;
        addLine(lines, Words::tr("Seen to by %1"), nameOf(m_plan, contact.owner));
        addLine(lines, u"%1"_s, filledText(contact, m_plan));
        beginEvent("contact."_L1, contact.key);
        spanDays(due);
        describe(summary, lines.join(u"\n\n"_s), "TRANSPARENT");
        if (!contact.doneOn.isValid()) {
            const auto days = workingDaysBefore(due, 1).daysTo(due);
            remind("-PT" + QByteArray::number(24 * days - 9) + 'H', summary);
            remind("PT9H", summary);
        }
        m_out.end("VEVENT");
    }

    void addDay()
    {
        const DayDescription &day = m_plan.day;
        beginEvent("day"_L1, {});
        if (hasWindow()) {
            // A window that ends before it begins ends on the next day.
            const bool isOvernight = day.to <= day.from;
            m_out.word("DTSTART", timeWord(localTime(day.date, day.from)));
            m_out.word("DTEND", timeWord(localTime(day.date.addDays(isOvernight), day.to)));
        } else {
            spanDays(day.date);
        }
        QStringList lines;
        addLine(lines, Words::tr("Environment: %1"), day.environment);
        addLine(lines, Words::tr("Urgent changes meanwhile in: %1"), day.alternativeStaging);
        addLine(lines, u"%1"_s, day.notes);
        describe(titleOf(m_plan), lines.join(u'\n'), "TRANSPARENT");
        remind("-P1D", Words::tr("%1 is tomorrow").arg(titleOf(m_plan)));
        m_out.end("VEVENT");
    }

    void addSlots()
    {
        if (!hasWindow())
            return;
        // Slots follow one another on a watch that nobody sets in between.
        const QDateTime begin = localTime(m_plan.day.date, m_plan.day.from);
        const Micros window = std::chrono::milliseconds(m_plan.day.from.msecsSinceStartOfDay());
        for (const PlannedSlot &slot : dayPlanOf(m_plan)) {
            const Experiment *experiment = m_plan.experiment(slot.experiment);
            if (!experiment)
                continue; // a break
            const auto seconds = (slot.from - window) / std::chrono::seconds(1);
            const auto length = slot.length / std::chrono::seconds(1);
            beginEvent("experiment."_L1, experiment->key);
            m_out.word("DTSTART", timeWord(begin.addSecs(seconds)));
            if (length > 0) // an end that is the start is none
                m_out.word("DTEND", timeWord(begin.addSecs(seconds + length)));
            const QString summary = Words::tr("Chaos: %1").arg(titleOf(*experiment));
            describe(summary, tellOf(*experiment), "OPAQUE");
            remind("-PT15M", Words::tr("In 15 minutes: %1").arg(titleOf(*experiment)));
            m_out.end("VEVENT");
        }
    }

    [[nodiscard]] QString tellOf(const Experiment &experiment) const
    {
        QStringList alerts;
        for (const ExpectedAlert &expected : experiment.expectedAlerts)
            alerts.push_back(expected.alert.name);
        QStringList lines;
        addLine(lines, Words::tr("Hypothesis: %1"), experiment.hypothesis);
        addLine(lines, Words::tr("Expected alerts: %1"), alerts.join(u", "_s));
        addLine(lines, Words::tr("Performed by %1"), nameOf(m_plan, experiment.driver));
        addLine(lines, Words::tr("Runbook: %1"), experiment.runbook);
        return lines.join(u'\n');
    }

    const Plan &m_plan;
    const CalendarEdition &m_edition;
    CalendarWriter m_out;
};

} // namespace

QByteArray calendarOf(const Plan &plan, const CalendarEdition &edition)
{
    return CalendarMaker(plan, edition).make();
}

} // namespace Chaos
