// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/readiness/planeditbench.h"

#include "models/day/entries.h"
#include "models/plan/planimport.h"
#include "tests/bench/responsiveness/pulse.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/planeditor.h"
#include "ui/plan/planscreen.h"
#include "ui/theme/look.h"

#include <QAbstractButton>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What becomes durable on a day, told to the window as the journal tells it.
class Told
{
public:
    Told(LiveDay &live, Instant at)
        : m_live(live)
        , m_at(at)
    {}

    void tell(Entry &entry) { tell(std::span(&entry, 1)); }
    /// All in one group, as they were committed.
    void tell(std::span<Entry> entries)
    {
        std::vector<EntryView> views;
        std::int64_t sequence = m_live.day().lastSequence();
        for (Entry &entry : entries) {
            entry.sequence = ++sequence;
            entry.at = m_at;
            views.push_back(entry.view());
        }
        m_live.apply(views);
    }

private:
    LiveDay &m_live;
    Instant m_at;
};

/// By turns what is judged alone, what shifts the day, and which alerts are covered.
Entry edited(const Plan &plan, int number)
{
    Experiment experiment = plan.experiments[std::size_t(number * 7) % plan.experiments.size()];
    if (number % 3 == 0)
        experiment.hypothesis += u" And nobody else."_s;
    else if (number % 3 == 1)
        experiment.timeBox += 1min;
    else
        experiment.expectedAlerts.pop_back();
    return Entries::planned(experiment);
}

/// Lets the window live while the act is done so often, each quarter of a second.
BenchResult heldBy(const QString &what, int times, const std::function<void(int)> &act)
{
    Pulse pulse;
    QEventLoop loop;
    QTimer turn;
    int done = 0;
    QObject::connect(&turn, &QTimer::timeout, &turn, [&] {
        if (done < times)
            act(done++);
        else
            loop.quit();
    });
    turn.start(250ms);
    pulse.begin();
    loop.exec();
    pulse.end();
    auto result =
        BenchResult::atMost(1, what + u", longest hold of the widgets' thread"_s,
                            pulse.delays().percentile(100) / 1000, u"one frame"_s, 16, u"ms"_s);
    result.note = pulse.histogram();
    return result;
}

/// While one of the entries is told after the other.
BenchResult heldBy(const QString &what, Told &told, std::vector<Entry> &entries)
{
    // The journal has the bytes in a batch of its own, with room behind them.
    for (Entry &entry : entries)
        static_cast<void>(entry.view());
    return heldBy(what, int(entries.size()),
                  [&](int number) { told.tell(entries[std::size_t(number)]); });
}

/// What a file would do that says something else of every card, as it comes from the thread that
/// has read it.
ImportPreview wideImport(const Plan &before)
{
    Plan plan = before;
    for (Experiment &experiment : plan.experiments) {
        experiment.hypothesis += u" Nobody else does."_s;
        experiment.timeBox += 2min;
    }
    return previewOf(before, plan);
}

/// Opens the preview of an import and leaves it again, by turns; takes it over at last.
std::vector<BenchResult> heldByImport(const QString &what, PlanScreen &screen, Told &told,
                                      bool isQuick)
{
    const ImportPreview preview = wideImport(screen.editor().plan());
    const auto click = [&](const QString &name) {
        screen.findChild<QAbstractButton *>(name)->click();
    };
    const auto look = [&](int number) {
        if (number % 2 == 0)
            screen.showImport(u"wide.yaml"_s, preview);
        else
            click(u"importClose"_s);
    };
    std::vector<BenchResult> results{
        heldBy(u"opening and leaving the preview of an import"_s + what, isQuick ? 2 : 20, look)};
    std::vector<Entry> wished;
    QObject::connect(&screen, &PlanScreen::wished, &screen,
                     [&](const std::vector<Entry> &entries) { wished = entries; });
    screen.showImport(u"wide.yaml"_s, preview);
    results.push_back(heldBy(u"taking over an import"_s + what, 2, [&](int number) {
        if (number == 0)
            click(u"importAccept"_s);
        else
            told.tell(wished);
    }));
    return results;
}

/// Till everything is judged and painted for the first time.
void settle()
{
    QEventLoop loop;
    QTimer::singleShot(1500ms, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

std::vector<BenchResult> planEditBench(const Day &day, const Width &width, bool isQuick)
{
    SetClock clock(day.lastAt());
    LiveDay live;
    live.replace(day);
    Look look;
    PlanScreen screen(live, clock, look);
    auto *coverage = new CoveragePage(live, look);
    screen.addTab(u"coverage"_s, u"Alert coverage"_s, coverage);
    screen.resize(1600, 1000);
    screen.show();
    settle();

    Told told(live, day.lastAt());
    std::vector<Entry> edits;
    for (int i = 0; i < (isQuick ? 3 : 40); ++i)
        edits.push_back(edited(day.plan(), i));
    std::vector<Entry> surveys;
    for (int i = 0; i < (isQuick ? 2 : 10); ++i)
        surveys.push_back(resurveyed(width, i));
    const QString what =
        u" of %L1 experiments × %L2 rules"_s.arg(width.experiments).arg(width.rules);
    std::vector<BenchResult> results{
        heldBy(u"edits"_s + what, told, edits),
        heldBy(u"a source tells its rules, readiness"_s + what, told, surveys)};
    std::ranges::move(heldByImport(what, screen, told, isQuick), std::back_inserter(results));
    settle();
    screen.showTab(u"coverage"_s);
    settle();
    results.push_back(heldBy(u"edits beside the coverage"_s + what, told, edits));
    results.push_back(heldBy(u"a source tells its rules, coverage"_s + what, told, surveys));
    return results;
}

} // namespace Chaos::Bench
