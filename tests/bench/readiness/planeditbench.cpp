// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/readiness/planeditbench.h"

#include "models/day/entries.h"
#include "tests/bench/responsiveness/pulse.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/planscreen.h"
#include "ui/theme/look.h"

#include <QEventLoop>
#include <QTimer>

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

    void tell(Entry entry)
    {
        entry.sequence = m_live.day().lastSequence() + 1;
        entry.at = m_at;
        const EntryView view = entry.view();
        m_live.apply({&view, 1});
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

/// Lets the window live while one of the entries is told each quarter of a second.
BenchResult heldBy(const QString &what, Told &told, const std::vector<Entry> &entries)
{
    Pulse pulse;
    QEventLoop loop;
    QTimer turn;
    std::size_t done = 0;
    QObject::connect(&turn, &QTimer::timeout, &turn, [&] {
        if (done < entries.size())
            told.tell(entries[done++]);
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
    screen.showTab(u"coverage"_s);
    settle();
    results.push_back(heldBy(u"edits beside the coverage"_s + what, told, edits));
    return results;
}

} // namespace Chaos::Bench
