// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace Chaos {

/// What an entry says happened. The wire words below are stored for ever: add, never rename.
enum class Kind : std::uint8_t {
    Unknown, ///< written by a newer version; kept, and passed over by the fold
    // the plan
    DayDescribed,
    PersonPlanned,
    PersonRemoved,
    RoleNamed,
    RoleRemoved,
    RoleAssigned,
    SourcePlanned,
    SourceRemoved,
    HostPlanned,
    HostRemoved,
    ExperimentPlanned,
    ExperimentRemoved,
    QueueOrdered,
    TeamPlanned,
    TeamRemoved,
    BreakPlanned,
    BreakRemoved,
    ContactPlanned,
    ContactRemoved,
    BuyInPlanned,
    BuyInRemoved,
    // the day
    SessionOpened,
    ExperimentStarted,
    ExperimentTriggered,
    ExperimentBackedOut,
    ExperimentResetConfirmed,
    ExperimentFinished,
    ExperimentSkipped,
    StepChecked,
    GuardTripped,
    PreflightPassed,
    // what nobody planned
    EventDeclared,
    EventTold,
    EventOver,
    // the proof of the ways to people
    CanarySent,
    CanaryAccepted,
    CanaryCleared,
    CanaryFailed,
    // the world
    AlertChanged,
    PageSent,
    SourceHealth,
    ClockMeasured,
    HostChanged,
    SamplesTaken,
    SourceSurveyed,
    // the people
    NoteWritten,
    NoteCorrected,
    PictureKept,
    ItemOpened,
    ItemChanged,
    ItemClosed,
    ItemReopened,
    ItemRetested,
    ItemExported,
    ItemRemoved,
    VerdictGiven,
    AlertRated,
    HypothesisJudged,
    RetroOpened,
    RetroSaid,
    RetroHeld,
};

inline constexpr auto kindWords = std::to_array<std::pair<Kind, std::string_view>>({
    {Kind::DayDescribed, "day.described"},
    {Kind::PersonPlanned, "person.planned"},
    {Kind::PersonRemoved, "person.removed"},
    {Kind::RoleNamed, "role.named"},
    {Kind::RoleRemoved, "role.removed"},
    {Kind::RoleAssigned, "role.assigned"},
    {Kind::SourcePlanned, "source.planned"},
    {Kind::SourceRemoved, "source.removed"},
    {Kind::HostPlanned, "host.planned"},
    {Kind::HostRemoved, "host.removed"},
    {Kind::ExperimentPlanned, "experiment.planned"},
    {Kind::ExperimentRemoved, "experiment.removed"},
    {Kind::QueueOrdered, "queue.ordered"},
    {Kind::TeamPlanned, "team.planned"},
    {Kind::TeamRemoved, "team.removed"},
    {Kind::BreakPlanned, "break.planned"},
    {Kind::BreakRemoved, "break.removed"},
    {Kind::ContactPlanned, "contact.planned"},
    {Kind::ContactRemoved, "contact.removed"},
    {Kind::BuyInPlanned, "buy_in.planned"},
    {Kind::BuyInRemoved, "buy_in.removed"},
    {Kind::SessionOpened, "session.opened"},
    {Kind::ExperimentStarted, "experiment.started"},
    {Kind::ExperimentTriggered, "experiment.triggered"},
    {Kind::ExperimentBackedOut, "experiment.backed_out"},
    {Kind::ExperimentResetConfirmed, "experiment.reset_confirmed"},
    {Kind::ExperimentFinished, "experiment.finished"},
    {Kind::ExperimentSkipped, "experiment.skipped"},
    {Kind::StepChecked, "step.checked"},
    {Kind::GuardTripped, "guard.tripped"},
    {Kind::PreflightPassed, "preflight.passed"},
    {Kind::EventDeclared, "event.declared"},
    {Kind::EventTold, "event.told"},
    {Kind::EventOver, "event.over"},
    {Kind::CanarySent, "canary.sent"},
    {Kind::CanaryAccepted, "canary.accepted"},
    {Kind::CanaryCleared, "canary.cleared"},
    {Kind::CanaryFailed, "canary.failed"},
    {Kind::AlertChanged, "alert.changed"},
    {Kind::PageSent, "page.sent"},
    {Kind::SourceHealth, "source.health"},
    {Kind::ClockMeasured, "clock.measured"},
    {Kind::HostChanged, "host.changed"},
    {Kind::SamplesTaken, "samples.taken"},
    {Kind::SourceSurveyed, "source.surveyed"},
    {Kind::NoteWritten, "note.written"},
    {Kind::NoteCorrected, "note.corrected"},
    {Kind::PictureKept, "picture.kept"},
    {Kind::ItemOpened, "item.opened"},
    {Kind::ItemChanged, "item.changed"},
    {Kind::ItemClosed, "item.closed"},
    {Kind::ItemReopened, "item.reopened"},
    {Kind::ItemRetested, "item.retested"},
    {Kind::ItemExported, "item.exported"},
    {Kind::ItemRemoved, "item.removed"},
    {Kind::VerdictGiven, "verdict.given"},
    {Kind::AlertRated, "alert.rated"},
    {Kind::HypothesisJudged, "hypothesis.judged"},
    {Kind::RetroOpened, "retro.opened"},
    {Kind::RetroSaid, "retro.said"},
    {Kind::RetroHeld, "retro.held"},
});

[[nodiscard]] std::string_view wordOf(Kind kind);
[[nodiscard]] Kind kindOf(std::string_view word);

} // namespace Chaos
