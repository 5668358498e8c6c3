// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsecommand.h"

#include "app/namedday.h"
#include "app/openday.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "models/steps/rehearsing.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSet>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Rehearse
{
    Q_DECLARE_TR_FUNCTIONS(Rehearse)
};

/// Those whose way back can be tried: the one that is named, or all that have one.
QStringList waysBackIn(const Plan &plan, const QString &named)
{
    QStringList keys;
    for (const Experiment &experiment : plan.experiments) {
        const bool isMeant = named.isEmpty()
            ? std::ranges::any_of(experiment.backOutPlan, &PlannedStep::isScripted)
            : experiment.key == named;
        if (isMeant)
            keys << experiment.key;
    }
    return keys.isEmpty() && !named.isEmpty() ? QStringList{named} : keys;
}

class WaysBack
{
public:
    WaysBack(const CommandLine &line, const Terminal &terminal)
        : m_line(line)
        , m_terminal(terminal)
    {}

    [[nodiscard]] int perform(qint64 number)
    {
        OpenDay day(m_live, m_clock, storePathOf(m_line), number);
        QObject::connect(&day, &OpenDay::opened, &m_loop, [&] { begin(day); });
        QObject::connect(&day, &OpenDay::failed, &m_loop,
                         [this](const Failure &failure) { fail(failure.detail); });
        QObject::connect(&day.journal(), &Journal::failed, &m_loop,
                         [this](const Failure &failure) { m_terminal.say(failure.detail); });
        m_loop.exec();
        QObject::disconnect(&m_live, nullptr, &m_loop, nullptr);
        if (const auto closed = day.journal().close(); !closed)
            fail(closed.failure().detail);
        return m_hasFailed ? 1 : m_terminal.done();
    }

private:
    void begin(OpenDay &day)
    {
        m_left = waysBackIn(m_live.day().plan(), m_line.experiment);
        if (m_left.isEmpty())
            return fail(Rehearse::tr("No experiment of this day has a way back that the room "
                                     "performs."));
        QObject::connect(&m_live, &LiveDay::changed, &m_loop, [this, &day] { look(day); });
        look(day);
    }

    void fail(const QString &why)
    {
        m_hasFailed = true;
        (void)m_terminal.fail({Failure::Kind::Refused, why});
        m_left.clear();
        m_loop.quit();
    }

    void look(OpenDay &day)
    {
        sayWhatEnded();
        if (!m_current.isEmpty()) {
            const auto rehearsal = rehearsalOf(m_live.day(), m_current);
            if (!rehearsal || rehearsal->askedAt < m_askedAt || rehearsal->isUnderWay)
                return;
            tell(*rehearsal);
            m_current.clear();
        }
        if (m_left.isEmpty())
            return m_loop.quit();
        const auto entry = rehearseBackOut(m_live.day(), m_left.first());
        if (!entry)
            return fail(entry.failure().detail);
        m_current = m_left.takeFirst();
        m_askedAt = m_clock.now();
        m_terminal.say(tamed(experimentTitle(m_live.day().plan(), m_current)));
        day.wish(*entry);
    }

    void sayWhatEnded()
    {
        for (const StepRun &step : m_live.day().steps().all()) {
            const bool isNews = step.phase == StepPhase::Rehearsal && step.experiment == m_current
                && !step.isUnderWay() && step.begunAt >= m_askedAt && !m_said.contains(step.key);
            if (!isNews)
                continue;
            m_said.insert(step.key);
            const bool isDone = step.outcome == StepOutcome::Succeeded;
            m_terminal.say(
                (isDone ? Rehearse::tr("  done    %1") : Rehearse::tr("  failed  %1"))
                    .arg(tamed(step.why.isEmpty() ? step.what : step.what + u": "_s + step.why,
                               500)));
            std::fflush(m_terminal.out);
        }
    }

    void tell(const BackOutRehearsal &rehearsal)
    {
        m_hasFailed = m_hasFailed || rehearsal.succeeded < rehearsal.steps;
        if (rehearsal.byHand > 0)
            m_terminal.say(u"  "_s
                           + Rehearse::tr("by hand %1: try that too").arg(rehearsal.byHand));
    }

    const CommandLine &m_line;
    const Terminal &m_terminal;
    RoomClock m_clock;
    LiveDay m_live;
    QEventLoop m_loop;
    QStringList m_left; ///< experiments, that come after
    QString m_current; ///< this one
    Instant m_askedAt{};
    QSet<QString> m_said; ///< keys of steps
    bool m_hasFailed = false;
};

} // namespace

int rehearseWaysBack(const CommandLine &line, const Terminal &terminal)
{
    const auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    return WaysBack(line, terminal).perform(named->day.number);
}

} // namespace Chaos
