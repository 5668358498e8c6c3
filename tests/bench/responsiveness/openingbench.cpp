// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/openingbench.h"

#include "app/front.h"
#include "tests/bench/responsiveness/pulse.h"
#include "tests/bench/responsiveness/shownwindow.h"
#include "tests/support/longday.h"
#include "ui/start/startpage.h"

#include <QSettings>
#include <QTableView>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

BenchResult openingStall(const Options &options)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, options.folder);
    CommandLine line;
    line.store = options.folder + u"/long.db"_s;
    const std::int64_t entries = options.quick ? 20'000 : 1'000'000;
    if (const auto day = Test::LongDay(entries, RoomClock().now()).write(line.store); !day)
        qFatal("%s", qPrintable(day.failure().detail));

    Pulse pulse;
    {
        Front front(line);
        front.show();
        wait(1s);
        MainWindow *const window = shownWindow();
        auto *start = window ? window->findChild<StartPage *>() : nullptr;
        if (!start)
            qFatal("there is no window");
        window->resize(1600, 1000);
        wait(2s); // the start page has read what it tells of the day
        pulse.begin();
        emit start->dayRequested(Test::LongDay::key());
        if (!waitUntil([&] { // the scribe's list has lines
                const auto *story = window->findChild<QTableView *>(u"story"_s);
                return story && story->model()->rowCount() > 0;
            }))
            qFatal("the day does not open");
        wait(1s);
        pulse.end();
    }
    undress();
    auto result = BenchResult::atMost(
        1, u"longest stall of the widgets' thread while a day of %1 entries opens"_s.arg(entries),
        pulse.delays().percentile(100) / 1000, u"one frame"_s, 16, u"ms"_s);
    result.note = pulse.histogram();
    return result;
}

} // namespace Chaos::Bench
