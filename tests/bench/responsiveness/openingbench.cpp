// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/openingbench.h"

#include "app/front.h"
#include "tests/bench/responsiveness/pulse.h"
#include "tests/support/longday.h"
#include "ui/start/startpage.h"

#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QStyleFactory>
#include <QTableView>
#include <QTimer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 120s;

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

MainWindow *shownWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// Until the scribe's list has lines. True unless patience came to its end.
bool waitForDay(const MainWindow &window)
{
    QEventLoop loop;
    bool isThere = false;
    QTimer look;
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const auto *story = window.findChild<QTableView *>(u"story"_s);
        isThere = story && story->model()->rowCount() > 0;
        if (isThere)
            loop.quit();
    });
    look.start(20ms);
    loop.exec();
    return isThere;
}

/// The window dresses the application; what is measured after it must not wear its look.
void undress()
{
    QApplication::setStyle(QStyleFactory::create(u"fusion"_s));
    QApplication::setPalette(QPalette());
    QApplication::setFont(QFont());
}

} // namespace

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
        if (!waitForDay(*window))
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
