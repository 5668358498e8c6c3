// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/recentday.h"

#include <QCoreApplication>

namespace Chaos {

namespace {

QString ahead(int days)
{
    const char *const context = "Chaos::RecentDay";
    if (days < 60)
        return QCoreApplication::translate(context, "in %n days", nullptr, days);
    if (days < 730)
        return QCoreApplication::translate(context, "in %n months", nullptr, days / 30);
    return QCoreApplication::translate(context, "in %n years", nullptr, days / 365);
}

QString behind(int days)
{
    const char *const context = "Chaos::RecentDay";
    if (days < 60)
        return QCoreApplication::translate(context, "%n days ago", nullptr, days);
    if (days < 730)
        return QCoreApplication::translate(context, "%n months ago", nullptr, days / 30);
    return QCoreApplication::translate(context, "%n years ago", nullptr, days / 365);
}

} // namespace

QString distanceOf(QDate date, QDate today)
{
    const char *const context = "Chaos::RecentDay";
    if (!date.isValid() || !today.isValid())
        return {};
    const int days = int(today.daysTo(date));
    switch (days) {
    case 0:
        return QCoreApplication::translate(context, "today");
    case 1:
        return QCoreApplication::translate(context, "tomorrow");
    case -1:
        return QCoreApplication::translate(context, "yesterday");
    default:
        return days > 0 ? ahead(days) : behind(-days);
    }
}

} // namespace Chaos
