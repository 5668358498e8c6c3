// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/durationtext.h"

#include <QChar>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString two(qint64 number)
{
    return u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

qint64 wholeSeconds(Micros length)
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::abs(length)).count();
}

QString signOf(Micros length)
{
    return length < 0s && wholeSeconds(length) > 0 ? u"−"_s : QString();
}

} // namespace

QString clockText(Micros length)
{
    const qint64 seconds = wholeSeconds(length);
    if (seconds < 6000)
        return signOf(length) + two(seconds / 60) + u':' + two(seconds % 60);
    if (seconds < 360000)
        return signOf(length) + u"%1h%2"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60));
    return signOf(length) + u"%1h"_s.arg(std::min<qint64>(seconds / 3600, 9999));
}

QString lengthText(Micros length)
{
    const qint64 seconds = wholeSeconds(length);
    if (seconds < 3600)
        return signOf(length) + QString::number(seconds / 60) + u':' + two(seconds % 60);
    return signOf(length)
        + u"%1:%2:%3"_s.arg(QString::number(seconds / 3600), two(seconds / 60 % 60),
                            two(seconds % 60));
}

QString durationText(Micros length)
{
    const QString sign = length < 0s ? QString(QChar(0x2212)) : QString();
    const auto tenths = std::chrono::abs(length) / 100ms;
    const auto seconds = tenths / 10;
    const auto hours = seconds / 3600;
    const auto minutes = seconds / 60 % 60;
    if (hours > 0)
        return sign
            + QString::asprintf("%lld:%02lld:%02lld", (long long)hours, (long long)minutes,
                                (long long)(seconds % 60));
    if (seconds < 10 && tenths > 0)
        return sign
            + QString::asprintf("0:0%lld.%lld", (long long)seconds, (long long)(tenths % 10));
    return sign + QString::asprintf("%lld:%02lld", (long long)minutes, (long long)(seconds % 60));
}

QString plusMinusText(Micros plusMinus)
{
    if (plusMinus <= 0us)
        return u"0 s"_s;
    Micros unit = 1ms;
    while (plusMinus > unit * 9 && unit < 1s)
        unit *= 10;
    const auto units = (plusMinus + unit - 1us) / unit;
    const double seconds = double(units) * secondsOf(unit);
    const int decimals = unit == 1ms ? 3 : unit == 10ms ? 2 : unit == 100ms ? 1 : 0;
    return QString::number(seconds, 'f', decimals) + u" s"_s;
}

QString offsetText(const ClockReading &reading)
{
    const double offset = std::abs(secondsOf(reading.offset));
    const double error = secondsOf(reading.error);
    const bool isNothing = std::chrono::abs(reading.offset) < 500us;
    const QString sign = isNothing ? QString() : reading.offset < 0us ? u"−"_s : u"+"_s;
    const bool isShort = offset < 1 && error < 1;
    const double unit = isShort ? 1000 : 1;
    const double finest = isShort ? 1 : 10; // whole milliseconds, or tenths of a second
    return u"%1%2 ± %3 %4"_s.arg(sign, QLocale::c().toString(offset * unit, 'f', isShort ? 0 : 1),
                                 QString::number(std::ceil(error * unit * finest) / finest),
                                 isShort ? u"ms"_s : u"s"_s);
}

QString elapsedText(const Elapsed &elapsed)
{
    return durationText(elapsed.length) + u" ± "_s + plusMinusText(elapsed.plusMinus);
}

} // namespace Chaos
