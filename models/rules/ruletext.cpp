// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/ruletext.h"

#include <QCoreApplication>

#include <array>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

struct Unit
{
    Micros length;
    const char *said;
    const char *written;
};
constexpr auto units =
    std::to_array<Unit>({{1h, "h", "h"}, {1min, "min", "m"}, {1s, "s", "s"}, {1ms, "ms", "ms"}});

} // namespace

QString intervalText(Micros length)
{
    QStringList parts;
    for (const Unit &unit : units) {
        if (length >= unit.length)
            parts.push_back(QString::number(length / unit.length) + u' '
                            + QLatin1String(unit.said));
        length %= unit.length;
    }
    return parts.isEmpty() ? u"0 s"_s : parts.join(u' ');
}

QString ruleDuration(Micros length)
{
    QString text;
    for (const Unit &unit : units) {
        if (length >= unit.length)
            text += QString::number(length / unit.length) + QLatin1String(unit.written);
        length %= unit.length;
    }
    return text.isEmpty() ? u"0s"_s : text;
}

QString howItFires(const Reachability &reachability)
{
    if (const auto &check = reachability.check) {
        const QString every = Words::tr("it is checked every %1").arg(intervalText(check->every));
        return check->attempts < 2 ? every
                                   : Words::tr("%1 and is hard after %2 bad results, %3 apart")
                                         .arg(every)
                                         .arg(check->attempts)
                                         .arg(intervalText(check->retryEvery));
    }
    if (const auto &signal = reachability.signal) {
        QString text = Words::tr("it gathers for %1 and waits %2 for late data")
                           .arg(intervalText(signal->window), intervalText(signal->wait));
        if (signal->isEachPoint && signal->crossedFor > Micros(0))
            text += Words::tr(", and must be over its threshold for %1")
                        .arg(intervalText(signal->crossedFor));
        return text;
    }
    QStringList parts;
    if (reachability.scrapedEvery > Micros(0))
        parts.push_back(Words::tr("scraped every %1").arg(intervalText(reachability.scrapedEvery)));
    parts.push_back(Words::tr("evaluated every %1").arg(intervalText(reachability.evaluatedEvery)));
    if (reachability.heldFor > Micros(0))
        parts.push_back(Words::tr("held for: %1").arg(ruleDuration(reachability.heldFor)));
    const QString last = parts.takeLast();
    QString text = parts.isEmpty() ? last : parts.join(u", "_s) + Words::tr(" and ") + last;
    if (reachability.looksBack > Micros(0))
        text += Words::tr(", and looks back over %1").arg(intervalText(reachability.looksBack));
    return Words::tr("it is %1").arg(text);
}

} // namespace Chaos
