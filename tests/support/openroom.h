// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/openday.h"
#include "models/day/entries.h"

#include <QSignalSpy>

namespace Chaos::Test {

constexpr int patience = 30'000; ///< ms

/// A step that is a line of the shell on this desk.
inline PlannedStep shell(const QString &script, const QString &more = {},
                         const QString &type = QStringLiteral("action"))
{
    return {.provider = PlannedStep::Provider::Scripted,
            .text = script,
            .activity = QStringLiteral("{\"type\":\"%1\",\"name\":\"x\",\"provider\":{\"type\":"
                                       "\"process\",\"path\":\"sh\",\"arguments\":[\"-c\",\"%2\"]}"
                                       "%3}")
                            .arg(type, script, more)};
}

/// A day with the one experiment "db", in the store at that path; its number.
inline qint64 makeSteppedDay(const QString &path, std::vector<PlannedStep> method,
                             std::vector<PlannedStep> back = {},
                             std::vector<PlannedStep> reset = {})
{
    Plan plan;
    plan.day = {.title = QStringLiteral("Day")};
    plan.experiments = {Experiment{.key = QStringLiteral("db"),
                                   .title = QStringLiteral("The database dies"),
                                   .method = std::move(method),
                                   .backOutPlan = std::move(back),
                                   .resetCriteria = std::move(reset)}};
    const auto made = createDay(path, plan);
    return made ? made->number : 0;
}

/// Such a day in a store of its own, open.
struct OpenRoom
{
    OpenRoom(const QString &path, qint64 number)
        : day(live, clock, path, number)
    {
        QSignalSpy opened(&day, &OpenDay::opened);
        isOpen = opened.wait(patience);
    }
    void trigger()
    {
        day.wish(Entries::started(QStringLiteral("db")));
        day.wish(Entries::triggered(QStringLiteral("db"), std::chrono::milliseconds(100)));
    }
    [[nodiscard]] const Run &run() const { return *live.day().run(QStringLiteral("db")); }
    [[nodiscard]] const StepRun *step(StepPhase phase, int step) const
    {
        return live.day().steps().last(QStringLiteral("db"), phase, step);
    }
    [[nodiscard]] bool hasEnded(StepPhase phase, int number) const
    {
        const StepRun *run = step(phase, number);
        return run && !run->isUnderWay();
    }

    RoomClock clock;
    LiveDay live;
    OpenDay day;
    bool isOpen = false;
};

} // namespace Chaos::Test
