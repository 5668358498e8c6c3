// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/itemcommands.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/reportfile.h"
#include "models/report/itemlist.h"

namespace Chaos {

namespace {

QByteArray listOf(const Day &day, CommandLine::Format format)
{
    const Instant now = RoomClock().now();
    if (format == CommandLine::Format::Csv)
        return ItemList::csv(day, now);
    return format == CommandLine::Format::Json ? ItemList::json(day, now)
                                               : ItemList::markdown(day, now);
}

} // namespace

int performItemCommand(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const QByteArray text = listOf(*day, line.format);
    if (line.output.isEmpty()) {
        terminal.write(text);
        return terminal.done();
    }
    const auto written = writeWhole(line.output, text);
    return written ? terminal.done() : terminal.fail(written.failure());
}

} // namespace Chaos
