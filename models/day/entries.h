// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/actionitem.h"
#include "models/day/alertbook.h"
#include "models/day/canarybook.h"
#include "models/day/entry.h"
#include "models/day/pagebook.h"
#include "models/day/plan.h"
#include "models/day/proxybook.h"
#include "models/day/qabook.h"
#include "models/day/retrobook.h"
#include "models/day/run.h"
#include "models/day/stepbook.h"
#include "models/day/survey.h"
#include "models/day/worldbook.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

/// How each entry is written: the one place that knows payloads on the way in, as the books know
/// them on the way back. Ids, instants and actors are given by `Notary::sign` or by hand in tests.
namespace Chaos::Entries {

[[nodiscard]] Entry described(const DayDescription &day);
[[nodiscard]] Entry planned(const Team &team);
[[nodiscard]] Entry planned(const Person &person);
[[nodiscard]] Entry planned(const Role &role);
[[nodiscard]] Entry planned(const AlertSource &source);
[[nodiscard]] Entry planned(const StagingHost &host);
[[nodiscard]] Entry planned(const Experiment &experiment);
[[nodiscard]] Entry planned(const PlannedProxy &proxy);
[[nodiscard]] Entry planned(const Break &pause);
[[nodiscard]] Entry planned(const Contact &contact);
[[nodiscard]] Entry planned(const BuyIn &buyIn);
[[nodiscard]] Entry assigned(const Assignment &assignment);
[[nodiscard]] Entry removed(Kind kind, const QString &key);
[[nodiscard]] Entry ordered(const QStringList &experiments);

[[nodiscard]] Entry sessionOpened(const QString &version, const QString &bootId, Micros anchor);
/// With how the world stood then, where somebody has looked.
[[nodiscard]] Entry started(const QString &experiment,
                            const std::optional<Baseline> &baseline = {});
/// T+0 is the entry's own instant; `plusMinus` is how far off it may be.
[[nodiscard]] Entry triggered(const QString &experiment, Micros plusMinus);
[[nodiscard]] Entry backedOut(const QString &experiment, const QString &reason);
/// It is backed out, and what did not succeed of that is tried again.
[[nodiscard]] Entry backedOutAgain(const QString &experiment, const QString &reason);
/// A guard of the run says: back out.
[[nodiscard]] Entry guardTripped(const QString &experiment, const TrippedGuard &guard);
[[nodiscard]] Entry resetConfirmed(const QString &experiment);
[[nodiscard]] Entry finished(const QString &experiment, std::optional<bool> held);
[[nodiscard]] Entry skipped(const QString &experiment, const QString &reason);

/// To be written before it begins.
[[nodiscard]] Entry stepBegan(const StepRun &run);
[[nodiscard]] Entry stepEnded(const StepRun &run);
/// Somebody wants the scripted steps of the back-out plan tried while nothing is broken.
[[nodiscard]] Entry rehearsalAsked(const QString &experiment);
/// The fault is there, or it is not.
/// Written before the proxy is switched.
[[nodiscard]] Entry proxySwitched(const ProxySwitch &made);
[[nodiscard]] Entry faultApplied(const QString &experiment, const AppliedFact &fact);
[[nodiscard]] Entry stopRaised(const QString &reason);
[[nodiscard]] Entry stopLifted(const QString &reason);

/// What stood against the trigger, and why somebody goes on all the same.
[[nodiscard]] Entry preflightPassed(const QString &experiment, const PassedGate &passed);

/// Steps of the experiment may run on that host of production. `timeStep` is that of the code,
/// which counts no second time; the code itself is kept nowhere.
[[nodiscard]] Entry productionAllowed(const QString &experiment, const QString &host,
                                      std::int64_t timeStep);
/// A code was not taken, and why.
[[nodiscard]] Entry productionRefused(const QString &experiment, const QString &host,
                                      const QString &why);

/// `experiment`: the one under way, or empty.
[[nodiscard]] Entry eventDeclared(const QString &key, const QString &what,
                                  const QString &experiment);
[[nodiscard]] Entry eventTold(const QString &key, const QString &role, bool done);
[[nodiscard]] Entry eventOver(const QString &key, const QString &how);

/// To be written before it leaves; `writtenAt` becomes the entry's instant.
[[nodiscard]] Entry canarySent(const Canary &canary);
/// Its source took it at that instant of the room's clock.
[[nodiscard]] Entry canaryAccepted(const Canary &canary, const Stamp &at);
[[nodiscard]] Entry canaryCleared(const Canary &canary);
enum class Left { Perhaps, Never };
/// Never: its source did not take it, so that there is nothing to be taken back.
[[nodiscard]] Entry canaryFailed(const Canary &canary, const QString &why, Left left);

enum class Checklist { Method, BackOut, Reset };
[[nodiscard]] Entry checked(const QString &experiment, Checklist list, int step, bool done);

/// An alert of a source in a new state, or the same state with a better stamp.
struct SeenAlert
{
    std::string source{};
    std::string fingerprint{};
    std::string name{};
    AlertState state = AlertState::Inactive;
    Instant since{};
    Micros plusMinus{0};
    Evidence evidence = Evidence::Stamp;
    std::vector<Label> labels{};
    std::vector<Label> annotations{};
    bool operator==(const SeenAlert &) const = default;
};
[[nodiscard]] Entry alertChanged(const SeenAlert &alert);
[[nodiscard]] Entry pageSent(const Page &page);
[[nodiscard]] Entry sourceHealth(const QString &source, SourceHealth health, const QString &reason);
[[nodiscard]] Entry clockMeasured(const QString &source, Micros offset, Micros error);
[[nodiscard]] Entry hostChanged(const QString &host, HostState state, const QString &detail,
                                Instant since);
/// What a source says of its own set-up; `takenAt` becomes the entry's instant.
[[nodiscard]] Entry surveyed(const QString &source, const Survey &survey);
[[nodiscard]] Entry samplesTaken(const QString &series, std::span<const Sample> points);

[[nodiscard]] Entry note(const QString &tag, const QString &text);
[[nodiscard]] Entry corrected(Uuid note, const QString &text);
[[nodiscard]] Entry pictureKept(const QString &sha256, const QString &caption, int width,
                                int height);
[[nodiscard]] Entry itemOpened(const ActionItem &item);
/// All that people may change of it: text, owner, alert, kind and due time.
[[nodiscard]] Entry itemChanged(const ActionItem &item);
[[nodiscard]] Entry itemClosed(const QString &key);
[[nodiscard]] Entry itemReopened(const QString &key);
/// That experiment shall prove it.
[[nodiscard]] Entry itemRetested(const QString &key, const QString &experiment);
[[nodiscard]] Entry itemExported(const QString &key, const ItemCopy &copy);
[[nodiscard]] Entry itemRemoved(const QString &key);

/// `NotYetKnown` takes back what was given before.
[[nodiscard]] Entry verdictGiven(const GivenVerdict &verdict);
[[nodiscard]] Entry alertRated(const AlertRating &rating);
[[nodiscard]] Entry hypothesisJudged(const QString &experiment, std::optional<bool> held);
[[nodiscard]] Entry retroOpened(const QString &experiment, Micros length);
/// The same key again: it reads so from now on. Without text: it is taken back.
[[nodiscard]] Entry retroSaid(const RetroLine &line);
[[nodiscard]] Entry retroHeld(const QString &experiment);

/// Who found it, when, becomes the entry's own.
[[nodiscard]] Entry qaResult(const QaResult &result);
[[nodiscard]] Entry qaWithdrawn(const QString &key);

/// The whole plan as entries, in an order that folds back into an equal plan.
[[nodiscard]] std::vector<Entry> planned(const Plan &plan);

} // namespace Chaos::Entries
