// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/wallalerts.h"

#include "models/rules/durationtext.h"
#include "models/rules/tamedtext.h"
#include "models/rules/timing.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostAlerts = 12;
constexpr qsizetype longestName = 80;

struct WallWords
{
    Q_DECLARE_TR_FUNCTIONS(Wall)
};

using Standing = WallAlert::Standing;

/// A minute, doubled until what has passed since the trigger takes less than half of it: the
/// picture keeps its scale for a while, and there is room for what comes, and for words beside
/// short bars.
Micros axisFor(Micros sinceTrigger)
{
    Micros axis = std::chrono::minutes(1);
    while (sinceTrigger > axis / 20 * 9)
        axis *= 2;
    return axis;
}

class WallAlerts
{
public:
    WallAlerts(WallView &view, const Day &day, const Run &run, Instant now)
        : m_view(view)
        , m_day(day)
        , m_run(run)
        , m_now(now)
        , m_window(windowOf(run, now))
        , m_lanes(attribute(day, run, now))
    {}

    void add()
    {
        if (m_window) {
            m_view.axis = axisFor(m_window->to - m_window->from);
            m_view.passed = columnsPassed(m_view.axis, m_window->to - m_window->from);
            if (m_run.backedOutAt)
                m_view.backedOutAt =
                    columnsPassed(m_view.axis, *m_run.backedOutAt - m_window->from);
        }
        addExpected();
        for (const Attribution as : {Attribution::Guard, Attribution::Unexpected,
                                     Attribution::DuringEvent, Attribution::BeforeTrigger})
            addOthers(as);
        const std::size_t count = m_view.alerts.size();
        m_view.moreAlerts = int(count - std::min(count, mostAlerts));
        m_view.alerts.resize(std::min(count, mostAlerts));
    }

private:
    using Lanes = std::vector<const Lane *>;

    void addExpected()
    {
        const Experiment *experiment = m_day.plan().experiment(m_run.experiment);
        if (!experiment)
            return;
        const auto &expected = experiment->expectedAlerts;
        const auto timings = allTimingsOf(m_day, m_run, m_now);
        std::vector<QString> names;
        for (const ExpectedAlert &one : expected) {
            if (std::ranges::find(names, one.alert.name) == names.end())
                names.push_back(one.alert.name);
        }
        for (const QString &name : names) {
            std::vector<AlertTiming> seen;
            for (std::size_t i = 0; i < expected.size() && i < timings.size(); ++i) {
                if (expected[i].alert.name == name)
                    seen.insert(seen.end(), timings[i].begin(), timings[i].end());
            }
            addExpected(name, seen, lanesOf([&](const AttributedLane &lane) {
                            return lane.as == Attribution::Expected && lane.expected >= 0
                                && expected[std::size_t(lane.expected)].alert.name == name;
                        }));
        }
    }

    void addExpected(const QString &name, const std::vector<AlertTiming> &timings,
                     const Lanes &lanes)
    {
        WallAlert alert{.name = tamed(name, longestName), .standing = standingOf(timings, lanes)};
        alert.word = wordOf(alert.standing);
        std::optional<Elapsed> known;
        for (const AlertTiming &timing : timings) {
            const auto &one = timing.timeToKnow;
            if (one && (!known || one->length < known->length))
                known = one;
        }
        if (known)
            alert.knownAfter =
                lengthText(known->length) + u" ± "_s + plusMinusText(known->plusMinus);
        alert.bars = barsOf(lanes);
        m_view.alerts.push_back(std::move(alert));
    }

    [[nodiscard]] Standing standingOf(const std::vector<AlertTiming> &timings,
                                      const Lanes &lanes) const
    {
        using Timed = AlertTiming::Standing;
        const auto isAny = [&](Timed standing) {
            return std::ranges::count(timings, standing, &AlertTiming::standing) > 0;
        };
        if (isAny(Timed::Known) || isAny(Timed::Suppressed))
            return standingNow(lanes);
        if (isAny(Timed::Suspected)) {
            const Standing now = standingNow(lanes);
            return now == Standing::Firing ? Standing::Pending : now;
        }
        if (isAny(Timed::BeforeTrigger))
            return Standing::BeforeTrigger;
        return isAny(Timed::Waiting) || timings.empty() ? Standing::Waiting : Standing::Unknown;
    }

    [[nodiscard]] Standing standingNow(const Lanes &lanes) const
    {
        AlertState now = AlertState::Inactive;
        for (const Lane *lane : lanes)
            now = std::max(now, lane->steps.at(end()));
        switch (now) {
        case AlertState::Inactive:
            return Standing::Over;
        case AlertState::Unknown:
            return Standing::Unknown;
        case AlertState::Pending:
            return Standing::Pending;
        case AlertState::Suppressed:
            return Standing::HeldBack;
        case AlertState::Firing:
            return Standing::Firing;
        }
        return Standing::Unknown;
    }

    [[nodiscard]] QString wordOf(Standing standing) const
    {
        switch (standing) {
        case Standing::Waiting:
            return m_run.state == RunState::Reset ? WallWords::tr("did not fire")
                : m_window                        ? WallWords::tr("waiting")
                                                  : WallWords::tr("expected");
        case Standing::Pending:
            return WallWords::tr("pending");
        case Standing::Firing:
            return WallWords::tr("firing");
        case Standing::HeldBack:
            return WallWords::tr("held back");
        case Standing::Over:
            return WallWords::tr("over");
        case Standing::BeforeTrigger:
            return WallWords::tr("fired before");
        case Standing::Unknown:
            return WallWords::tr("unknown");
        }
        return {};
    }

    void addOthers(Attribution as)
    {
        std::vector<std::string> names;
        for (const AttributedLane &lane : m_lanes) {
            const std::string &name = m_day.alerts().lanes()[lane.lane].name;
            if (lane.as == as && std::ranges::find(names, name) == names.end())
                names.push_back(name);
        }
        for (const std::string &name : names) {
            addOther(name, as, lanesOf([&](const AttributedLane &lane) {
                         return lane.as == as && m_day.alerts().lanes()[lane.lane].name == name;
                     }));
        }
    }

    void addOther(const std::string &name, Attribution as, const Lanes &lanes)
    {
        WallAlert alert{.name = tamed(QString::fromStdString(name), longestName),
                        .as = as,
                        .standing = standingNow(lanes)};
        // A guard is quiet as long as it has nothing to say.
        if (as == Attribution::Guard && alert.standing == Standing::Over)
            return;
        alert.word = wordOf(as, alert.standing);
        alert.bars = barsOf(lanes);
        m_view.alerts.push_back(std::move(alert));
    }

    [[nodiscard]] QString wordOf(Attribution as, Standing standing) const
    {
        const bool isOver = standing == Standing::Over;
        switch (as) {
        case Attribution::Expected:
            break;
        case Attribution::Guard:
            return WallWords::tr("guard: %1").arg(wordOf(standing));
        case Attribution::Unexpected:
            return isOver ? WallWords::tr("unexpected, over") : WallWords::tr("unexpected");
        case Attribution::BeforeTrigger:
            return wordOf(Standing::BeforeTrigger);
        case Attribution::DuringEvent:
            return isOver ? WallWords::tr("unplanned event, over")
                          : WallWords::tr("unplanned event");
        }
        return wordOf(standing);
    }

    template<typename Is>
    [[nodiscard]] Lanes lanesOf(Is is) const
    {
        Lanes lanes;
        for (const AttributedLane &lane : m_lanes) {
            if (is(lane))
                lanes.push_back(&m_day.alerts().lanes()[lane.lane]);
        }
        return lanes;
    }

    [[nodiscard]] Instant end() const { return m_window ? m_window->to : m_now; }

    /// The most severe state in each column, like columns together.
    [[nodiscard]] std::vector<WallBar> barsOf(const Lanes &lanes) const
    {
        if (!m_window || m_view.passed == 0)
            return {};
        const auto count = std::size_t(m_view.passed);
        std::vector<AlertState> top(count, AlertState::Inactive);
        std::vector<AlertState> one(count);
        for (const Lane *lane : lanes) {
            lane->steps.columns(m_window->from, m_view.axis / WallView::columns, one);
            for (std::size_t i = 0; i < count; ++i)
                top[i] = std::max(top[i], one[i]);
        }
        std::vector<WallBar> bars;
        for (std::size_t i = 0; i < count; ++i) {
            const bool goesOn = !bars.empty() && bars.back().state == top[i]
                && bars.back().from + bars.back().length == int(i);
            if (goesOn)
                ++bars.back().length;
            else if (top[i] != AlertState::Inactive)
                bars.push_back({.state = top[i], .from = int(i), .length = 1});
        }
        return bars;
    }

    WallView &m_view;
    const Day &m_day;
    const Run &m_run;
    Instant m_now;
    std::optional<Window> m_window;
    std::vector<AttributedLane> m_lanes;
};

} // namespace

int columnsPassed(Micros axis, Micros sinceTrigger)
{
    const Micros width = axis / WallView::columns;
    if (width <= Micros(0) || sinceTrigger <= Micros(0))
        return 0;
    // A column that has begun is shown: what fired just now is seen at once.
    return int(
        std::min<std::int64_t>((sinceTrigger + width - Micros(1)) / width, WallView::columns));
}

void addWallAlerts(WallView &view, const Day &day, const Run &run, Instant now)
{
    WallAlerts(view, day, run, now).add();
}

} // namespace Chaos
