// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timewords.h"

#include <QDateTime>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString local(Instant at, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000).toString(format);
}

} // namespace

QString timeOfDay(Instant at)
{
    return local(at, u"HH:mm:ss"_s);
}

QString hourAndMinute(Instant at)
{
    return local(at, u"HH:mm"_s);
}

QString sinceTrigger(Micros length)
{
    const QString sign = length < Micros(0) ? u"T\u2212"_s : u"T+"_s;
    const std::int64_t seconds = std::chrono::abs(length).count() / 1'000'000;
    const QString rest = u":%1"_s.arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60)
        return sign + QString::number(minutes) + rest;
    return sign + u"%1:%2"_s.arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')) + rest;
}

} // namespace Chaos
