// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runcommand.h"

#include "app/daywriter.h"
#include "app/endsignals.h"
#include "app/namedday.h"
#include "app/nightshift.h"
#include "app/openday.h"
#include "app/planfile.h"
#include "app/reportfile.h"
#include "app/shiftlog.h"
#include "models/report/reporttext.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "models/rules/verdicts.h"
#include "models/steps/activity.h"
#include "models/steps/scripted.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QSocketNotifier>

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct RunCommand
{
    Q_DECLARE_TR_FUNCTIONS(RunCommand)
};

int statusOf(UnattendedEnd end)
{
    switch (end) {
    case UnattendedEnd::Held:
        return 0;
    case UnattendedEnd::NotHeld:
        return 1;
    case UnattendedEnd::NotPerformed:
        return 2;
    case UnattendedEnd::NotBackedOut:
        return 3;
    }
    return 3;
}

constexpr int notPerformed = 2;
constexpr int notBackedOut = 3;

QString endTitle(UnattendedEnd end)
{
    switch (end) {
    case UnattendedEnd::Held:
        return RunCommand::tr("Held");
    case UnattendedEnd::NotHeld:
        return RunCommand::tr("Not held");
    case UnattendedEnd::NotPerformed:
        return RunCommand::tr("Not performed");
    case UnattendedEnd::NotBackedOut:
        return RunCommand::tr("NOT BACKED OUT");
    }
    return {};
}

/// What is performed of a day, and what is not, and why.
struct Choice
{
    QStringList chosen{};
    std::vector<std::pair<QString, QString>> left{}; ///< experiment and reason
    bool isAskedForMore = false; ///< one of those that are left was named
};

/// Why nobody can start it; empty: it can be.
QString whyNotChosen(const Day &day, const Experiment &experiment, bool isNamed)
{
    if (!experiment.takenOut.isEmpty())
        return RunCommand::tr("taken out of the day: %1").arg(experiment.takenOut);
    const Run *run = day.run(experiment.key);
    if (run && run->state == RunState::Finished)
        return RunCommand::tr("it was performed already");
    if (run && run->state == RunState::Skipped && !isNamed)
        return RunCommand::tr("it was skipped: %1").arg(run->skipReason);
    return whatWantsPeople(day.plan(), experiment).join(u"; "_s);
}

Choice choiceOf(const Day &day, const QStringList &named)
{
    Choice choice;
    for (const Run &run : day.runs()) {
        const Experiment *experiment = day.plan().experiment(run.experiment);
        const bool isNamed = named.contains(run.experiment);
        if (!experiment || (!named.isEmpty() && !isNamed))
            continue;
        const QString why = whyNotChosen(day, *experiment, isNamed);
        if (why.isEmpty()) {
            choice.chosen << run.experiment;
            continue;
        }
        choice.left.emplace_back(run.experiment, why);
        choice.isAskedForMore = choice.isAskedForMore || isNamed;
    }
    return choice;
}

/// One day, played to its end.
class Shift
{
public:
    Shift(const Terminal &terminal, EndSignals &calls, UnattendedWish wish)
        : m_terminal(terminal)
        , m_calls(calls)
        , m_called(calls.socket(), QSocketNotifier::Read)
        , m_night(m_live.day(), m_clock, std::move(wish))
    {
        m_unwritten.setSingleShot(true);
    }

    /// Gives what came of each; a failure: the day could not be opened or not be kept.
    [[nodiscard]] Outcome<std::vector<UnattendedResult>> play(const QString &path, qint64 number)
    {
        OpenDay day(m_live, m_clock, path, number);
        QObject::connect(&day, &OpenDay::opened, &m_loop, [this] { begin(); });
        QObject::connect(&day, &OpenDay::failed, &m_loop, [this](const Failure &failure) {
            m_failure = failure;
            m_loop.quit();
        });
        QObject::connect(&day.journal(), &Journal::failed, &m_loop,
                         [this](const Failure &failure) { bear(failure); });
        QObject::connect(&day.journal(), &Journal::recovered, &m_loop, [this] { recover(); });
        QObject::connect(&day.steps(), &StepPost::wentAhead, &m_loop, [this](const QString &told) {
            if (!told.isEmpty())
                say(told);
        });
        QObject::connect(&m_unwritten, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        QObject::connect(&m_night, &NightShift::decided, &day, &OpenDay::wishTogether);
        QObject::connect(&m_night, &NightShift::over, &m_loop, &QEventLoop::quit);
        QObject::connect(&m_live, &LiveDay::changed, &m_loop, [this] { tell(); });
        QObject::connect(&m_called, &QSocketNotifier::activated, &m_loop, [this] { callOff(); });
        m_loop.exec();
        tell();
        QObject::disconnect(&m_live, nullptr, &m_loop, nullptr);
        auto results = unattendedResults(m_live.day(), m_night.wish(), m_clock.now());
        if (m_trouble)
            results.push_back({.end = UnattendedEnd::NotBackedOut, .why = m_trouble->detail});
        if (const auto closed = day.journal().close(); !closed && !m_failure)
            m_failure = closed.failure();
        if (m_failure && !m_trouble)
            return *m_failure;
        return results;
    }

    [[nodiscard]] bool isCalledOff() const { return !m_night.wish().callOff.isEmpty(); }

private:
    void begin()
    {
        m_log.begin(m_live.day());
        m_night.begin();
        const Run *run = m_live.day().current();
        if (run && run->isApplied())
            say(RunCommand::tr("%1 is still applied: it is backed out first.")
                    .arg(experimentTitle(m_live.day().plan(), run->experiment)));
    }

    void tell()
    {
        const QStringList lines = m_log.news(m_live.day(), m_clock.now());
        for (const QString &line : lines)
            m_terminal.say(line);
        for (const Run &run : m_live.day().runs()) {
            const bool isNews = run.finishedAt && *run.finishedAt >= m_night.wish().since
                && !m_judged.contains(run.experiment);
            if (isNews)
                judge(run);
        }
        std::fflush(m_terminal.out);
    }

    /// Nothing is started that cannot be written down; what is applied is taken back all the same.
    void bear(const Failure &failure)
    {
        say(failure.detail);
        m_trouble = failure;
        m_night.callOff(RunCommand::tr("called off (nothing can be written down)"));
        m_unwritten.start(std::chrono::floor<std::chrono::milliseconds>(m_night.wish().wayBack));
    }

    void recover()
    {
        m_trouble.reset();
        m_unwritten.stop();
        say(RunCommand::tr("All of it is written down now."));
    }

    /// What each alert of it came to.
    void judge(const Run &run)
    {
        m_judged << run.experiment;
        for (const Finding &finding : findingsOf(m_live.day(), run, *run.finishedAt)) {
            say(RunCommand::tr("Verdict: %1 %2. %3")
                    .arg(finding.expected.alert.name, verdictTitle(finding.verdict()),
                         finding.evidence));
        }
    }

    void callOff()
    {
        while (const int signal = m_calls.take()) {
            if (isCalledOff()) {
                say(RunCommand::tr(
                        "Backing out goes on. To leave it all the same: kill -9 %1; what "
                        "is applied then stays so until the next run.")
                        .arg(QCoreApplication::applicationPid()));
                continue;
            }
            const QString name = signal == SIGINT ? RunCommand::tr("Ctrl-C")
                : signal == SIGTERM               ? RunCommand::tr("SIGTERM")
                                                  : RunCommand::tr("the terminal is gone");
            m_night.callOff(RunCommand::tr("called off (%1)").arg(name));
            say(RunCommand::tr("Called off (%1): nothing more is started, and what is applied is "
                               "backed out.")
                    .arg(name));
        }
    }

    void say(const QString &text)
    {
        const Run *run = m_live.day().current();
        m_terminal.say(
            shiftLine(m_clock.now(), run ? run->triggeredAt : std::optional<Stamp>(), text));
        std::fflush(m_terminal.out);
    }

    const Terminal &m_terminal;
    EndSignals &m_calls;
    RoomClock m_clock;
    LiveDay m_live;
    QEventLoop m_loop;
    QSocketNotifier m_called;
    NightShift m_night;
    ShiftLog m_log;
    QStringList m_judged;
    QTimer m_unwritten; ///< runs while nothing can be written down
    std::optional<Failure> m_trouble; ///< why that is
    std::optional<Failure> m_failure;
};

/// A day in which something is applied that the room itself has performed.
struct LeftOver
{
    DayInfo day{};
    Plan plan{};
    QString experiment{};
};

std::optional<LeftOver> leftOverIn(Store &store, const DayInfo &info)
{
    const auto day = foldDay(store, info.number, tellsOfARun);
    const Run *run = day ? day->current() : nullptr;
    if (!run || !run->isApplied())
        return {};
    const bool isPerformed = std::ranges::any_of(day->steps().all(), [&](const StepRun &one) {
        return one.experiment == run->experiment && one.phase == StepPhase::Method && !one.isProbe
            && run->startedAt && one.begunAt >= *run->startedAt;
    });
    return isPerformed ? std::optional(LeftOver{info, day->plan(), run->experiment}) : std::nullopt;
}

/// All of it: what an earlier one left, the day, the report.
class UnattendedRun
{
public:
    UnattendedRun(const CommandLine &line, const Terminal &terminal, EndSignals &calls)
        : m_line(line)
        , m_terminal(terminal)
        , m_calls(calls)
        , m_path(storePathOf(line))
    {}

    [[nodiscard]] int perform()
    {
        const bool isFile = QFileInfo(m_line.day).isFile();
        auto day = isFile ? planned() : named();
        if (!day)
            return fail(day.failure());
        for (const QString &key : m_line.experiments) {
            if (!day->plan().experiment(key))
                return fail({Failure::Kind::NotFound,
                             RunCommand::tr("There is no experiment %1 in this plan.").arg(key)});
        }
        const Choice choice = choiceOf(*day, m_line.experiments);
        for (const auto &[experiment, why] : choice.left)
            sayLeft(day->plan(), experiment, why);
        const Run *current = day->current();
        if (choice.chosen.isEmpty() && !(current && current->isApplied()))
            return fail({Failure::Kind::BadInput,
                         RunCommand::tr("There is nothing to be performed without anybody.")});
        if (choice.isAskedForMore)
            worsen(notPerformed);
        if (!takeBackLeftOvers() || m_status == notBackedOut)
            return finish();
        if (isFile && !makeDay(day->plan()))
            return finish();
        play(day->plan(), choice.chosen);
        return finish();
    }

private:
    int fail(const Failure &failure)
    {
        (void)m_terminal.fail(failure);
        return std::max(m_status, notPerformed);
    }

    void worsen(int status) { m_status = std::max(m_status, status); }

    void say(const QString &text) const
    {
        m_terminal.say(tamed(text));
        std::fflush(m_terminal.out);
    }

    void sayLeft(const Plan &plan, const QString &experiment, const QString &why) const
    {
        say(RunCommand::tr("Not performed: %1: %2").arg(experimentTitle(plan, experiment), why));
    }

    /// The plan of the file as a day that is today, without a store.
    [[nodiscard]] Outcome<Day> planned()
    {
        auto plan = readPlanFile(m_line.day);
        if (!plan)
            return plan.failure();
        plan->day.date = QDate::currentDate();
        Day day;
        for (Entry &entry : Entries::planned(*plan))
            day.apply(entry.view());
        return day;
    }

    [[nodiscard]] Outcome<Day> named()
    {
        auto named = namedDay(m_path, m_line.day);
        if (!named)
            return named.failure();
        m_day = named->day;
        return foldDay(*named->store, named->day.number);
    }

    /// Of other days of the store. False: nothing more is to be started.
    [[nodiscard]] bool takeBackLeftOvers()
    {
        std::vector<LeftOver> left;
        {
            auto store = Store::open(m_path, OpenMode::ReadOnly);
            const auto days =
                store ? (*store)->days() : Outcome<std::vector<DayInfo>>(std::vector<DayInfo>());
            for (std::size_t i = 0; days && i < days->size(); ++i) {
                if (m_day && (*days)[i].number == m_day->number)
                    continue;
                if (auto one = leftOverIn(**store, (*days)[i]))
                    left.push_back(*std::move(one));
            }
        }
        return std::ranges::all_of(left, [this](const LeftOver &one) { return takeBack(one); });
    }

    [[nodiscard]] bool takeBack(const LeftOver &left)
    {
        say(RunCommand::tr("On the day %1 “%2” is still applied.")
                .arg(left.day.key, experimentTitle(left.plan, left.experiment)));
        Shift shift(m_terminal, m_calls, {.wayBack = wayBack()});
        const auto results = shift.play(m_path, left.day.number);
        if (!results) {
            (void)m_terminal.fail(results.failure());
            worsen(notPerformed);
            return false;
        }
        for (const UnattendedResult &result : *results) {
            if (result.end == UnattendedEnd::NotBackedOut) {
                sayResult(left.plan, result);
                worsen(notBackedOut);
            }
        }
        if (shift.isCalledOff())
            worsen(notPerformed);
        return m_status != notBackedOut && !shift.isCalledOff();
    }

    [[nodiscard]] bool makeDay(Plan plan)
    {
        const auto made = createDay(m_path, plan);
        if (made)
            m_day = *made;
        else
            worsen(fail(made.failure()));
        return m_day.has_value();
    }

    void play(const Plan &plan, const QStringList &chosen)
    {
        say(RunCommand::tr("Day %1 in %2, times in UTC").arg(m_day->key, m_path));
        Shift shift(m_terminal, m_calls, {.experiments = chosen, .wayBack = wayBack()});
        const auto results = shift.play(m_path, m_day->number);
        if (!results) {
            worsen(fail(results.failure()));
            return;
        }
        for (const UnattendedResult &result : *results) {
            sayResult(plan, result);
            worsen(statusOf(result.end));
        }
    }

    void sayResult(const Plan &plan, const UnattendedResult &result) const
    {
        const QString title = experimentTitle(plan, result.experiment);
        const QString line = endTitle(result.end) + u": "_s + title;
        say(result.why.isEmpty() ? line : line + u": "_s + result.why);
    }

    [[nodiscard]] int finish()
    {
        if (m_day && !m_line.output.isEmpty()) {
            const auto report = reportOf(m_path, m_day->number, m_line.format);
            const auto written = report ? writeWhole(m_line.output, *report) : report.failure();
            if (!written)
                worsen(fail(written.failure()));
        }
        std::fflush(m_terminal.out);
        return m_status;
    }

    [[nodiscard]] Micros wayBack() const { return m_line.limit.value_or(UnattendedWish().wayBack); }

    const CommandLine &m_line;
    const Terminal &m_terminal;
    EndSignals &m_calls;
    const QString m_path;
    std::optional<DayInfo> m_day; ///< that is played
    int m_status = 0;
};

} // namespace

int runUnattended(const CommandLine &line, const Terminal &terminal, EndSignals &calls)
{
    // Who reads the terminal may go: what is applied is backed out all the same.
    std::signal(SIGPIPE, SIG_IGN);
    return UnattendedRun(line, terminal, calls).perform();
}

} // namespace Chaos
