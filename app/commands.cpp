// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include "app/canarycommand.h"
#include "app/daycommands.h"
#include "app/exchange.h"
#include "app/guardcommands.h"
#include "app/itemcommands.h"
#include "app/journal/damagedstore.h"
#include "app/journal/store.h"
#include "app/namedday.h"
#include "app/overdayscommands.h"
#include "app/plancommands.h"
#include "app/proxycommand.h"
#include "app/qacommands.h"
#include "app/recordcommand.h"
#include "app/rehearsecommand.h"
#include "app/reportfile.h"
#include "app/secretcommands.h"
#include "app/terminal.h"
#include "models/day/entryjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

int report(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto at = instantIn(*named, line.at);
    if (!at)
        return terminal.fail(at.failure());
    const auto text = reportOf(*named->store, named->day.number, line.format, line.experiment, *at);
    if (!text)
        return terminal.fail(text.failure());
    return giveOut(*text, line, terminal);
}

QByteArray textOf(const EntryView &entry)
{
    const auto kind = entry.kind == Kind::Unknown ? entry.kindWord : wordOf(entry.kind);
    const auto bytes = [](std::string_view text) {
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    return QByteArray::number(qint64(entry.sequence)).rightJustified(7) + "  "
        + toRfc3339(entry.at).toLatin1() + "  " + bytes(kind).leftJustified(26)
        + bytes(entry.actor).leftJustified(12) + ' ' + bytes(entry.subject) + ' '
        + bytes(entry.payload);
}

int journal(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto at = instantIn(*named, line.at);
    if (!at)
        return terminal.fail(at.failure());
    bool first = true;
    bool isOver = false;
    // The store itself is busy with the entries.
    const auto pictures = Store::open(storePathOf(line), OpenMode::ReadOnly);
    QSet<QString> shown;
    const auto pictureOf = [&](const EntryView &entry) {
        const QString sha256 = EntryJson::pictureOf(entry);
        if (!pictures || sha256.isEmpty() || shown.contains(sha256))
            return QByteArray();
        shown.insert(sha256); // once is enough
        const auto png = (*pictures)->picture(sha256);
        return png ? *png : QByteArray();
    };
    const auto read = named->store->read(named->day.number, 1, [&](const SharedBatch &batch) {
        QByteArray text;
        for (const EntryView &entry : batch->entries()) {
            isOver = *at && entry.at > **at;
            if (isOver)
                break;
            if (line.json)
                text += (first ? "[\n" : ",\n")
                    + QByteArray::fromStdString(
                            EntryJson::write(entry, entry.payload, pictureOf(entry)));
            else
                text += textOf(entry) + '\n';
            first = false;
        }
        terminal.write(text);
        return !isOver && std::ferror(terminal.out) == 0;
    });
    if (line.json)
        terminal.write(first ? "[]\n" : "\n]\n");
    return read ? terminal.done() : terminal.fail(read.failure());
}

/// What to do about a store in which something was found, though it opens.
QString adviceOn(const QString &path)
{
    return tr("Write no more to it. Keep a copy of it as it is: chaosroom --store '%1' store "
              "backup "
              "FILE. Then put an earlier backup in its place, or go on with another store "
              "(--store).")
               .arg(path)
        + QChar::Space + DamagedStore::wayOut(path);
}

int checkStore(const CommandLine &line, const Terminal &terminal)
{
    auto store = Store::open(storePathOf(line), OpenMode::ReadOnly);
    if (!store)
        return terminal.fail(store.failure());
    const auto health = (*store)->check();
    if (!health)
        return terminal.fail(health.failure());
    if (line.json) {
        const QJsonObject json{{u"store"_s, (*store)->path()},
                               {u"sound"_s, health->isSound()},
                               {u"days"_s, health->days},
                               {u"entries"_s, health->entries},
                               {u"pictures"_s, health->pictures},
                               {u"findings"_s, QJsonArray::fromStringList(health->findings)}};
        terminal.write(QJsonDocument(json).toJson());
    } else {
        terminal.say((*store)->path());
        terminal.say(tr("%1 days, %2 entries, %3 pictures")
                         .arg(health->days)
                         .arg(health->entries)
                         .arg(health->pictures));
        for (const QString &finding : health->findings)
            terminal.say(finding);
        terminal.say(health->isSound() ? tr("The store is sound.") : adviceOn((*store)->path()));
    }
    return health->isSound() ? terminal.done() : 1;
}

int backUpStore(const CommandLine &line, const Terminal &terminal)
{
    auto store = Store::open(storePathOf(line), OpenMode::ReadOnly);
    if (!store)
        return terminal.fail(store.failure());
    const auto done = (*store)->backupTo(line.file);
    if (!done)
        return terminal.fail(done.failure());
    terminal.say(tr("Copied to %1").arg(line.file));
    return terminal.done();
}

} // namespace

int performCommand(const CommandLine &line, std::FILE *out, std::FILE *err)
{
    const Terminal terminal{out, err};
    switch (line.verb) {
    case CommandLine::Verb::PlanImport:
    case CommandLine::Verb::PlanExport:
    case CommandLine::Verb::PlanCheck:
    case CommandLine::Verb::PlanNew:
    case CommandLine::Verb::PlanSchema:
    case CommandLine::Verb::PlanCalendar:
        return performPlanCommand(line, terminal);
    case CommandLine::Verb::SecretKeep:
    case CommandLine::Verb::SecretCheck:
    case CommandLine::Verb::SecretForget:
        return performSecretCommand(line, terminal);
    case CommandLine::Verb::GuardEnrol:
    case CommandLine::Verb::GuardAllow:
        return performGuardCommand(line, terminal);
    case CommandLine::Verb::Preflight:
    case CommandLine::Verb::Event:
    case CommandLine::Verb::Stop:
        return performDayCommand(line, terminal);
    case CommandLine::Verb::RehearseBackOut:
        return rehearseWaysBack(line, terminal);
    case CommandLine::Verb::Record:
        return recordCommand(line, terminal);
    case CommandLine::Verb::Qa:
        return performQaCommand(line, terminal);
    case CommandLine::Verb::Canary:
        return proveAlertPaths(line, terminal);
    case CommandLine::Verb::Proxy:
        return runProxy(line, terminal);
    case CommandLine::Verb::Report:
        return report(line, terminal);
    case CommandLine::Verb::Items:
    case CommandLine::Verb::ItemsExport:
        return performItemCommand(line, terminal);
    case CommandLine::Verb::Ledger:
    case CommandLine::Verb::Compare:
    case CommandLine::Verb::Repeat:
        return performOverDaysCommand(line, terminal);
    case CommandLine::Verb::Journal:
        return journal(line, terminal);
    case CommandLine::Verb::JournalImport:
        return importJournal(line, terminal);
    case CommandLine::Verb::StoreCheck:
        return checkStore(line, terminal);
    case CommandLine::Verb::StoreBackup:
        return backUpStore(line, terminal);
    case CommandLine::Verb::Help:
        terminal.write(CommandLine::help().toUtf8());
        return terminal.done();
    case CommandLine::Verb::Version:
        terminal.say(u"chaosroom %1"_s.arg(QStringLiteral(CHAOSROOM_VERSION)));
        return terminal.done();
    case CommandLine::Verb::Window:
    case CommandLine::Verb::Rehearse:
    case CommandLine::Verb::Run:
    case CommandLine::Verb::Wall:
        break;
    }
    return 2;
}

} // namespace Chaos
