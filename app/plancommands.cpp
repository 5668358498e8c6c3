// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/plancommands.h"

#include "app/askaround.h"
#include "app/daywriter.h"
#include "app/desklook.h"
#include "app/exchange.h"
#include "app/namedday.h"
#include "app/net/secrets.h"
#include "app/planfile.h"
#include "app/reportfile.h"
#include "app/secretcommands.h"
#include "app/starterplan.h"
#include "models/day/entries.h"
#include "models/plan/planfile.h"
#include "models/report/readinesstext.h"
#include "models/rules/readiness.h"
#include "models/steps/needs.h"

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PlanCommands", text);
}

int exportPlan(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto plan = planOf(*named->store, named->day.number);
    if (!plan)
        return terminal.fail(plan.failure());
    const auto text = writePlanFile(*plan);
    return text ? givePlan(*text, line, terminal) : terminal.fail(text.failure());
}

/// The day that a plan makes before anything has happened in it.
Day dayOf(const Plan &plan)
{
    Day day;
    for (Entry &entry : Entries::planned(plan))
        day.apply(entry.view());
    return day;
}

void lookAtDesk(Day &day, KeptSecrets &secrets)
{
    QStringList missing = needsOf(day.plan()).secrets;
    missing.removeIf([&](const QString &name) { return secrets.value(name).has_value(); });
    takeFromKeychain(missing, secrets);
    for (Entry &entry : DeskLook::changes(day, secrets))
        day.apply(entry.view());
}

void ask(Day &day, KeptSecrets &secrets)
{
    takeFromKeychain(day.plan().sources, secrets);
    askAround(day, secrets);
}

int checkPlan(const CommandLine &line, const Terminal &terminal)
{
    const auto plan = readPlanFile(line.file);
    if (!plan)
        return terminal.fail(plan.failure());
    Day day = dayOf(*plan);
    KeptSecrets secrets;
    lookAtDesk(day, secrets);
    if (!line.offline)
        ask(day, secrets);
    const std::vector<Concern> concerns = readinessOf(day, QDate::currentDate());
    terminal.write(line.json ? readinessJson(concerns) : readinessText(day.plan(), concerns));
    const int status = terminal.done();
    return holesIn(concerns) > 0 ? 1 : status;
}

int newPlan(const CommandLine &line, const Terminal &terminal)
{
    const QString title = line.title.isEmpty() ? tr("First chaos day") : line.title;
    return givePlan(starterPlan(title, line.date), line, terminal);
}

} // namespace

int givePlan(const QByteArray &text, const CommandLine &line, const Terminal &terminal)
{
    if (line.output.isEmpty()) {
        terminal.write(text);
        return terminal.done();
    }
    if (!line.force && QFileInfo::exists(line.output)) {
        return terminal.fail({Failure::Kind::BadInput,
                              tr("%1 is there already, and its comments would be lost. Name "
                                 "another file, or add --force to write over it.")
                                  .arg(line.output)});
    }
    const auto written = writeWhole(line.output, text);
    return written ? terminal.done() : terminal.fail(written.failure());
}

int performPlanCommand(const CommandLine &line, const Terminal &terminal)
{
    switch (line.verb) {
    case CommandLine::Verb::PlanImport:
        return importFile(line, terminal);
    case CommandLine::Verb::PlanExport:
        return exportPlan(line, terminal);
    case CommandLine::Verb::PlanCalendar:
        return exportCalendar(line, terminal);
    case CommandLine::Verb::PlanCheck:
        return checkPlan(line, terminal);
    case CommandLine::Verb::PlanNew:
        return newPlan(line, terminal);
    case CommandLine::Verb::PlanSchema:
        return givePlan(planSchema(), line, terminal);
    default:
        return 2;
    }
}

} // namespace Chaos
