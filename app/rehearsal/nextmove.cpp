// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/nextmove.h"

#include "app/rehearsal/watching.h"
#include "models/day/entries.h"
#include "models/rules/acts.h"
#include "models/rules/playing.h"
#include "models/rules/preflight.h"
#include "models/rules/verdicts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

/// The moves of one experiment, in the order in which its people make them.
class Play
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::Play)

public:
    Play(const Day &day, const DueAct &due, const Experiment &experiment, const Run &run,
         Instant now)
        : m_day(day)
        , m_due(due)
        , m_experiment(experiment)
        , m_run(run)
        , m_now(now)
        , m_watching(day, run, experiment, now)
    {}

    [[nodiscard]] std::optional<Entry> next() const
    {
        switch (m_due.act) {
        case Act::Start:
            return m_watching.isCalm() ? act(driver()) : std::nullopt;
        case Act::Trigger:
            return getReady();
        case Act::BackOut:
            return watch();
        case Act::ConfirmReset:
            return goBack();
        case Act::Finish:
            return close();
        }
        return {};
    }

private:
    [[nodiscard]] std::optional<Entry> getReady() const
    {
        const QString text = tr("Everybody is in place: %1").arg(m_experiment.title);
        if (!isNoted(u"note"_s, m_experiment.title))
            return note(u"note"_s, text);
        return m_run.startedAt && m_now - *m_run.startedAt >= 500ms ? trigger() : std::nullopt;
    }

    /// What fires already is part of the play: one of its experiments shows what that looks like.
    [[nodiscard]] std::optional<Entry> trigger() const
    {
        auto passed =
            passGate(m_day, m_run.experiment, tr("we want to see what that looks like"), m_now);
        return passed ? signedBy(commander(), *std::move(passed)) : act(driver());
    }

    [[nodiscard]] std::optional<Entry> watch() const
    {
        for (const QString &name : m_watching.firingUnexpectedly()) {
            if (!isNoted(u"question"_s, name))
                return note(u"question"_s, tr("%1 fires, and nobody named it. Why?").arg(name));
        }
        if (const QString guard = m_watching.firingGuard(); !guard.isEmpty())
            return backOut(tr("guard alert %1 fired").arg(guard));
        for (const ExpectedAlert &expected : m_experiment.expectedAlerts) {
            if (auto remark = remarkOn(expected))
                return remark;
        }
        if (m_watching.isOutcomeSeen())
            return backOut(tr("we have seen what we wanted to see"));
        if (m_watching.isTimeBoxOver())
            return backOut(tr("the time-box is over"));
        return {};
    }

    [[nodiscard]] std::optional<Entry> remarkOn(const ExpectedAlert &expected) const
    {
        const QString &name = expected.alert.name;
        if (isNoted(u"alert"_s, name))
            return {};
        switch (m_watching.outcomeOf(expected)) {
        case Watching::Outcome::Open:
            return {};
        case Watching::Outcome::Known:
            return note(u"alert"_s, tr("%1 fires.").arg(name));
        case Watching::Outcome::FiredBefore:
            return note(
                u"alert"_s,
                tr("%1 was firing before the trigger: it cannot tell us anything.").arg(name));
        }
        return {};
    }

    [[nodiscard]] std::optional<Entry> goBack() const
    {
        const auto step = firstOpen(m_experiment.backOutPlan, m_run.backOutDone);
        if (step)
            return signedBy(
                commander(),
                Entries::checked(m_run.experiment, Entries::Checklist::BackOut, *step, true));
        if (!m_watching.isAsBefore())
            return {};
        const auto criterion = firstOpen(m_experiment.resetCriteria, m_run.resetDone);
        if (criterion)
            return signedBy(
                commander(),
                Entries::checked(m_run.experiment, Entries::Checklist::Reset, *criterion, true));
        return act(commander());
    }

    [[nodiscard]] std::optional<Entry> close() const
    {
        const auto findings = findingsOf(m_day, m_run, m_now);
        for (const Finding &finding : findings) {
            if (auto item = itemFor(finding))
                return item;
        }
        return act(driver(), hypothesisHeld(findings));
    }

    [[nodiscard]] std::optional<Entry> itemFor(const Finding &finding) const
    {
        const QString name = finding.expected.alert.name;
        const QString key = m_run.experiment + u'/' + name;
        if (std::ranges::find(m_day.items(), key, &ActionItem::key) != m_day.items().end())
            return {};
        QString text;
        if (finding.verdict() == Verdict::DidNotFire)
            text = tr("Find out why %1 did not fire").arg(name);
        else if (finding.verdict() == Verdict::FiredLate)
            text = tr("Make %1 fire sooner").arg(name);
        else if (finding.verdict() == Verdict::AlreadyFiring)
            text = tr("Repeat “%1” once %2 is quiet").arg(m_experiment.title, name);
        else
            return {};
        return signedBy(scribe(),
                        Entries::itemOpened({.key = key,
                                             .text = text,
                                             .owner = m_experiment.driver,
                                             .experiment = m_run.experiment,
                                             .alert = name,
                                             .kind = finding.verdict() == Verdict::AlreadyFiring
                                                 ? ItemKind::Experiment
                                                 : ItemKind::Alert}));
    }

    [[nodiscard]] std::optional<Entry> act(const QString &person,
                                           std::optional<bool> held = {}) const
    {
        auto entry = perform(m_day, m_due.act, m_run.experiment, held);
        return entry ? std::optional(signedBy(person, *std::move(entry))) : std::nullopt;
    }

    [[nodiscard]] std::optional<Entry> backOut(const QString &reason) const
    {
        if (!perform(m_day, Act::BackOut, m_run.experiment))
            return {};
        return signedBy(commander(), Entries::backedOut(m_run.experiment, reason));
    }

    [[nodiscard]] Entry note(const QString &tag, const QString &text) const
    {
        return signedBy(scribe(), Entries::note(tag, text));
    }

    [[nodiscard]] static Entry signedBy(const QString &person, Entry entry)
    {
        entry.actor = person.toStdString();
        return entry;
    }

    /// A note of that tag on that matter, written in this experiment.
    [[nodiscard]] bool isNoted(const QString &tag, const QString &matter) const
    {
        return std::ranges::any_of(m_day.story(), [&](const StoryLine &line) {
            return line.kind == Kind::NoteWritten && line.experiment == m_run.experiment
                && line.tag == tag && line.text.contains(matter);
        });
    }

    [[nodiscard]] static std::optional<int> firstOpen(const std::vector<PlannedStep> &steps,
                                                      const std::set<int> &done)
    {
        for (int i = 0; i < int(steps.size()); ++i) {
            if (!done.contains(i))
                return i;
        }
        return {};
    }

    [[nodiscard]] QString whoPlays(const QString &role) const
    {
        const Assignment *assignment = assignmentFor(m_day.plan(), role, m_run.experiment);
        return assignment ? nameOf(m_day.plan(), assignment->person) : driver();
    }
    [[nodiscard]] QString driver() const { return nameOf(m_day.plan(), m_experiment.driver); }
    [[nodiscard]] QString scribe() const { return whoPlays(u"scribe"_s); }
    [[nodiscard]] QString commander() const { return whoPlays(u"incident-commander"_s); }

    const Day &m_day;
    const DueAct m_due;
    const Experiment &m_experiment;
    const Run &m_run;
    Instant m_now;
    Watching m_watching;
};

} // namespace

std::optional<Entry> nextMove(const Day &day, Instant now)
{
    const auto due = dueAct(day);
    const Experiment *experiment = due ? day.plan().experiment(due->experiment) : nullptr;
    const Run *run = due ? day.run(due->experiment) : nullptr;
    if (!experiment || !run)
        return {};
    return Play(day, *due, *experiment, *run, now).next();
}

} // namespace Chaos
