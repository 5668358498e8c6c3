// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/durationtext.h"

#include <QChar>
#include <QLocale>

#include <cmath>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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
