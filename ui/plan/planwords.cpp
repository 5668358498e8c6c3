// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace Chaos::PlanWords {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

} // namespace

QDate dateOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000).date();
}

QString distance(QDate today, QDate day)
{
    const qint64 days = today.daysTo(day);
    if (days == 0)
        return Words::tr("today");
    if (days == 1)
        return Words::tr("tomorrow");
    if (days == -1)
        return Words::tr("yesterday");
    return days > 0 ? Words::tr("in %1 days").arg(days) : Words::tr("%1 days ago").arg(-days);
}

QString whenAndWhere(const DayDescription &day, QDate today)
{
    QStringList parts;
    if (day.date.isValid()) {
        parts << QLocale().toString(day.date, u"ddd d MMM yyyy"_s) << distance(today, day.date);
    } else {
        parts << Words::tr("no date yet");
    }
    if (!day.environment.isEmpty())
        parts << day.environment;
    return parts.join(u" · "_s);
}

QString overrun(Micros length)
{
    const auto over = std::chrono::ceil<std::chrono::minutes>(length).count();
    const auto minutes = std::abs(over);
    const QString sign = over == 0 ? QString() : over < 0 ? u"−"_s : u"+"_s;
    return sign + u"%1:%2"_s.arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString experiments(int count)
{
    return count == 1 ? Words::tr("1 experiment") : Words::tr("%n experiments", nullptr, count);
}

QString level(Level level)
{
    switch (level) {
    case Level::NotSaid:
        return Words::tr("not said");
    case Level::Low:
        return Words::tr("low");
    case Level::Medium:
        return Words::tr("medium");
    case Level::High:
        return Words::tr("high");
    }
    return {};
}

QString reach(Risk::Reach reach)
{
    switch (reach) {
    case Risk::Reach::Staging:
        return Words::tr("staging");
    case Risk::Reach::Production:
        return Words::tr("production");
    case Risk::Reach::Customers:
        return Words::tr("customers");
    }
    return {};
}

QString kind(ExperimentKind kind)
{
    switch (kind) {
    case ExperimentKind::AlertTest:
        return Words::tr("alert test");
    case ExperimentKind::SystemTest:
        return Words::tr("system test");
    case ExperimentKind::PeopleTest:
        return Words::tr("people test");
    }
    return {};
}

QString whoBacksOut(bool byItself)
{
    return byItself ? Words::tr("the room backs out by itself") : Words::tr("people back out");
}

QString severity(Severity severity)
{
    switch (severity) {
    case Severity::Hole:
        return Words::tr("Hole");
    case Severity::Warning:
        return Words::tr("Warning");
    }
    return {};
}

QString closeBy(QDate date)
{
    if (!date.isValid())
        return {};
    return Words::tr("by %1").arg(QLocale().toString(date, u"ddd d MMM"_s));
}

QString plain(const QString &text)
{
    return text.isEmpty() ? text : u"<span>%1</span>"_s.arg(text.toHtmlEscaped());
}

} // namespace Chaos::PlanWords
