// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/storywords.h"

#include "models/day/alertstate.h"
#include "models/day/plan.h"
#include "models/day/staginghost.h"
#include "models/rules/faulttext.h"
#include "models/rules/liveqa.h"
#include "models/rules/proxyswitching.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chaos::StoryWords", text);
}

QString joined(const QString &first, const QString &second)
{
    return second.isEmpty() ? first : first + u" · "_s + second;
}

QString byActor(const StoryLine &line, const QString &text)
{
    return line.actor.isEmpty() || line.actor == "room"_L1 ? text : line.actor + u": "_s + text;
}

QString sourceTitle(const QString &key, const Plan &plan)
{
    const AlertSource *source = plan.source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

QString experimentTitle(const StoryLine &line, const Plan &plan)
{
    const Experiment *experiment = plan.experiment(line.experiment);
    return experiment ? experiment->title : line.subject;
}

QString methodOf(const StoryLine &line, const Plan &plan)
{
    const Experiment *experiment = plan.experiment(line.experiment);
    if (!experiment || experiment->method.empty() || experiment->method.front().text.isEmpty())
        return experimentTitle(line, plan);
    return experiment->method.front().text;
}

StoryWords ofNote(const StoryLine &line)
{
    const QString &tag = line.tag;
    if (tag == "action"_L1)
        return {tr("action"), Ink::Soft, line.text, StoryWords::isCommand(line.text)};
    if (tag == "question"_L1)
        return {tr("question"), Ink::Warning, line.text};
    if (tag == "alert"_L1)
        return {tr("alert"), Ink::Alarm, line.text};
    if (tag == "live-qa"_L1)
        return {tr("live QA"), Ink::Good, line.text};
    if (tag.isEmpty() || tag == "note"_L1)
        return {tr("note"), Ink::Soft, line.text};
    return {tag, Ink::Soft, line.text};
}

StoryWords ofHost(const StoryLine &line, const Plan &plan)
{
    const StagingHost *host = plan.host(line.subject);
    const QString name = host && !host->title.isEmpty() ? host->title : line.subject;
    const auto said = [&](Ink ink, const char *sentence) {
        return StoryWords{tr("host"), ink, joined(tr(sentence).arg(name), line.text)};
    };
    switch (HostState(line.state)) {
    case HostState::Up:
        return said(Ink::Good, QT_TRANSLATE_NOOP("Chaos::StoryWords", "%1 is up"));
    case HostState::Slow:
        return said(Ink::Warning, QT_TRANSLATE_NOOP("Chaos::StoryWords", "%1 is slow"));
    case HostState::Down:
        return said(Ink::Alarm, QT_TRANSLATE_NOOP("Chaos::StoryWords", "%1 is down"));
    case HostState::Unknown:
        break;
    }
    return said(Ink::Soft, QT_TRANSLATE_NOOP("Chaos::StoryWords", "%1 cannot be asked"));
}

StoryWords ofSwitch(const StoryLine &line, const Plan &plan)
{
    const auto fault = ProxyFault::read(line.text);
    const bool breaks = fault && fault->kind != ProxyFault::Kind::None;
    const QString said =
        tr("%1: %2").arg(proxyTitle(plan, line.subject), fault ? faultText(*fault) : line.text);
    return {tr("proxy"), breaks ? Ink::Alarm : Ink::Good, byActor(line, joined(said, line.tag))};
}

StoryWords ofPage(const StoryLine &line, const Plan &plan)
{
    const bool byHand = line.tag.isEmpty() || line.tag == "by hand"_L1;
    const QString teller =
        byHand ? tr("We were paged") : tr("%1 told us").arg(sourceTitle(line.tag, plan));
    return {tr("paged"), Ink::Accent, joined(teller, line.text)};
}

StoryWords ofAlert(const StoryLine &line, const Plan &plan)
{
    const QString source = sourceTitle(line.tag, plan);
    const QString text = AlertState(line.state) == AlertState::Firing
        ? tr("%1 fires in %2").arg(line.text, source)
        : tr("%1 changes in %2").arg(line.text, source);
    return {tr("alert"), Ink::Alarm, text};
}

Ink inkOf(QaOutcome outcome)
{
    switch (outcome) {
    case QaOutcome::Passes:
        return Ink::Good;
    case QaOutcome::Fails:
        return Ink::Alarm;
    case QaOutcome::Blocked:
    case QaOutcome::Surprising:
        break;
    }
    return Ink::Warning;
}

StoryWords ofQa(const StoryLine &line)
{
    if (!line.correctedBy.isNull())
        return {tr("live QA"), Ink::Faint, tr("taken back: %1").arg(line.original)};
    const QaResult result{
        .outcome = valueIn(qaOutcomeWords, line.tag.toStdString(), QaOutcome::Surprising),
        .severity = Level(line.state)};
    return {tr("live QA"), inkOf(result.outcome),
            byActor(line, joined(qaVerdict(result), line.text))};
}

StoryWords ofStepEnd(const StoryLine &line)
{
    switch (StepOutcome(line.state)) {
    case StepOutcome::UnderWay:
        break;
    case StepOutcome::Succeeded:
        return {tr("step done"), Ink::Good, line.text};
    case StepOutcome::Failed:
        return {tr("step failed"), Ink::Alarm, line.text};
    case StepOutcome::TimedOut:
        return {tr("too slow"), Ink::Alarm, line.text};
    case StepOutcome::Stopped:
        return {tr("stopped"), Ink::Warning, line.text};
    case StepOutcome::NotBegun:
        return {tr("step failed"), Ink::Alarm, tr("could not be begun: %1").arg(line.text)};
    case StepOutcome::Lost:
        return {tr("lost"), Ink::Warning, line.text};
    }
    return {tr("step"), Ink::Soft, line.text};
}

} // namespace

StoryWords StoryWords::of(const StoryLine &line, const Plan &plan)
{
    const auto ofRun = [&](const QString &chip, Ink ink) {
        return StoryWords{chip, ink, byActor(line, joined(experimentTitle(line, plan), line.text))};
    };
    switch (line.kind) {
    case Kind::NoteWritten:
        return ofNote(line);
    case Kind::AlertChanged:
        return ofAlert(line, plan);
    case Kind::PageSent:
        return ofPage(line, plan);
    case Kind::HostChanged:
        return ofHost(line, plan);
    case Kind::ExperimentStarted:
        return ofRun(tr("start"), Ink::Soft);
    case Kind::ExperimentTriggered:
        return {tr("trigger"), Ink::Accent, byActor(line, methodOf(line, plan))};
    case Kind::ExperimentBackedOut:
        return ofRun(tr("back out"), Ink::Warning);
    case Kind::GuardTripped:
        return {tr("guard"), Ink::Alarm, tr("%1: back out").arg(line.text)};
    case Kind::ExperimentResetConfirmed:
        return ofRun(tr("reset"), Ink::Good);
    case Kind::ExperimentFinished:
        return ofRun(tr("finish"), Ink::Accent);
    case Kind::ExperimentSkipped:
        return ofRun(tr("skip"), Ink::Faint);
    case Kind::StepBegan:
        return {tr("step"), Ink::Soft, byActor(line, line.text)};
    case Kind::StepEnded:
        return ofStepEnd(line);
    case Kind::ProxySwitched:
        return ofSwitch(line, plan);
    case Kind::FaultApplied:
        return line.state ? ofRun(tr("applied"), Ink::Accent)
                          : ofRun(tr("not applied"), Ink::Warning);
    case Kind::RehearsalAsked:
        return ofRun(tr("rehearsal"), Ink::Soft);
    case Kind::StopRaised:
        return {tr("stop"), Ink::Alarm, byActor(line, line.text)};
    case Kind::StopLifted:
        return {tr("stop lifted"), Ink::Good, byActor(line, line.text)};
    case Kind::PreflightPassed:
        return ofRun(tr("gate"), Ink::Warning);
    case Kind::ProductionAllowed:
        return {tr("production"), Ink::Warning,
                byActor(line, tr("steps may run on %1").arg(line.tag))};
    case Kind::ProductionRefused:
        return {tr("production"), Ink::Alarm,
                byActor(line, tr("not allowed on %1: %2").arg(line.tag, line.text))};
    case Kind::EventDeclared:
        return {tr("incident"), Ink::Alarm, byActor(line, line.text)};
    case Kind::EventOver:
        return {tr("it is over"), Ink::Good, byActor(line, line.text)};
    case Kind::CanarySent:
        return {tr("canary"), Ink::Soft,
                byActor(line, tr("sent through %1").arg(sourceTitle(line.tag, plan)))};
    case Kind::CanaryCleared:
        return {tr("canary"), Ink::Good, tr("cleared in %1").arg(sourceTitle(line.tag, plan))};
    case Kind::CanaryFailed:
        return {tr("canary"), Ink::Warning, joined(sourceTitle(line.tag, plan), line.text)};
    case Kind::PictureKept:
        return {tr("picture"), Ink::Soft, line.text.isEmpty() ? tr("a picture") : line.text};
    case Kind::ItemOpened:
        return {tr("to do"), Ink::Warning, line.text};
    case Kind::ItemClosed:
        return {tr("done"), Ink::Good, line.text};
    case Kind::ItemReopened:
        return {tr("still to do"), Ink::Warning, line.text};
    case Kind::RetroOpened:
        return {tr("retro"), Ink::Accent, byActor(line, tr("begins"))};
    case Kind::RetroSaid:
        return {tr("retro"), Ink::Soft,
                line.text.isEmpty() ? tr("taken back: %1").arg(line.original) : line.text};
    case Kind::RetroHeld:
        return ofRun(tr("retro"), Ink::Accent);
    case Kind::QaResult:
        return ofQa(line);
    default: // kinds that tell no story; shown rather than lost if one ever does
        return {tr("entry"), Ink::Faint, joined(line.subject, line.text)};
    }
}

QString StoryWords::time(Instant at, std::optional<Micros> sinceTrigger)
{
    if (!sinceTrigger || *sinceTrigger <= 0us)
        return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000).toString(u"HH:mm:ss"_s);
    const std::int64_t seconds = *sinceTrigger / 1s;
    const QChar zero(u'0');
    if (seconds < 3600)
        return u"T+%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return u"T+%1:%2:%3"_s.arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

QString StoryWords::particulars(const StoryLine &line)
{
    QStringList parts{QDateTime::fromMSecsSinceEpoch(microsOf(line.at) / 1000)
                          .toString(u"d MMM yyyy HH:mm:ss.zzz"_s)};
    if (!line.actor.isEmpty())
        parts.append(line.actor == "room"_L1 ? tr("recorded by the room") : line.actor);
    if (!line.correctedBy.isNull())
        parts.append(tr("first written: %1").arg(line.original));
    return parts.join(u'\n');
}

bool StoryWords::isCommand(const QString &text)
{
    static constexpr std::array programs{
        "ssh"_L1,        "sudo"_L1,      "kubectl"_L1,   "docker"_L1,
        "systemctl"_L1,  "service"_L1,   "ip"_L1,        "iptables"_L1,
        "nft"_L1,        "tc"_L1,        "curl"_L1,      "kill"_L1,
        "pkill"_L1,      "killall"_L1,   "rm"_L1,        "mv"_L1,
        "cp"_L1,         "dd"_L1,        "fallocate"_L1, "psql"_L1,
        "mysql"_L1,      "redis-cli"_L1, "ansible"_L1,   "ansible-playbook"_L1,
        "puppet"_L1,     "terraform"_L1, "helm"_L1,      "aws"_L1,
        "gcloud"_L1,     "az"_L1,        "virsh"_L1,     "stress"_L1,
        "stress-ng"_L1,  "dig"_L1,       "ping"_L1,      "nc"_L1,
        "bash"_L1,       "sh"_L1,        "python3"_L1,   "tail"_L1,
        "journalctl"_L1, "podman"_L1,    "git"_L1,
    };
    if (text.startsWith(u"$ ") || text.startsWith(u"# ") || text.startsWith(u"./"))
        return true;
    const QStringView first = QStringView(text).left(text.indexOf(u' '));
    return text.contains(u' ')
        && std::ranges::any_of(programs, [&](QLatin1StringView name) { return first == name; });
}

} // namespace Chaos
