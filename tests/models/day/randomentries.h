// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/entries.h"

#include <random>
#include <vector>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Makes entries of every kind, good and damaged, on few subjects so that they meet each other.
class RandomEntries
{
public:
    explicit RandomEntries(unsigned seed)
        : m_random(seed)
    {}

    std::vector<Entry> take(int count)
    {
        std::vector<Entry> entries;
        for (int i = 0; i < count; ++i) {
            Entry entry = next();
            m_now += Micros(number(0, 3'000'000));
            entry.at = m_now - Micros(number(0, 20) == 0 ? 10'000'000 : 0);
            entry.sequence = i + 1;
            entry.id = Uuid::make(entry.at, {std::uint64_t(i), m_random()});
            entry.actor = number(0, 1) ? "Alice" : "room";
            if (entry.kind == Kind::NoteWritten)
                m_lastNote = entry.id;
            if (number(0, 30) == 0)
                damage(entry);
            entries.push_back(std::move(entry));
        }
        return entries;
    }

private:
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }
    QString key(QChar prefix) { return prefix + QString::number(number(0, 4)); }
    Instant near() { return m_now + Micros(number(-30'000'000, 5'000'000)); }

    void damage(Entry &entry)
    {
        switch (number(0, 3)) {
        case 0:
            entry.payload.resize(std::size_t(number(0, int(entry.payload.size()))));
            break;
        case 1:
            entry.payload = "[1,{\"a\":null},\"x\"]";
            break;
        case 2:
            entry.subject = "nobody";
            break;
        default:
            entry.kind = Kind::Unknown;
        }
    }

    Entry next()
    {
        const auto kind = Kind(number(0, int(Kind::RetroHeld)));
        switch (kind) {
        case Kind::Unknown:
            return {.kind = Kind::Unknown, .subject = "later", .payload = "{\"new\":[1]}"};
        case Kind::DayDescribed:
            return Entries::described({.title = key(u't'), .date = QDate(2026, 12, number(1, 31))});
        case Kind::PersonPlanned:
            return Entries::planned(Person{key(u'p'), u"Name"_s, key(u't')});
        case Kind::RoleNamed:
            return Entries::planned(Role{key(u'r'), u"Role"_s});
        case Kind::RoleAssigned:
            return Entries::assigned({key(u'r'), number(0, 2) ? key(u'p') : QString(),
                                      number(0, 1) ? key(u'e') : QString()});
        case Kind::SourcePlanned:
            return Entries::planned(AlertSource{.key = key(u's'), .url = key(u'u')});
        case Kind::HostPlanned:
            return Entries::planned(StagingHost{.key = key(u'h'), .title = key(u't')});
        case Kind::ExperimentPlanned:
            return Entries::planned(Experiment{.key = key(u'e'), .title = key(u't')});
        case Kind::PersonRemoved:
            return Entries::removed(kind, key(u'p'));
        case Kind::RoleRemoved:
            return Entries::removed(kind, key(u'r'));
        case Kind::SourceRemoved:
            return Entries::removed(kind, key(u's'));
        case Kind::HostRemoved:
            return Entries::removed(kind, key(u'h'));
        case Kind::ExperimentRemoved:
            return Entries::removed(kind, key(u'e'));
        case Kind::QueueOrdered:
            return Entries::ordered({key(u'e'), key(u'e'), key(u'e')});
        case Kind::TeamPlanned:
            return Entries::planned(Team{key(u't'), u"Team"_s});
        case Kind::BreakPlanned:
            return Entries::planned(Break{.key = key(u'b'), .after = key(u'e'), .length = 5min});
        case Kind::ContactPlanned:
            return Entries::planned(
                Contact{.key = key(u'c'), .before = number(0, 9), .subject = key(u's')});
        case Kind::BuyInPlanned:
            return Entries::planned(BuyIn{.key = key(u'y'), .name = key(u'n')});
        case Kind::TeamRemoved:
            return Entries::removed(kind, key(u't'));
        case Kind::BreakRemoved:
            return Entries::removed(kind, key(u'b'));
        case Kind::ContactRemoved:
            return Entries::removed(kind, key(u'c'));
        case Kind::BuyInRemoved:
            return Entries::removed(kind, key(u'y'));
        case Kind::ProxyPlanned:
            return Entries::planned(PlannedProxy{.key = key(u'x'), .listen = u"9444"_s});
        case Kind::ProxyRemoved:
            return Entries::removed(kind, key(u'x'));
        case Kind::ProxySwitched:
            return Entries::proxySwitched(
                {.proxy = key(u'x'),
                 .fault = *ProxyFault::read(number(0, 2) ? u"ws close 1013"_s : u"none"_s),
                 .step = number(0, 1) ? key(u'k') : QString(),
                 .why = key(u'w')});
        case Kind::SessionOpened:
            return Entries::sessionOpened(u"1"_s, u"boot"_s, 5s);
        case Kind::ExperimentStarted:
            return Entries::started(key(u'e'));
        case Kind::ExperimentTriggered:
            return Entries::triggered(key(u'e'), Micros(number(0, 1000)));
        case Kind::ExperimentBackedOut:
            return Entries::backedOut(key(u'e'), key(u'w'));
        case Kind::ExperimentResetConfirmed:
            return Entries::resetConfirmed(key(u'e'));
        case Kind::ExperimentFinished:
            return Entries::finished(key(u'e'), number(0, 1) ? std::optional(true) : std::nullopt);
        case Kind::ExperimentSkipped:
            return Entries::skipped(key(u'e'), key(u'w'));
        case Kind::StepChecked:
            return Entries::checked(key(u'e'), Entries::Checklist(number(0, 2)), number(-2, 5),
                                    number(0, 1));
        case Kind::StepBegan:
            return Entries::stepBegan(step());
        case Kind::StepEnded:
            return Entries::stepEnded(step());
        case Kind::FaultApplied:
            return Entries::faultApplied(key(u'e'), {.is = number(0, 1) == 1, .why = key(u'w')});
        case Kind::StopRaised:
            return Entries::stopRaised(key(u'w'));
        case Kind::RehearsalAsked:
            return Entries::rehearsalAsked(key(u'e'));
        case Kind::StopLifted:
            return Entries::stopLifted(key(u'w'));
        case Kind::GuardTripped:
            return Entries::guardTripped(key(u'e'), {key(u'g'), u"it fires"_s, near()});
        case Kind::PreflightPassed:
            return Entries::preflightPassed(key(u'e'), {.reason = key(u'w')});
        case Kind::ProductionAllowed:
            return Entries::productionAllowed(key(u'e'), key(u'h'), number(0, 99));
        case Kind::ProductionRefused:
            return Entries::productionRefused(key(u'e'), key(u'h'), key(u'w'));
        case Kind::EventDeclared:
            return Entries::eventDeclared(key(u'v'), key(u'w'), key(u'e'));
        case Kind::EventTold:
            return Entries::eventTold(key(u'v'), key(u'r'), number(0, 1));
        case Kind::EventOver:
            return Entries::eventOver(key(u'v'), key(u'w'));
        case Kind::CanarySent:
            return Entries::canarySent(canary());
        case Kind::CanaryAccepted:
            return Entries::canaryAccepted(canary(), {near(), 3ms});
        case Kind::CanaryCleared:
            return Entries::canaryCleared(canary());
        case Kind::CanaryFailed:
            return Entries::canaryFailed(
                canary(), key(u'w'), number(0, 1) ? Entries::Left::Never : Entries::Left::Perhaps);
        default:
            return number(0, 2) ? world() : people();
        }
    }

    StepRun step()
    {
        StepRun step{.key = key(u'k'),
                     .experiment = key(u'e'),
                     .phase = StepPhase(number(0, 4)),
                     .step = number(-1, 4),
                     .isProbe = number(0, 1) == 1,
                     .isTrigger = number(0, 1) == 1,
                     .what = key(u'w'),
                     .outcome = StepOutcome(number(0, 6))};
        if (number(0, 1))
            step.actedAt = Stamp{near(), 2ms};
        step.output = key(u'o');
        return step;
    }

    Canary canary()
    {
        return {.id = key(u'k').toStdString(),
                .source = key(u's').toStdString(),
                .name = "ChaosroomCanary",
                .labels = {{"severity", key(u'l').toStdString()}},
                .writtenAt = near(),
                .until = near()};
    }

    Entry world()
    {
        switch (number(0, 7)) {
        case 0:
            return Entries::pageSent({.at = near(), .source = "s1", .name = "A"});
        case 1:
            return Entries::sourceHealth(key(u's'), SourceHealth(number(0, 2)), u"why"_s);
        case 2:
            return Entries::clockMeasured(key(u's'), Micros(number(-5'000'000, 5'000'000)), 5ms);
        case 3:
            return Entries::hostChanged(key(u'h'), HostState(number(0, 3)), u"503"_s, near());
        case 4: {
            const std::vector<Sample> points{{near(), 1.5}, {near(), -2}};
            return Entries::samplesTaken(key(u'x'), points);
        }
        case 5:
            return Entries::surveyed(key(u's'),
                                     {.rules = {{.name = key(u'n').toStdString(), .holdFor = 1min}},
                                      .silences = {{.id = key(u'i').toStdString()}}});
        default:
            return Entries::alertChanged({.source = key(u's').toStdString(),
                                          .fingerprint = key(u'f').toStdString(),
                                          .name = key(u'n').toStdString(),
                                          .state = AlertState(number(0, 4)),
                                          .since = near(),
                                          .plusMinus = Micros(number(0, 999)),
                                          .evidence = Evidence(number(0, 3)),
                                          .labels = {{"job", key(u'j').toStdString()}}});
        }
    }

    Entry people()
    {
        switch (number(0, 16)) {
        case 0:
            return Entries::corrected(m_lastNote, key(u'c'));
        case 1:
            return Entries::pictureKept(key(u'i'), key(u'c'), 4, 3);
        case 2:
            return Entries::itemOpened({.key = key(u'i'), .text = key(u't'), .alert = key(u'n')});
        case 3:
            return Entries::itemClosed(key(u'i'));
        case 4:
            return Entries::verdictGiven(
                {.experiment = key(u'e'),
                 .alert = key(u'n'),
                 .check = AlertCheck(number(0, 2)),
                 .verdict = Verdict(number(0, int(verdictWords.size()) - 1))});
        case 5:
            return Entries::retroHeld(key(u'e'));
        case 6:
            return Entries::itemChanged({.key = key(u'i'),
                                         .text = key(u't'),
                                         .owner = key(u'p'),
                                         .kind = ItemKind(number(0, 5)),
                                         .due = near()});
        case 7:
            return Entries::itemReopened(key(u'i'));
        case 8:
            return Entries::itemRetested(key(u'i'), key(u'e'));
        case 9:
            return Entries::itemExported(
                key(u'i'),
                {.tracker = u"github"_s, .project = key(u'g'), .id = key(u'n'), .url = key(u't')});
        case 10:
            return Entries::itemRemoved(key(u'i'));
        case 11:
            return Entries::alertRated({.experiment = key(u'e'),
                                        .alert = key(u'n'),
                                        .isClear = number(0, 1) == 1,
                                        .isUseful = number(0, 1) == 1});
        case 12:
            return Entries::hypothesisJudged(key(u'e'), number(0, 1) == 1);
        case 13:
            return Entries::retroOpened(key(u'e'), Micros(number(0, 999)));
        case 14:
            return Entries::retroSaid({.key = key(u'i'),
                                       .experiment = key(u'e'),
                                       .topic = RetroTopic(number(0, 3)),
                                       .text = number(0, 3) > 0 ? key(u't') : QString()});
        default:
            return Entries::note(key(u'g'), key(u't'));
        }
    }

    std::mt19937 m_random;
    Instant m_now = instantOf(1796738400000000);
    Uuid m_lastNote{};
};

} // namespace Chaos
