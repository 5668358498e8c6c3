// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/retropage.h"

#include "models/rules/durationtext.h"
#include "models/rules/evidence.h"
#include "models/rules/liveqa.h"
#include "models/rules/matching.h"
#include "models/rules/playing.h"
#include "models/rules/runcount.h"

#include <algorithm>
#include <array>
#include <span>

namespace Chaos {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr std::size_t columnsOfBars = 600; ///< finer than anybody sees at five metres

/// How far the alert came, the best first: one source that knew is enough.
int rankOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fired:
        return 0;
    case Verdict::FiredLate:
        return 1;
    case Verdict::FiredPartially:
    case Verdict::Swallowed:
    case Verdict::KnownNeverNotified:
        return 2;
    case Verdict::AlreadyFiring:
        return 3;
    case Verdict::NotYetKnown: // which may still turn out well
        return 4;
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::NotPerformed:
    case Verdict::UsefulNewAlert:
    case Verdict::Noise:
    case Verdict::Proven:
    case Verdict::Failed:
    case Verdict::NotProven:
    case Verdict::NotTried:
        return 5;
    }
    return 5;
}

bool isBetter(const Finding &one, const Finding &other)
{
    if (rankOf(one.verdict()) != rankOf(other.verdict()))
        return rankOf(one.verdict()) < rankOf(other.verdict());
    const auto &known = one.timing.timeToKnow;
    const auto &otherKnown = other.timing.timeToKnow;
    return known && (!otherKnown || known->length < otherKnown->length);
}

/// One finding for each expected alert: that of the source which saw it best.
std::vector<const Finding *> bestOf(const std::vector<Finding> &findings)
{
    std::vector<const Finding *> best;
    for (const Finding &finding : findings) {
        if (best.empty() || best.back()->expected != finding.expected)
            best.push_back(&finding);
        else if (isBetter(finding, *best.back()))
            best.back() = &finding;
    }
    return best;
}

std::optional<AlertRating> ratingOf(const Day &day, const QString &experiment, const RetroRow &row)
{
    for (const AlertRating &rating : day.retros().ratings()) {
        const bool isOfSource =
            rating.source.isEmpty() || row.source.isEmpty() || rating.source == row.source;
        if (rating.experiment == experiment && rating.alert == row.alert && isOfSource)
            return rating;
    }
    return {};
}

/// Lays out the little timeline of a run.
class RetroBars
{
public:
    RetroBars(const Day &day, const Window &window)
        : m_day(day)
        , m_window(window)
        , m_width(std::max(Micros(1), (window.to - window.from) / std::int64_t(columnsOfBars)))
    {}

    [[nodiscard]] std::vector<RetroBar> of(std::span<const std::uint32_t> lanes) const
    {
        std::array<AlertState, columnsOfBars> all{};
        std::array<AlertState, columnsOfBars> one{};
        for (const std::uint32_t lane : lanes) {
            m_day.alerts().lanes()[lane].steps.columns(m_window.from, m_width, one);
            std::ranges::transform(all, one, all.begin(), std::ranges::max);
        }
        std::vector<RetroBar> bars;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Micros from = m_width * std::int64_t(i);
            const Micros to = from + m_width;
            if (!bars.empty() && bars.back().state == all[i] && bars.back().to == from)
                bars.back().to = to;
            else if (all[i] != AlertState::Inactive)
                bars.push_back({.state = all[i], .from = from, .to = to});
        }
        return bars;
    }

private:
    const Day &m_day;
    Window m_window;
    Micros m_width;
};

std::vector<std::uint32_t> lanesSeenBy(const Day &day, const Finding &finding)
{
    std::vector<std::uint32_t> lanes;
    for (const std::uint32_t index : alertsNamed(day, finding.expected.alert)) {
        const std::uint32_t lane = day.alerts().alerts()[index].lane;
        const std::string &source = day.alerts().lanes()[lane].source;
        if (finding.timing.source.empty() || finding.timing.source == source)
            lanes.push_back(lane);
    }
    return lanes;
}

/// Makes the rows of one page.
class RetroRows
{
public:
    RetroRows(const Day &day, const Run &run, const Window &window)
        : m_day(day)
        , m_run(run)
        , m_bars(day, window)
    {}

    [[nodiscard]] std::vector<RetroRow> make(const std::vector<const Finding *> &findings,
                                             const std::vector<AttributedLane> &lanes)
    {
        for (const Finding *finding : findings)
            addExpected(*finding);
        for (const Finding *finding : findings) {
            for (const SubCheck &check : finding->checks)
                addCheck(*finding, check);
        }
        for (const AttributedLane &one : lanes) {
            if (one.as == Attribution::Unexpected)
                addUnexpected(one.lane);
        }
        for (RetroRow &row : m_rows) {
            if (row.of != RetroRow::Of::Check)
                row.rating = ratingOf(m_day, m_run.experiment, row);
        }
        return std::move(m_rows);
    }

private:
    void addExpected(const Finding &finding)
    {
        m_rows.push_back({.source = finding.expected.alert.source,
                          .seenBy = finding.timing.source.empty()
                              ? QString()
                              : sourceTitle(m_day, finding.timing.source),
                          .alert = finding.expected.alert.name,
                          .proposed = finding.proposed,
                          .given = finding.given,
                          .cause = finding.cause,
                          .evidence = finding.evidence,
                          .isUnknown = finding.timing.standing == AlertTiming::Standing::Unknown,
                          .bars = m_bars.of(lanesSeenBy(m_day, finding))});
    }

    void addCheck(const Finding &finding, const SubCheck &check)
    {
        m_rows.push_back({.of = RetroRow::Of::Check,
                          .source = finding.expected.alert.source,
                          .alert = finding.expected.alert.name,
                          .check = check.check,
                          .proposed = check.proposed,
                          .given = check.given,
                          .evidence = check.evidence});
    }

    /// Two sources that tell of the same alert are one surprise.
    void addUnexpected(std::uint32_t index)
    {
        const Lane &lane = m_day.alerts().lanes()[index];
        const QString source = QString::fromStdString(lane.source);
        const QString name = QString::fromStdString(lane.name);
        const auto known = std::ranges::find_if(m_rows, [&](const RetroRow &row) {
            return row.of == RetroRow::Of::Unexpected && row.alert == name;
        });
        if (known != m_rows.end()) {
            known->seenBy =
                Findings::tr("%1 and %2").arg(known->seenBy, sourceTitle(m_day, lane.source));
            known->source.clear();
            if (!known->given)
                known->given = givenOn(m_day, m_run.experiment, name, {source});
            return;
        }
        RetroRow row{.of = RetroRow::Of::Unexpected,
                     .source = source,
                     .seenBy = sourceTitle(m_day, lane.source),
                     .alert = name,
                     .given = givenOn(m_day, m_run.experiment, name, {source}),
                     .bars = m_bars.of(std::span(&index, 1))};
        if (!row.bars.empty())
            row.evidence = Findings::tr("Began %1 after the trigger; no plan names it.")
                               .arg(durationText(row.bars.front().from));
        m_rows.push_back(std::move(row));
    }

    const Day &m_day;
    const Run &m_run;
    RetroBars m_bars;
    std::vector<RetroRow> m_rows;
};

/// The limit of the alert that was quickest; where that has none, or a page named no alert, the
/// tightest that the plan gives.
RetroTime timeOf(const std::vector<Finding> &findings, const std::optional<Elapsed> &measured,
                 std::optional<Elapsed> AlertTiming::*time,
                 std::optional<Micros> ExpectedAlert::*within)
{
    RetroTime result{.measured = measured};
    std::optional<Micros> tightest;
    for (const Finding &finding : findings) {
        const std::optional<Micros> &limit = finding.expected.*within;
        if (!limit)
            continue;
        tightest = std::min(tightest.value_or(*limit), *limit);
        if (measured && finding.timing.*time == measured)
            result.limit = std::min(result.limit.value_or(*limit), *limit);
    }
    if (!result.limit)
        result.limit = tightest;
    return result;
}

void countPages(RetroPage &page, const Plan &plan)
{
    for (const Experiment &experiment : plan.experiments) {
        if (!experiment.takenOut.isEmpty() && experiment.key != page.experiment)
            continue;
        ++page.count;
        if (experiment.key == page.experiment)
            page.ordinal = page.count;
    }
}

void addRemarks(RetroPage &page, const std::vector<const StoryLine *> &story, const Run &run)
{
    for (const StoryLine *line : story) {
        if (line->kind != Kind::NoteWritten)
            continue;
        RetroRemark remark{.text = line->text, .by = line->actor};
        if (line->at >= run.triggeredAt->at)
            remark.since = line->at - run.triggeredAt->at;
        if (line->tag == "action"_L1)
            page.actions.push_back(std::move(remark));
        else if (line->tag == "question"_L1)
            page.questions.push_back(std::move(remark));
    }
}

std::vector<const StoryLine *> notesOn(const Day &day, const QString &experiment)
{
    std::vector<const StoryLine *> notes;
    for (const StoryLine &line : day.story()) {
        if (line.kind == Kind::NoteWritten && line.experiment == experiment)
            notes.push_back(&line);
    }
    return notes;
}

void addFound(RetroPage &page, const Day &day, const Run &run)
{
    for (const QaResult &result : day.qa().results()) {
        if (result.experiment != page.experiment || result.isWithdrawn
            || result.outcome == QaOutcome::Passes)
            continue;
        RetroRemark remark{.text = qaVerdict(result) + u": "_s + qaTitle(result.card),
                           .by = result.by};
        if (!result.text.isEmpty())
            remark.text += u" · "_s + result.text;
        if (result.at >= run.triggeredAt->at)
            remark.since = result.at - run.triggeredAt->at;
        page.found.push_back(std::move(remark));
    }
}

void addAgreed(RetroPage &page, const Day &day, Instant now, Micros utcOffset)
{
    std::ranges::copy_if(day.retros().lines(), std::back_inserter(page.lines),
                         [&](const RetroLine &line) {
                             return line.experiment == page.experiment && !line.text.isEmpty();
                         });
    const QDate date = dateOf(day, utcOffset);
    for (const ActionItem &item : day.items()) {
        if (item.experiment == page.experiment)
            page.items.push_back({.item = item,
                                  .standing = standingOf(item, date, now, utcOffset),
                                  .owner = nameOf(day.plan(), item.owner)});
    }
    const Retro *const retro = day.retros().retro(page.experiment);
    if (!retro)
        return;
    page.heldAt = retro->heldAt;
    if (retro->openedAt && !retro->heldAt)
        page.left = *retro->openedAt + retro->length - now;
}

} // namespace

std::optional<Micros> RetroTime::over() const
{
    if (!measured || !limit || measured->length <= *limit)
        return {};
    return measured->length - *limit;
}

QStringList retrosOf(const Day &day)
{
    QStringList experiments;
    for (const Run &run : day.runs()) {
        if (run.triggeredAt)
            experiments << run.experiment;
    }
    return experiments;
}

QString nextRetro(const Day &day)
{
    const Run *next = nullptr;
    bool isNextOpen = false;
    for (const Run &run : day.runs()) {
        if (!run.triggeredAt)
            continue;
        const Retro *const retro = day.retros().retro(run.experiment);
        const bool isOpen = !run.isUnderWay() && !(retro && retro->heldAt);
        const bool isLater = next && run.triggeredAt->at > next->triggeredAt->at;
        if (!next || (isOpen != isNextOpen ? isOpen : isLater)) {
            next = &run;
            isNextOpen = isOpen;
        }
    }
    return next ? next->experiment : QString();
}

RetroPage retroPageOf(const Day &day, const QString &experiment, Instant now, Micros utcOffset)
{
    const Run *const run = day.run(experiment);
    if (!run || !run->triggeredAt)
        return {};
    const auto findings = findingsOf(day, *run, now);
    const auto lanes = attribute(day, *run, now);
    const auto story = notesOn(day, experiment);
    return retroPageOf(day, *run, {findings, lanes, story}, now, utcOffset);
}

RetroPage retroPageOf(const Day &day, const Run &run, const RetroGrounds &grounds, Instant now,
                      Micros utcOffset)
{
    const auto window = windowOf(run, now);
    if (!window)
        return {};
    const QString &experiment = run.experiment;
    RetroPage page{.experiment = experiment};
    countPages(page, day.plan());
    page.title = experimentTitle(day.plan(), experiment);
    const Experiment *const planned = day.plan().experiment(experiment);
    if (planned)
        page.hypothesis = planned->hypothesis;
    const std::vector<Finding> &findings = grounds.findings;
    const std::vector<const Finding *> best = bestOf(findings);
    const RunCount count = countOf(day, run, now);
    page.held = run.held;
    page.proposedHeld = hypothesisHeld(findings);
    page.timeToKnow = timeOf(findings, count.quickest.timeToKnow, &AlertTiming::timeToKnow,
                             &ExpectedAlert::knownWithin);
    page.timeToDetection = timeOf(findings, count.quickest.timeToDetection,
                                  &AlertTiming::timeToDetection, &ExpectedAlert::toldWithin);
    page.known = count.known;
    page.expected = planned ? int(planned->expectedAlerts.size()) : 0;
    page.after = std::max<Micros>(10s, window->to - window->from);
    page.before = page.after / 20;
    page.rows =
        RetroRows(day, run, {window->from, window->from + page.after}).make(best, grounds.lanes);
    if (run.backedOutAt)
        page.backedOut = *run.backedOutAt - window->from;
    page.isUnderWay = run.isUnderWay();
    addRemarks(page, grounds.story, run);
    addFound(page, day, run);
    addAgreed(page, day, now, utcOffset);
    return page;
}

std::vector<Verdict> verdictsFor(RetroRow::Of of)
{
    switch (of) {
    case RetroRow::Of::Expected:
        return {Verdict::Fired,          Verdict::FiredLate,
                Verdict::FiredPartially, Verdict::KnownNeverNotified,
                Verdict::Swallowed,      Verdict::AlreadyFiring,
                Verdict::DidNotFire,     Verdict::NotReproduced,
                Verdict::NotPerformed};
    case RetroRow::Of::Check:
        return {Verdict::Proven, Verdict::Failed, Verdict::NotProven, Verdict::NotTried};
    case RetroRow::Of::Unexpected:
        return {Verdict::UsefulNewAlert, Verdict::Noise};
    }
    return {};
}

bool wantsCause(Verdict verdict)
{
    switch (verdict) {
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
    case Verdict::AlreadyFiring:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::NotPerformed:
    case Verdict::Failed:
        return true;
    case Verdict::NotYetKnown:
    case Verdict::Fired:
    case Verdict::UsefulNewAlert:
    case Verdict::Noise:
    case Verdict::Proven:
    case Verdict::NotProven:
    case Verdict::NotTried:
        return false;
    }
    return false;
}

} // namespace Chaos
