// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertbook.h"
#include "models/day/canarybook.h"
#include "models/day/clockbook.h"
#include "models/day/emergencystop.h"
#include "models/day/entryreading.h"
#include "models/day/itembook.h"
#include "models/day/pagebook.h"
#include "models/day/plan.h"
#include "models/day/proxybook.h"
#include "models/day/qabook.h"
#include "models/day/retrobook.h"
#include "models/day/run.h"
#include "models/day/sharedlist.h"
#include "models/day/stepbook.h"
#include "models/day/storybook.h"
#include "models/day/surveybook.h"
#include "models/day/unplannedevent.h"
#include "models/day/worldbook.h"

#include <optional>
#include <vector>

namespace Chaos {

class PayloadObject;

/// The start of the program that wrote last: lets a restart in the middle of an experiment go on in
/// the same room time (see RoomClock).
struct Session
{
    QString bootId{};
    Micros anchor{0};
    bool operator==(const Session &) const = default;
};

/// What an entry touched, so that a view redraws no more than it must.
enum class Touched : std::uint32_t {
    Nothing = 0,
    Plan = 1,
    Queue = 2,
    Roles = 4,
    Alerts = 8,
    Pages = 16,
    Sources = 32,
    Clocks = 64,
    Hosts = 128,
    Samples = 256,
    Story = 512,
    Items = 1024,
    Verdicts = 2048,
    Surveys = 4096,
    Events = 8192,
    Canaries = 16384,
    Retros = 32768,
    Qa = 65536,
    Steps = 131072,
    Proxies = 262144,
};
[[nodiscard]] constexpr Touched operator|(Touched a, Touched b)
{
    return Touched(std::uint32_t(a) | std::uint32_t(b));
}
[[nodiscard]] constexpr bool touches(Touched set, Touched one)
{
    return (std::uint32_t(set) & std::uint32_t(one)) != 0;
}

/// A chaos day: the fold of its entries. Pure and deterministic: the same entries, at once or in
/// pieces, give equal days. Knows no clock, no disk, no widget. A copy shares with the day what it
/// has most of.
class Day
{
public:
    /// Takes the next entry. Unknown kinds and subjects are passed over: what was durable once
    /// must never stop a day from opening.
    Touched apply(const EntryView &entry) { return apply(entry, readingOf(entry)); }
    /// The same, where it has been read already.
    Touched apply(const EntryView &entry, EntryReading &&reading);

    [[nodiscard]] const Plan &plan() const { return m_plan; }
    /// One run an experiment of the plan, in queue order; then those of removed experiments.
    [[nodiscard]] const std::vector<Run> &runs() const { return m_runs; }
    [[nodiscard]] const Run *run(const QString &experiment) const;
    /// The experiment under way, or null.
    [[nodiscard]] const Run *current() const;

    /// What broke though nobody planned it, in order of declaration.
    [[nodiscard]] const std::vector<UnplannedEvent> &events() const { return m_events; }
    /// The one that is not over, or null. While there is one nothing is broken on purpose.
    [[nodiscard]] const UnplannedEvent *openEvent() const;

    /// The brake that somebody has pulled and nobody has lifted; nothing: none.
    [[nodiscard]] const std::optional<EmergencyStop> &stop() const { return m_stop; }
    /// What was performed: every command, and what came of it.
    [[nodiscard]] const StepBook &steps() const { return m_steps; }
    /// Every try to allow production.
    [[nodiscard]] const ProductionBook &production() const { return m_production; }

    /// Which fault each proxy has.
    [[nodiscard]] const ProxyBook &proxies() const { return m_proxies; }

    [[nodiscard]] const AlertBook &alerts() const { return m_alerts; }
    [[nodiscard]] const ClockBook &clocks() const { return m_clocks; }
    [[nodiscard]] const PageBook &pages() const { return m_pages; }
    [[nodiscard]] const WorldBook &world() const { return m_world; }
    [[nodiscard]] const CanaryBook &canaries() const { return m_canaries; }
    [[nodiscard]] const SurveyBook &surveys() const { return m_surveys; }
    [[nodiscard]] const SharedList<StoryLine> &story() const { return m_story; }
    /// Indexes into the story, ascending: the lines with a picture.
    [[nodiscard]] const std::vector<std::size_t> &pictureLines() const { return m_pictureLines; }
    /// Indexes into the story, one for each correction of a line, in the order of the corrections.
    [[nodiscard]] const std::vector<std::size_t> &corrections() const { return m_corrections; }
    [[nodiscard]] const std::vector<ActionItem> &items() const { return m_items.items(); }
    [[nodiscard]] const std::vector<GivenVerdict> &verdicts() const { return m_retros.verdicts(); }
    [[nodiscard]] const RetroBook &retros() const { return m_retros; }
    [[nodiscard]] const QaBook &qa() const { return m_qa; }
    [[nodiscard]] const Picture *picture(const QString &sha256) const;

    [[nodiscard]] const std::optional<Session> &session() const { return m_session; }
    [[nodiscard]] std::int64_t lastSequence() const { return m_lastSequence; }
    [[nodiscard]] Instant lastAt() const { return m_lastAt; }

    bool operator==(const Day &) const = default;

private:
    Touched applyPlan(const EntryView &entry, EntryReading &&reading);
    Touched applyRun(const EntryView &entry);
    Touched trip(Run &run, const EntryView &entry, PayloadObject &payload);
    Touched applyStep(const EntryView &entry);
    Touched applyFact(Run &run, const EntryView &entry, PayloadObject &payload);
    Touched applyProxy(const EntryView &entry);
    Touched applyStop(const EntryView &entry);
    Touched applyPreflight(const EntryView &entry);
    Touched applyProduction(const EntryView &entry);
    void abandonRehearsals();
    void forgetRehearsalIfChanged(const Experiment &experiment);
    void forbid(const QString &host);
    void forbidIfChanged(const StagingHost &host);
    void forbidIfChanged(const Experiment &experiment);
    Touched applyEvent(const EntryView &entry);
    Touched applyCanary(const EntryView &entry);
    Touched applyWorld(const EntryView &entry, EntryReading &&reading);
    Touched applyPeople(const EntryView &entry);
    Touched applyItem(const EntryView &entry);
    Touched applyRetro(const EntryView &entry);
    Touched applyQa(const EntryView &entry);
    Touched correct(Uuid correction, Uuid line, const QString &text);
    bool tellOfAlert(const EntryView &entry);
    StoryLine &tell(const EntryView &entry);
    void enter(const QString &experiment);
    Run *findRun(std::string_view experiment);
    void orderRuns();

    Plan m_plan;
    std::vector<Run> m_runs;
    std::vector<UnplannedEvent> m_events;
    std::optional<EmergencyStop> m_stop;
    StepBook m_steps;
    ProxyBook m_proxies;
    ProductionBook m_production;
    AlertBook m_alerts;
    ClockBook m_clocks;
    PageBook m_pages;
    WorldBook m_world;
    SurveyBook m_surveys;
    CanaryBook m_canaries;
    SharedList<StoryLine> m_story;
    std::vector<std::size_t> m_pictureLines;
    std::vector<std::size_t> m_corrections;
    std::vector<Picture> m_pictures;
    ItemBook m_items;
    RetroBook m_retros;
    QaBook m_qa;
    QString m_current; ///< experiment under way
    std::vector<bool> m_toldLanes; ///< lanes whose firing the story has told since then
    std::optional<Session> m_session;
    std::int64_t m_lastSequence = 0;
    Instant m_lastAt{};
};

} // namespace Chaos
