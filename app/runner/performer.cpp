// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/performer.h"

#include "app/net/secrets.h"
#include "app/runner/chaosrun.h"
#include "app/runner/httprun.h"
#include "app/runner/judgingprobe.h"
#include "app/runner/processrun.h"
#include "app/runner/sshline.h"
#include "app/runner/stepresolver.h"
#include "app/runner/toxiproxyrun.h"
#include "models/steps/tolerance.h"
#include "models/steps/truth.h"

#include <QJsonDocument>

namespace Chaos {

using namespace Qt::StringLiterals;

Performer::Performer(const Clock &clock, const Secrets &secrets, const QString &socketFolder,
                     QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_socketFolder(socketFolder)
    , m_transport(clock, secrets)
    , m_resolver(std::make_unique<StepResolver>())
{}

Performer::~Performer() = default;

void Performer::perform(const StepDeed &deed)
{
    if (!deed.refusal.isEmpty()) {
        emit ended({.key = deed.key, .outcome = StepOutcome::NotBegun, .why = deed.refusal});
        return;
    }
    const auto begun =
        begin(deed,
              [this, deed](const Activity &activity, const QStringList &secrets,
                           const StepEnd &end) { judge(deed, activity, secrets, end); });
    if (!begun) {
        emit ended(
            {.key = deed.key, .outcome = StepOutcome::NotBegun, .why = begun.failure().detail});
    }
}

Outcome<Done> Performer::begin(const StepDeed &deed, const Concluded &concluded)
{
    Substitution substitution = substitutionFor(deed.scope);
    const auto activity = activityOf(deed.step, substitution);
    const auto refuse = [&substitution](const QString &why) {
        return Failure{Failure::Kind::BadInput, masked(why, substitution.secretsUsed())};
    };
    if (!substitution.troubles().isEmpty())
        return refuse(substitution.troubles().join(u"; "_s));
    if (!activity)
        return refuse(activity.failure().detail);
    if (deed.fence.isEmpty())
        return start(deed, *activity, substitution, concluded);
    const QJsonDocument whole = QJsonDocument::fromJson(deed.step.activity.toUtf8());
    lookBefore(deed, *activity, Substitution(substitution).filled(whole[u"provider"_s]),
               substitution, concluded);
    return Done{};
}

void Performer::lookBefore(const StepDeed &deed, const Activity &activity,
                           const QJsonValue &provider, const Substitution &substitution,
                           const Concluded &concluded)
{
    auto &look = m_looks[deed.key];
    look = std::make_unique<FenceLook>(deed, activity, provider, *m_resolver);
    connect(look.get(), &FenceLook::ended, this,
            [this, deed, activity, substitution, concluded](const QString &refusal) {
                const auto it = m_looks.find(deed.key);
                it->second.release()->deleteLater(); // it is speaking
                m_looks.erase(it);
                StepEnd end{.key = deed.key, .outcome = StepOutcome::NotBegun};
                end.why = masked(refusal, substitution.secretsUsed());
                if (refusal.isEmpty()) {
                    const auto begun = start(deed, activity, substitution, concluded);
                    if (begun)
                        return;
                    end.why = begun.failure().detail;
                }
                concluded(activity, substitution.secretsUsed(), end);
            });
    look->start();
}

Outcome<Done> Performer::start(const StepDeed &deed, const Activity &activity,
                               const Substitution &substitution, const Concluded &concluded)
{
    QStringList secrets = substitution.secretsUsed();
    auto performance = performanceOf(deed, activity, substitution, secrets);
    if (!performance) {
        return Failure{Failure::Kind::BadInput, masked(performance.failure().detail, secrets)};
    }
    Performance *begun = performance->get();
    m_underWay[deed.key] = *std::move(performance);
    connect(begun, &Performance::ended, this,
            [this, key = deed.key, activity, secrets, concluded](StepEnd end) {
                const auto it = m_underWay.find(key);
                if (it != m_underWay.end()) {
                    it->second.release()->deleteLater(); // it is speaking
                    m_underWay.erase(it);
                }
                end.key = key;
                concluded(activity, secrets, end);
            });
    begun->start();
    return Done{};
}

Substitution Performer::substitutionFor(const StepScope &scope) const
{
    KnownValues known = valuesIn(scope, [](const QString &name) {
        const QByteArray local = name.toLocal8Bit();
        return qEnvironmentVariableIsSet(local) ? std::optional(qEnvironmentVariable(local))
                                                : std::nullopt;
    });
    addMissingSecrets(
        scope, [this](const QString &place) { return m_secrets.value(place).has_value(); }, known);
    return Substitution(
        known.values,
        [this, scope](const QString &name) {
            const auto place = placeOfSecret(scope, name);
            return place ? m_secrets.value(*place) : std::nullopt;
        },
        known.unknown);
}

void Performer::stop(const QString &key)
{
    if (m_looks.erase(key) > 0) {
        emit ended({.key = key, .outcome = StepOutcome::Stopped, .why = tr("stopped")});
        return;
    }
    const auto it = m_underWay.find(key);
    if (it != m_underWay.end())
        it->second->stop();
}

Outcome<std::unique_ptr<Performance>> Performer::performanceOf(const StepDeed &deed,
                                                               const Activity &activity,
                                                               const Substitution &substitution,
                                                               QStringList &secrets)
{
    if (std::holds_alternative<ProcessDeed>(activity.deed))
        return processOf(deed, activity, secrets);
    if (std::holds_alternative<HttpDeed>(activity.deed)) {
        return std::unique_ptr<Performance>(
            std::make_unique<HttpRun>(activity, m_transport, secrets, m_clock, nullptr));
    }
    if (std::holds_alternative<JenkinsDeed>(activity.deed)) {
        return std::unique_ptr<Performance>(std::make_unique<JenkinsRun>(
            activity, m_transport, secrets, m_clock, m_jenkinsPace, nullptr));
    }
    if (std::holds_alternative<ToxiproxyDeed>(activity.deed)) {
        return std::unique_ptr<Performance>(
            std::make_unique<ToxiproxyRun>(activity, m_transport, secrets, m_clock, nullptr));
    }
    if (std::holds_alternative<ProxyDeed>(activity.deed))
        return Failure{Failure::Kind::NotFound, tr("proxies run in a room that has the day open")};
    if (ProcessRun::placeOf(ChaosRun::program()).isEmpty())
        return Failure{Failure::Kind::NotFound, ChaosRun::whyNot()};
    const auto &python = std::get<PythonDeed>(activity.deed);
    const auto call = ChaosFiles::callOf(python.activity, deed.scope, substitution);
    if (!call)
        return call.failure();
    for (const auto &[name, secret] : call->variables)
        secrets.push_back(secret);
    secrets.removeDuplicates();
    return std::unique_ptr<Performance>(
        std::make_unique<ChaosRun>(activity, *call, secrets, m_clock, nullptr));
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

void Performer::judge(const StepDeed &deed, const Activity &activity, const QStringList &secrets,
                      StepEnd end)
{
    if (!activity.tolerance.isUndefined() && !end.value.isUndefined()) {
        const Judgement judgement = within(activity.tolerance, end.value);
        if (judgement.answer == Judgement::Answer::Probe)
            return judgeByProbe(deed, secrets, std::move(end));
        const bool isMet = judgement.answer == Judgement::Answer::Met;
        end.outcome = isMet ? StepOutcome::Succeeded : StepOutcome::Failed;
        end.why =
            isMet ? QString() : masked(sentence(activity.tolerance, end.value, judgement), secrets);
    }
    emit ended(end);
}

/// A tolerance that is a probe takes the value as an argument, and says yes by what it gives.
void Performer::judgeByProbe(const StepDeed &deed, const QStringList &secrets, StepEnd end)
{
    const auto probe = JudgingProbe::of(deed.step, end.value, secrets);
    end.outcome = StepOutcome::Failed;
    if (!probe) {
        end.why = probe.failure().detail;
        emit ended(end);
        return;
    }
    StepDeed judging = deed;
    judging.step = *probe;
    judging.mark.clear();
    judging.marksToClear.clear();
    const auto begun = begin(
        judging, [this, end](const Activity &activity, const QStringList &, const StepEnd &said) {
            StepEnd judged = end;
            const bool isMet = isTrue(said.value);
            judged.outcome = said.outcome == StepOutcome::Stopped ? StepOutcome::Stopped
                : isMet                                           ? StepOutcome::Succeeded
                                                                  : StepOutcome::Failed;
            judged.why = isMet ? QString() : JudgingProbe::whyNot(activity.name, said.why);
            emit ended(judged);
        });
    if (!begun) {
        end.why = JudgingProbe::whyNot({}, begun.failure().detail);
        emit ended(end);
    }
}

} // namespace Chaos
