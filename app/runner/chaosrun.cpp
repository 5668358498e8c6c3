// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/chaosrun.h"

#include "app/runner/outputkeeper.h"
#include "app/runner/processrun.h"
#include "models/steps/jsontext.h"

#include <QFile>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostJournal = 16 << 20; ///< bytes
constexpr Micros journalDoubt = 2ms; ///< between its stamp and the function's own first act

} // namespace

ChaosRun::ChaosRun(const Activity &activity, const ChaosFiles::Call &call,
                   const QStringList &secrets, const Clock &clock, QObject *parent)
    : Performance(activity, clock, parent)
    , m_activity(activity)
    , m_call(call)
    , m_secrets(secrets)
{}

ChaosRun::~ChaosRun() = default;

QString ChaosRun::whyNot()
{
    return tr("this desk has no chaos program, which calls functions of Python: install "
              "chaostoolkit, or make it a process step");
}

void ChaosRun::begin()
{
    QFile experiment(m_folder.filePath(u"experiment.json"_s));
    if (!m_folder.isValid() || !experiment.open(QIODevice::WriteOnly)
        || experiment.write(m_call.experiment) != m_call.experiment.size()) {
        return end({.outcome = StepOutcome::NotBegun,
                    .why = tr("the experiment cannot be written: %1")
                               .arg(m_folder.isValid() ? experiment.errorString()
                                                       : m_folder.errorString())});
    }
    experiment.close();
    Activity inner = m_activity;
    inner.timeout = m_activity.timeout + 1min; // ours ends it, and says so
    m_program = std::make_unique<ProcessRun>(
        inner,
        ProcessRun::Command{.program = program(),
                            .arguments = {u"--no-version-check"_s, u"--log-file"_s,
                                          m_folder.filePath(u"chaos.log"_s), u"run"_s,
                                          u"--journal-path"_s, m_folder.filePath(u"journal.json"_s),
                                          experiment.fileName()},
                            .variables = m_call.variables},
        m_secrets, clock(), nullptr);
    connect(m_program.get(), &Performance::ended, this, &ChaosRun::take);
    m_program->start();
}

void ChaosRun::cut()
{
    m_program->stop();
}

Outcome<ChaosFiles::Result> ChaosRun::readJournal() const
{
    QFile journal(m_folder.filePath(u"journal.json"_s));
    if (!journal.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::NotFound, tr("the chaos program left no journal")};
    if (journal.size() > mostJournal)
        return Failure{Failure::Kind::TooLarge, tr("the chaos program's journal is too large")};
    return ChaosFiles::resultIn(journal.read(mostJournal));
}

void ChaosRun::take(const StepEnd &inner)
{
    StepEnd ending = inner;
    ending.value = QJsonValue::Undefined;
    if (inner.outcome == StepOutcome::NotBegun) {
        ending.why = inner.why;
        return end(std::move(ending));
    }
    if (cutAs()) {
        ending.outcome = *cutAs();
        ending.why = whyCut();
        return end(std::move(ending));
    }
    const auto result = readJournal();
    if (!result) {
        ending.outcome = StepOutcome::Failed;
        ending.why = masked(result.failure().detail, m_secrets);
        if (!inner.why.isEmpty())
            ending.why += u"; "_s + inner.why;
        return end(std::move(ending));
    }
    ending.outcome = result->hasSucceeded ? StepOutcome::Succeeded : StepOutcome::Failed;
    ending.why = masked(result->why, m_secrets);
    if (result->hasSucceeded)
        ending.value = result->output;
    const bool isWithin = result->startedAt && inner.actedAt
        && *result->startedAt >= inner.actedAt->at && *result->startedAt <= clock().now();
    if (isWithin)
        ending.actedAt = Stamp{*result->startedAt, journalDoubt};
    OutputKeeper output(m_secrets);
    output.take(jsonText(result->output) + '\n');
    output.take(inner.output.toUtf8());
    ending.output = output.text();
    ending.outputBytes = output.bytes();
    end(std::move(ending));
}

} // namespace Chaos
