// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/overdayscommands.h"

#include "app/clock/roomclock.h"
#include "app/dayledger.h"
#include "app/daywriter.h"
#include "app/exchange.h"
#include "app/namedday.h"
#include "app/plancommands.h"
#include "app/repeatedpart.h"
#include "app/reportfile.h"
#include "models/report/comparisonlist.h"
#include "models/report/ledgerlist.h"
#include "models/report/overdayswords.h"
#include "models/report/repeatlist.h"

#include <QCoreApplication>

namespace Chaos {

namespace {

using Format = CommandLine::Format;

struct OverDaysCommand
{
    Q_DECLARE_TR_FUNCTIONS(OverDaysCommands)
};

/// The same told in each format.
template<typename... Told>
struct Printers
{
    using Print = QByteArray (*)(Told...);
    Print json;
    Print csv;
    Print markdown;
    Print text;

    [[nodiscard]] QByteArray print(Format format, Told... told) const
    {
        const Print wanted = format == Format::Json ? json
            : format == Format::Csv                 ? csv
            : format == Format::Markdown            ? markdown
                                                    : text;
        return wanted(told...);
    }
};

constexpr Printers<const KeptDays &, QDate> ledgerPrinters{
    &LedgerList::json, &LedgerList::csv, &LedgerList::markdown, &LedgerList::text};
constexpr Printers<const DayComparison &> comparisonPrinters{
    &ComparisonList::json, &ComparisonList::csv, &ComparisonList::markdown, &ComparisonList::text};
constexpr Printers<const std::vector<ToRepeat> &, QDate> repeatPrinters{
    &RepeatList::json, &RepeatList::csv, &RepeatList::markdown, &RepeatList::text};

/// All days, without the rehearsals unless those are wanted, too; of each that could not be read
/// the reason is told.
Outcome<KeptDays> keptDays(const CommandLine &line, const Terminal &terminal)
{
    DayShelf shelf;
    const std::atomic<bool> goOn = false;
    auto kept = keptDaysOf(storePathOf(line), RoomClock().now(), shelf, goOn);
    if (!kept)
        return kept;
    for (const UnreadDay &day : kept->unread)
        std::fprintf(terminal.err, "chaosroom: %s\n", qUtf8Printable(OverDaysWords::unread(day)));
    const int rehearsals = kept->rehearsals();
    if (line.rehearsals || rehearsals == 0)
        return kept;
    if (line.format == Format::Text)
        std::fprintf(terminal.err, "chaosroom: %s\n",
                     qUtf8Printable(OverDaysCommand::tr("%1; --rehearsals takes them in")
                                        .arg(OverDaysWords::leftOut(rehearsals))));
    return kept->withoutRehearsals();
}

int ledger(const CommandLine &line, const Terminal &terminal)
{
    const auto kept = keptDays(line, terminal);
    if (!kept)
        return terminal.fail(kept.failure());
    const QByteArray text = ledgerPrinters.print(line.format, *kept, QDate::currentDate());
    const int given = giveOut(text, line, terminal);
    return kept->unread.empty() ? given : 1;
}

Outcome<PastDay> pastDay(Store &store, const QString &name)
{
    const auto info = dayIn(store, name);
    if (!info)
        return info.failure();
    const auto day = foldDay(store, info->number);
    return day ? Outcome<PastDay>(pastDayOf(*day, info->key, RoomClock().now())) : day.failure();
}

int compare(const CommandLine &line, const Terminal &terminal)
{
    auto store = Store::open(storePathOf(line), OpenMode::ReadOnly);
    if (!store)
        return terminal.fail(store.failure());
    const auto before = pastDay(**store, line.day);
    if (!before)
        return terminal.fail(before.failure());
    const auto after = pastDay(**store, line.other);
    if (!after)
        return terminal.fail(after.failure());
    if (before->key == after->key) {
        return terminal.fail({Failure::Kind::BadInput,
                              OverDaysCommand::tr("%1 and %2 are the same day; name another one.")
                                  .arg(line.day, line.other)});
    }
    return giveOut(comparisonPrinters.print(line.format, compareDays(*before, *after)), line,
                   terminal);
}

int putInto(const CommandLine &line, const std::vector<ToRepeat> &all, const Terminal &terminal)
{
    const QString path = storePathOf(line);
    const auto named = line.dryRun ? namedDay(path, line.into) : namedDayToWrite(path, line.into);
    if (!named)
        return terminal.fail(named.failure());
    const auto before = planOf(*named->store, named->day.number);
    if (!before)
        return terminal.fail(before.failure());
    const auto part = repeatedPart(*named->store, all, *before);
    if (!part)
        return terminal.fail(part.failure());
    DayWriter writer(*named->store);
    const QString key = named->day.key;
    const auto merge = line.dryRun ? writer.preview(*part, key) : writer.merge(*part, key);
    return merge ? tellOfMerge(*merge, line.dryRun, terminal) : terminal.fail(merge.failure());
}

int asPlan(const CommandLine &line, const std::vector<ToRepeat> &all, const Terminal &terminal)
{
    const auto file = repeatedPlanFile(storePathOf(line), all);
    return file ? givePlan(*file, line, terminal) : terminal.fail(file.failure());
}

int repeat(const CommandLine &line, const Terminal &terminal)
{
    const auto kept = keptDays(line, terminal);
    if (!kept)
        return terminal.fail(kept.failure());
    const QDate today = QDate::currentDate();
    const auto all = toRepeat(kept->days, today);
    if (!line.into.isEmpty())
        return putInto(line, all, terminal);
    if (line.format == Format::Plan)
        return asPlan(line, all, terminal);
    const int given = giveOut(repeatPrinters.print(line.format, all, today), line, terminal);
    return kept->unread.empty() ? given : 1;
}

} // namespace

int performOverDaysCommand(const CommandLine &line, const Terminal &terminal)
{
    switch (line.verb) {
    case CommandLine::Verb::Ledger:
        return ledger(line, terminal);
    case CommandLine::Verb::Compare:
        return compare(line, terminal);
    case CommandLine::Verb::Repeat:
        return repeat(line, terminal);
    default:
        return 2;
    }
}

} // namespace Chaos
