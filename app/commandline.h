// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/hostport.h"
#include "app/instantword.h"
#include "app/outlets/trackerplace.h"
#include "models/day/instant.h"
#include "models/day/outcome.h"
#include "models/day/proxyfault.h"
#include "models/day/qabook.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace Chaos {

/// What the user asked for on the command line.
struct CommandLine
{
    enum class Verb {
        Window,
        PlanImport,
        PlanExport,
        PlanCalendar,
        PlanCheck,
        PlanNew,
        PlanSchema,
        Rehearse,
        RehearseBackOut,
        Run,
        Preflight,
        Canary,
        Event,
        Stop,
        Record,
        Qa,
        Wall,
        Proxy,
        Report,
        Items,
        ItemsExport,
        Ledger,
        Compare,
        Repeat,
        Journal,
        JournalImport,
        StoreCheck,
        StoreBackup,
        SecretKeep,
        SecretCheck,
        SecretForget,
        GuardEnrol,
        GuardAllow,
        Help,
        Version,
    };
    enum class Format { Json, Markdown, Html, Pdf, ChaosToolkit, Csv, Text, Plan };

    Verb verb = Verb::Window;
    QString store{}; ///< path of the store; empty: the default one
    QString day{}; ///< key, title or number of a day, or a plan file to run; empty: none named
    QString other{}; ///< the same of the day that it is compared with
    QString file{}; ///< the plan or journal to import or to check, or where the backup goes
    QString into{}; ///< key, title or number of the day that an import goes into
    QString experiment{}; ///< key of the one that is meant; empty: all, or the one that is due
    QStringList experiments{}; ///< keys of those that are performed unattended; empty: all
    QString host{}; ///< of production, which is to be allowed
    QString text{}; ///< what broke, how it ended, why everything is stopped
    QStringList typed{}; ///< the command that is recorded, word by word
    QString title{}; ///< of a new plan
    QString secret{}; ///< its name
    QStringList sources{}; ///< keys of those that are meant; empty: all
    std::optional<TrackerPlace> to{}; ///< where issues are made of action items
    /// How long is waited for somebody to be told, or for all to be as it was.
    std::optional<Micros> limit{};
    std::optional<InstantWord> at{}; ///< the day as it was then; nothing: as it is
    QDate date{}; ///< of a new plan; invalid: none said
    Format format = Format::Markdown;
    /// Where the report or plan goes; empty: standard output, or none for a rehearsal.
    QString output{};
    QString screenshot{};
    QString serve{}; ///< address at which the wall's page is served, with or without a port
    HostPort listenAt{}; ///< where a proxy listens; an address, port 0: a free one
    HostPort target{}; ///< where it passes on to
    ProxyFault fault{}; ///< it begins with that
    std::optional<QaOutcome> outcome{}; ///< of what live QA found; nothing: the list is wanted
    Level severity = Level::NotSaid;
    int card = 0; ///< of live QA, from 1; 0: something else
    QString picture{}; ///< file that goes with it
    QString withdrawn{}; ///< key of a result of live QA that was entered by mistake
    bool json = false;
    bool unattended = false;
    bool dryRun = false; ///< say what would be done, and do nothing
    bool force = false; ///< write over a file that is there
    bool offline = false; ///< ask no source
    bool rehearsals = false; ///< take them for days like any other
    bool openOnly = false; ///< leave out what is done
    bool over = false; ///< the unplanned event is
    bool lift = false; ///< the emergency stop
    bool operator==(const CommandLine &) const = default;

    /// Reads the words after the program's name. Options stand before or after the verb. A failure
    /// says what is wrong and how to ask for help.
    [[nodiscard]] static Outcome<CommandLine> read(const QStringList &words);
    [[nodiscard]] static QString help();
    /// The first words of all verbs, as they stand in the help.
    [[nodiscard]] static QStringList commands();
    /// Whether the program needs a window system for it.
    [[nodiscard]] bool needsWindow() const;
    /// Whether it lays out text, for which no display is needed.
    [[nodiscard]] bool needsFaces() const;
};

} // namespace Chaos
