// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/namedday.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "models/plan/plankey.h"
#include "models/rules/nearestname.h"

#include <QCoreApplication>
#include <QDateTime>

#include <map>
#include <ranges>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

constexpr std::size_t mostListed = 5;
/// A day to which nothing came for longer is not looked into: its experiment was forgotten.
constexpr Micros longestUnderWay = std::chrono::hours(24 * 14);

/// The key of the day that a misspelt name may mean. A key ends with the date, which people leave
/// out. Of two days that are equally near it is the later one.
QString keyNear(const QString &name, const std::vector<DayInfo> &days)
{
    std::vector<std::string> names;
    std::map<std::string, QString, std::less<>> keys;
    for (const DayInfo &day : days | std::views::reverse) {
        for (const QString &word : {day.key, day.title, keyOfTitle(day.title)}) {
            if (keys.try_emplace(word.toStdString(), day.key).second)
                names.push_back(word.toStdString());
        }
    }
    const NearestName nearest(std::move(names));
    const auto found = keys.find(nearest.to(name.toStdString()));
    return found == keys.end() ? QString() : found->second;
}

QString whatThereIs(const QString &name, const std::vector<DayInfo> &days)
{
    if (days.empty())
        return tr("The store holds no day yet.");
    if (const QString key = keyNear(name, days); !key.isEmpty())
        return tr("Is it %1?").arg(key);
    QStringList latest;
    for (const DayInfo &day : days | std::views::reverse | std::views::take(mostListed))
        latest.push_back(u'"' + day.title + u'"');
    return days.size() > mostListed ? tr("It holds %1 days; the latest are %2.")
                                          .arg(QString::number(days.size()), latest.join(u", "_s))
                                    : tr("It holds %1.").arg(latest.join(u", "_s));
}

Failure noSuchDay(Store &store, const QString &name)
{
    const auto days = store.days();
    if (!days)
        return days.failure();
    return {Failure::Kind::NotFound,
            tr("There is no day \"%1\" in %2.").arg(name, store.path()) + u' '
                + whatThereIs(name, *days)};
}

Outcome<NamedDay> openedDay(const QString &storePath, const QString &name, OpenMode mode)
{
    auto store = Store::open(storePath, mode);
    if (!store)
        return store.failure();
    const auto day = dayIn(**store, name);
    if (!day)
        return day.failure();
    return NamedDay{.store = *std::move(store), .day = *day};
}

} // namespace

QString storePathOf(const CommandLine &line)
{
    return line.store.isEmpty() ? defaultStorePath() : line.store;
}

Outcome<DayInfo> dayIn(Store &store, const QString &name)
{
    const auto day = store.findDay(name);
    return !day && day.failure().kind == Failure::Kind::NotFound ? noSuchDay(store, name) : day;
}

Outcome<NamedDay> namedDay(const CommandLine &line)
{
    return namedDay(storePathOf(line), line.day);
}

Outcome<NamedDay> namedDay(const QString &storePath, const QString &name)
{
    return openedDay(storePath, name, OpenMode::ReadOnly);
}

Outcome<NamedDay> namedDayToWrite(const QString &storePath, const QString &name)
{
    auto named = openedDay(storePath, name, OpenMode::ReadWrite);
    if (!named)
        return named;
    if (const auto locked = named->store->lockDay(named->day.number); !locked)
        return locked.failure();
    return named;
}

Outcome<QStringList> daysUnderWay(const QString &storePath)
{
    const auto store = Store::open(storePath, OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    const auto days = (*store)->days();
    if (!days)
        return days.failure();
    QStringList keys;
    for (const DayInfo &info : *days) {
        if (info.lastAt.value_or(Instant()) < RoomClock().now() - longestUnderWay)
            continue;
        const auto day = foldDay(**store, info.number, tellsOfARun);
        if (!day)
            return day.failure();
        if (day->current())
            keys << info.key;
    }
    return keys;
}

Outcome<Done> knownWord(const CommandLine &line)
{
    if (line.verb != CommandLine::Verb::Window || line.day.isEmpty())
        return Done{};
    const auto named = namedDay(line);
    if (named || named.failure().kind != Failure::Kind::NotFound)
        return Done{};
    const QStringList commands = CommandLine::commands();
    std::vector<std::string> words;
    for (const QString &command : commands)
        words.push_back(command.toStdString());
    const NearestName known(std::move(words));
    const auto nearest = known.to(line.day.toStdString());
    const QString meant = nearest.empty()
        ? tr("Commands are %1.").arg(commands.join(u", "_s))
        : tr("Is the command %1 meant?")
              .arg(QString::fromUtf8(nearest.data(), qsizetype(nearest.size())));
    return Failure{Failure::Kind::NotFound,
                   tr("\"%1\" is no command, and no day that can be opened: %2 %3 Try: chaosroom "
                      "--help")
                       .arg(line.day, named.failure().detail, meant)};
}

Outcome<std::optional<Instant>> instantIn(const NamedDay &named,
                                          const std::optional<InstantWord> &word)
{
    if (!word)
        return std::optional<Instant>();
    if (word->whole)
        return word->whole;
    const auto plan = planOf(*named.store, named.day.number);
    if (!plan)
        return plan.failure();
    const QDate last = QDateTime::fromMSecsSinceEpoch(
                           microsOf(named.day.lastAt.value_or(Instant())) / 1000, Qt::UTC)
                           .date();
    return std::optional(word->on(plan->day.date.isValid() ? plan->day.date : last));
}

} // namespace Chaos
