// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/overdaysbench.h"

#include "app/front.h"
#include "app/journal/store.h"
#include "models/day/entries.h"
#include "tests/bench/responsiveness/pulse.h"
#include "tests/bench/responsiveness/shownwindow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int experiments = 100;
constexpr int alertsOfEach = 2;

struct Writing
{
    Store &store;
    std::uint64_t written = 0;
};

std::string alertName(int number)
{
    return "Alert" + std::to_string(number);
}

void append(Writing &writing, qint64 day, std::vector<Entry> entries, Instant from)
{
    for (Entry &entry : entries) {
        entry.at = from += 1s;
        entry.actor = "room";
        entry.id = Uuid::make(entry.at, {++writing.written, 1});
    }
    if (const auto done = writing.store.append(day, entries); !done)
        qFatal("%s", qPrintable(done.failure().detail));
}

Plan planOn(QDate date)
{
    Plan plan;
    plan.day = {.title = u"Chaos day of "_s + date.toString(Qt::ISODate), .date = date};
    plan.sources = {{.key = u"prom"_s, .title = u"Prometheus"_s}};
    for (int i = 0; i < experiments; ++i) {
        Experiment one{.key = u"experiment-%1"_s.arg(i),
                       .title = u"Experiment number %1"_s.arg(i),
                       .timeBox = 15min};
        for (int alert = 0; alert < alertsOfEach; ++alert) {
            const std::string name = alertName(i * alertsOfEach + alert);
            one.expectedAlerts.push_back(
                {.alert = {.source = u"prom"_s, .name = QString::fromStdString(name)},
                 .knownWithin = 45s,
                 .toldWithin = 2min});
        }
        plan.experiments.push_back(one);
    }
    return plan;
}

/// Each experiment is performed, and most of its alerts fire, each after a time of its own; of some
/// experiments something is left to be done.
std::vector<Entry> heldOn(int day, Instant from)
{
    std::vector<Entry> entries;
    for (int i = 0; i < experiments; ++i) {
        const QString key = u"experiment-%1"_s.arg(i);
        entries.push_back(Entries::started(key));
        entries.push_back(Entries::triggered(key, 100ms));
        const Instant trigger = from + std::chrono::seconds(entries.size());
        for (int alert = i * alertsOfEach; alert < (i + 1) * alertsOfEach; ++alert) {
            if ((alert + day) % 9 == 0)
                continue;
            Entries::SeenAlert seen{.source = "prom",
                                    .fingerprint = std::to_string(alert),
                                    .name = alertName(alert),
                                    .state = AlertState::Firing,
                                    .since = trigger + Micros((alert * 7 + day * 13) % 900'000),
                                    .plusMinus = 100ms};
            entries.push_back(Entries::alertChanged(seen));
            seen.state = AlertState::Inactive;
            seen.since += 1s;
            entries.push_back(Entries::alertChanged(seen));
        }
        entries.push_back(Entries::backedOut(key, {}));
        entries.push_back(Entries::resetConfirmed(key));
        entries.push_back(Entries::finished(key, true));
        if (i % 5 == 0) {
            entries.push_back(Entries::itemOpened(
                {.key = u"item-%1"_s.arg(i),
                 .text = u"What is left of experiment %1"_s.arg(i),
                 .alert = QString::fromStdString(alertName(i * alertsOfEach))}));
        }
    }
    return entries;
}

/// A day a week, the last one yesterday. Gives its number.
qint64 writeDays(const QString &path, int count)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        qFatal("%s", qPrintable(store.failure().detail));
    Writing writing{**store};
    const QDate last = QDateTime::currentDateTimeUtc().date().addDays(-1);
    qint64 number = 0;
    for (int i = 0; i < count; ++i) {
        const QDate date = last.addDays(7 * (i + 1 - count));
        const Instant noon =
            instantOf(QDateTime(date, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() * 1000);
        const Plan plan = planOn(date);
        const auto day = (*store)->createDay(u"day-%1"_s.arg(i), plan.day.title, noon - 2h);
        if (!day)
            qFatal("%s", qPrintable(day.failure().detail));
        append(writing, *day, Entries::planned(plan), noon - 2h);
        append(writing, *day, heldOn(i, noon), noon);
        number = *day;
    }
    return number;
}

void addAlert(const QString &path, qint64 day)
{
    auto store = Store::open(path, OpenMode::ReadWrite);
    if (!store)
        qFatal("%s", qPrintable(store.failure().detail));
    Experiment added{.key = u"added"_s, .title = u"One more"_s};
    added.expectedAlerts = {{.alert = {.source = u"prom"_s, .name = u"OneMore"_s}}};
    Writing writing{**store, 1'000'000};
    append(writing, day, {Entries::planned(added)}, RoomClock().now());
}

template<typename Widget>
Widget *part(const MainWindow &window, const QString &name)
{
    auto *found = window.findChild<Widget *>(name);
    if (!found)
        qFatal("there is no %s", qPrintable(name));
    return found;
}

/// Each tab, other days to compare, and a search a key at a time.
void lookAround(const MainWindow &window)
{
    part<QAbstractButton>(window, u"compareTabWord"_s)->click();
    wait(300ms);
    auto *before = part<QComboBox>(window, u"earlierDay"_s);
    before->setCurrentIndex(0);
    wait(300ms);
    before->setCurrentIndex(before->count() / 2);
    wait(300ms);
    part<QAbstractButton>(window, u"repeatTabWord"_s)->click();
    wait(300ms);
    part<QListView>(window, u"repeatList"_s)->selectAll();
    wait(300ms);
    part<QAbstractButton>(window, u"ledgerTabWord"_s)->click();
    wait(300ms);
    auto *words = part<QLineEdit>(window, u"ledgerWords"_s);
    for (const QString &typed : {u"a"_s, u"al"_s, u"alert1"_s, u"alert12"_s, u""_s}) {
        words->setText(typed);
        wait(100ms);
    }
    auto *list = part<QListView>(window, u"ledgerList"_s);
    for (int row = 0; row < 10; ++row) {
        list->setCurrentIndex(list->model()->index(row * 7, 0));
        wait(50ms);
    }
}

} // namespace

BenchResult overDaysStall(const Options &options)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, options.folder);
    CommandLine line;
    line.store = options.folder + u"/days.db"_s;
    const int days = options.quick ? 6 : 60;
    const qint64 last = writeDays(line.store, days);

    Pulse pulse;
    {
        Front front(line);
        front.show();
        wait(1s);
        MainWindow *const window = shownWindow();
        if (!window)
            qFatal("there is no window");
        window->resize(1600, 1000);
        wait(2s); // the start page has read what it tells of the days
        pulse.begin();
        window->showPage(u"days"_s);
        const auto *list = part<QListView>(*window, u"ledgerList"_s);
        constexpr int alerts = experiments * alertsOfEach;
        if (!waitUntil([&] { return list->isVisible() && list->model()->rowCount() == alerts; }))
            qFatal("the ledger is not shown");
        wait(1s);
        lookAround(*window);
        addAlert(line.store, last);
        window->showPage(u"start"_s);
        wait(300ms);
        window->showPage(u"days"_s);
        if (!waitUntil([&] { return list->model()->rowCount() == alerts + 1; }))
            qFatal("the ledger does not follow");
        wait(1s);
        pulse.end();
    }
    undress();
    auto result = BenchResult::atMost(
        1, u"longest hold of the widgets' thread while looking back on %1 days"_s.arg(days),
        pulse.delays().percentile(100) / 1000, u"one frame"_s, 16, u"ms"_s);
    result.note = pulse.histogram();
    return result;
}

} // namespace Chaos::Bench
