// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/saidofday.h"

#include "app/daywriter.h"
#include "app/journal/picturename.h"
#include "app/letters/letter.h"
#include "app/namedday.h"

#include <QElapsedTimer>
#include <QThread>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

/// A room that is just opening the day has it locked, and hears nobody yet; one that is ending has
/// it for a moment still.
constexpr auto patience = 20s;
constexpr unsigned long betweenTries = 100; ///< milliseconds

Outcome<Done> keepIn(Store &store, const DayInfo &info, Saying saying)
{
    for (const QByteArray &png : saying.pictures) {
        if (const auto kept = store.keepPicture(png, pictureName(png)); !kept)
            return kept;
    }
    return DayWriter(store).keep(info, std::move(saying.entry));
}

Outcome<Done> postIt(const QString &storePath, const DayInfo &info, Saying saying)
{
    std::vector<Entry> entries{std::move(saying.entry)};
    signAtTheDesk(entries);
    return post({.entries = std::move(entries), .pictures = std::move(saying.pictures)}, storePath,
                info.number);
}

} // namespace

Outcome<SaidOfDay> sayOfDay(const QString &storePath, const QString &day,
                            const std::function<Outcome<Saying>(const Day &)> &make)
{
    QElapsedTimer since;
    since.start();
    while (true) {
        auto named = namedDayToWrite(storePath, day);
        const bool isInARoom = !named && named.failure().kind == Failure::Kind::Refused;
        const Failure taken = isInARoom ? named.failure() : Failure{};
        if (isInARoom)
            named = namedDay(storePath, day);
        if (!named)
            return named.failure();
        auto before = foldDay(*named->store, named->day.number);
        if (!before)
            return before.failure();
        auto saying = make(*before);
        if (!saying)
            return saying.failure();
        const auto kept = isInARoom ? postIt(named->store->path(), named->day, *std::move(saying))
                                    : keepIn(*named->store, named->day, *std::move(saying));
        if (kept)
            return SaidOfDay{named->day, *std::move(before), isInARoom};
        if (!isInARoom || kept.failure().kind != Failure::Kind::NotFound)
            return kept.failure();
        if (std::chrono::milliseconds(since.elapsed()) > patience)
            return taken; // it says who has the day
        QThread::msleep(betweenTries);
    }
}

} // namespace Chaos
