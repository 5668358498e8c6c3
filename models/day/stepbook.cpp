// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/stepbook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

namespace {

QString text(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

StepRun begunIn(const EntryView &entry, PayloadObject &payload)
{
    StepRun run{.experiment = text(entry.subject), .by = text(entry.actor)};
    run.phase = valueIn(stepPhaseWords, payload.text("phase").value_or(""), StepPhase::Recorded);
    run.step = int(std::clamp<std::int64_t>(payload.number("step").value_or(-1), -1, 9999));
    run.isProbe = payload.flag("probe").value_or(false);
    run.isTrigger = payload.flag("trigger").value_or(false);
    run.inBackground = payload.flag("background").value_or(false);
    run.what = payload.string("what");
    run.command = payload.string("command");
    run.target = payload.string("target");
    run.begunAt = entry.at;
    run.id = entry.id;
    return run;
}

void end(StepRun &run, const EntryView &entry, PayloadObject &payload)
{
    // Of an end that a newer program knows only that it is one.
    run.outcome =
        valueIn(stepOutcomeWords, payload.text("outcome").value_or(""), StepOutcome::Failed);
    if (run.isUnderWay())
        run.outcome = StepOutcome::Failed;
    if (const auto acted = payload.number("acted_at")) {
        const auto plusMinus = std::max<std::int64_t>(0, payload.number("plus_minus").value_or(0));
        run.actedAt = Stamp{instantOf(*acted), Micros(plusMinus)};
    }
    if (const auto status = payload.number("status"))
        run.status = int(std::clamp<std::int64_t>(*status, -99'999, 99'999));
    run.why = payload.string("why");
    run.output = payload.string("output").left(StepRun::mostOutput);
    run.outputBytes = std::max<std::int64_t>(0, payload.number("output_bytes").value_or(0));
    run.endedAt = entry.at;
}

} // namespace

const StepRun *StepBook::apply(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const QString key = payload.string("key");
    const auto known = std::ranges::find(m_all, key, &StepRun::key);
    if (entry.kind == Kind::StepBegan) {
        if (key.isEmpty() || known != m_all.end())
            return nullptr;
        StepRun run = begunIn(entry, payload);
        run.key = key;
        return &m_all.emplace_back(std::move(run));
    }
    if (known == m_all.end() || !known->isUnderWay())
        return nullptr;
    end(*known, entry, payload);
    return &*known;
}

const StepRun *StepBook::find(const QString &key) const
{
    const auto it = std::ranges::find(m_all, key, &StepRun::key);
    return it == m_all.end() ? nullptr : &*it;
}

const StepRun *StepBook::last(const QString &experiment, StepPhase phase, int step) const
{
    const auto newest = m_all | std::views::reverse;
    const auto it = std::ranges::find_if(newest, [&](const StepRun &run) {
        return run.experiment == experiment && run.phase == phase && run.step == step;
    });
    return it == newest.end() ? nullptr : &*it;
}

const StepRun *StepBook::lastOf(const Run &run, StepPhase phase, int step) const
{
    const StepRun *performed = last(run.experiment, phase, step);
    const bool isOfRun = performed && run.startedAt && performed->begunAt >= *run.startedAt;
    return isOfRun ? performed : nullptr;
}

} // namespace Chaos
