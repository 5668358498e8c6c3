// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/performer.h"

#include "app/net/secrets.h"
#include "app/runner/httprun.h"
#include "app/runner/processrun.h"
#include "app/runner/sshline.h"
#include "models/steps/tolerance.h"

namespace Chaos {

using namespace Qt::StringLiterals;

Performer::Performer(const Clock &clock, const Secrets &secrets, const QString &socketFolder,
                     QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_socketFolder(socketFolder)
    , m_transport(clock, secrets)
{}

Performer::~Performer() = default;

void Performer::perform(const StepDeed &deed)
{
    if (!deed.refusal.isEmpty()) {
        emit ended({.key = deed.key, .outcome = StepOutcome::NotBegun, .why = deed.refusal});
        return;
    }
    Substitution substitution({}, [this](const QString &name) { return m_secrets.value(name); });
    const auto activity = activityOf(deed.step, substitution);
    const QStringList secrets = substitution.secretsUsed();
    auto performance = activity ? performanceOf(deed, *activity, secrets)
                                : Outcome<std::unique_ptr<Performance>>(activity.failure());
    if (!performance) {
        emit ended({.key = deed.key,
                    .outcome = StepOutcome::NotBegun,
                    .why = masked(performance.failure().detail, secrets)});
        return;
    }
    Performance *begun = performance->get();
    m_underWay[deed.key] = *std::move(performance);
    connect(begun, &Performance::ended, this,
            [this, key = deed.key, activity = *activity, secrets](const StepEnd &end) {
                tell(key, activity, secrets, end);
            });
    begun->start();
}

void Performer::stop(const QString &key)
{
    const auto it = m_underWay.find(key);
    if (it != m_underWay.end())
        it->second->stop();
}

Outcome<std::unique_ptr<Performance>>
Performer::performanceOf(const StepDeed &deed, const Activity &activity, const QStringList &secrets)
{
    if (std::holds_alternative<ProcessDeed>(activity.deed))
        return processOf(deed, activity, secrets);
    if (std::holds_alternative<HttpDeed>(activity.deed)) {
        return std::unique_ptr<Performance>(
            std::make_unique<HttpRun>(activity, m_transport, secrets, m_clock, nullptr));
    }
    return Failure{Failure::Kind::NotFound,
                   tr("functions of Python are called by the chaos program, which this desk "
                      "does not have")};
}

Outcome<std::unique_ptr<Performance>>
Performer::processOf(const StepDeed &deed, const Activity &activity, const QStringList &secrets)
{
    if (!secrets.isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       tr("a secret in the words of a command can be read by everybody on that "
                          "machine; let the program take it from its own configuration")};
    }
    const ProcessDeed &process = std::get<ProcessDeed>(activity.deed);
    ProcessRun::Command command{.program = process.program, .arguments = process.arguments};
    if (!deed.ssh.isEmpty()) {
        if (m_socketFolder.isEmpty())
            m_socketFolder = SshLine::makeSocketFolder();
        const SshLine::Undoing undoing{deed.step.until, deed.step.undo, deed.mark};
        auto arguments = SshLine::arguments(
            deed.ssh, SshLine::line(process, undoing, deed.marksToClear), m_socketFolder);
        if (!arguments)
            return arguments.failure();
        command = {.program = u"ssh"_s, .arguments = *std::move(arguments), .isSsh = true};
    } else if (!process.shellLine.isEmpty()) {
        command = {.program = u"/bin/sh"_s, .arguments = {u"-c"_s, process.shellLine}};
    }
    return std::unique_ptr<Performance>(
        std::make_unique<ProcessRun>(activity, command, secrets, m_clock, nullptr));
}

void Performer::tell(const QString &key, const Activity &activity, const QStringList &secrets,
                     StepEnd end)
{
    end.key = key;
    const bool isJudged = !activity.tolerance.isUndefined() && !end.value.isUndefined();
    if (isJudged) {
        const Judgement judgement = within(activity.tolerance, end.value);
        const bool isMet = judgement.answer == Judgement::Answer::Met;
        end.outcome = isMet ? StepOutcome::Succeeded : StepOutcome::Failed;
        end.why =
            isMet ? QString() : masked(sentence(activity.tolerance, end.value, judgement), secrets);
    }
    const auto it = m_underWay.find(key);
    if (it != m_underWay.end()) {
        it->second.release()->deleteLater(); // it is speaking
        m_underWay.erase(it);
    }
    emit ended(end);
}

} // namespace Chaos
