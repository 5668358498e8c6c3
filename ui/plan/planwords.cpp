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

} // namespace Chaos::PlanWords
