// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"

#include "app/clock/roomclock.h"
#include "app/journal/notary.h"
#include "app/journal/picturename.h"
#include "models/day/entries.h"
#include "models/plan/plankey.h"
#include "models/rules/schedule.h"

#include <QCoreApplication>

#include <pwd.h>
#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DayWriter", text);
}

} // namespace

DayWriter::DayWriter(Store &store)
    : m_store(store)
{}

Outcome<DayWriter::Before> DayWriter::before(const QString &key)
{
    const auto found = m_store.findDay(key);
    if (!found && found.failure().kind != Failure::Kind::NotFound)
        return found.failure();
    if (!found || found->key != key)
        return Before{.day = {.key = key}};
    auto plan = planOf(m_store, found->number);
    if (!plan)
        return plan.failure();
    return Before{.day = *found, .plan = *std::move(plan)};
}

Outcome<DayWriter::Merge> DayWriter::preview(const PlanImport &import, const QString &key)
{
    const auto old = before(key);
    if (!old)
        return old.failure();
    return Merge{.day = old->day, .preview = previewOf(old->plan, import)};
}

Outcome<DayWriter::Merge> DayWriter::merge(const PlanImport &import, const QString &key)
{
    auto old = before(key);
    if (!old)
        return old.failure();
    if (old->day.number == 0) {
        const auto made = make(old->day.key, import.plan.day.title);
        if (!made)
            return made.failure();
        old->day = *made;
    }
    ImportPreview preview = previewOf(old->plan, import);
    if (const auto done = append(old->day, preview.entries); !done)
        return done.failure();
    return Merge{.day = old->day, .preview = std::move(preview)};
}

Outcome<Done> DayWriter::keep(const DayInfo &day, Entry entry)
{
    return append(day, {std::move(entry)});
}

Outcome<DayInfo> DayWriter::create(const Plan &plan)
{
    const auto day = makeNew(plan.day);
    if (!day)
        return day.failure();
    if (const auto done = append(*day, Entries::planned(plan)); !done)
        return done.failure();
    return *day;
}

Outcome<DayInfo> DayWriter::take(std::vector<Entry> journal,
                                 const std::vector<QByteArray> &pictures)
{
    Day told;
    for (Entry &entry : journal) {
        if (entry.kind == Kind::DayDescribed)
            told.apply(entry.view());
    }
    const auto day = makeNew(told.plan().day);
    if (!day)
        return day.failure();
    for (const QByteArray &picture : pictures) {
        if (const auto done = m_store.keepPicture(picture, pictureName(picture)); !done)
            return done.failure();
    }
    if (const auto done = m_store.append(day->number, journal); !done)
        return done.failure();
    return *day;
}

Outcome<DayInfo> DayWriter::makeNew(const DayDescription &described)
{
    const QString wanted = keyOfDay(described);
    QString key = wanted;
    for (int n = 2;; ++n) {
        const auto taken = m_store.findDay(key);
        if (!taken && taken.failure().kind != Failure::Kind::NotFound)
            return taken.failure();
        if (!taken || taken->key != key)
            break;
        key = wanted + u'-' + QString::number(n);
    }
    return make(key, described.title);
}

Outcome<DayInfo> DayWriter::make(const QString &key, const QString &title)
{
    const auto number = m_store.createDay(key, title, RoomClock().now());
    if (!number)
        return number.failure();
    return m_store.day(*number);
}

Outcome<Done> DayWriter::append(const DayInfo &day, std::vector<Entry> entries)
{
    if (entries.empty())
        return Done{};
    signAtTheDesk(entries);
    return m_store.append(day.number, entries);
}

void signAtTheDesk(std::vector<Entry> &entries)
{
    const RoomClock clock;
    Notary notary(clock, Notary::freshSeed());
    const std::string person = deskPerson().toStdString();
    for (Entry &entry : entries) {
        entry.actor = person;
        notary.sign(entry);
    }
}

Plan newDay(const QString &title, QDate date)
{
    Plan plan;
    plan.day.title = title;
    plan.day.date = date;
    const Hours hours = customaryHours();
    plan.day.from = hours.from;
    plan.day.to = hours.to;
    plan.roles = customaryRoles();
    plan.contacts = customaryContacts();
    return plan;
}

Outcome<DayInfo> createDay(const QString &path, const Plan &plan)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    return DayWriter(**store).create(plan);
}

Outcome<DayInfo> takeDay(const QString &path, std::vector<Entry> journal,
                         const std::vector<QByteArray> &pictures)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    return DayWriter(**store).take(std::move(journal), pictures);
}

bool tellsOfThePlan(Kind kind)
{
    return kind >= Kind::DayDescribed && kind <= Kind::ProxyRemoved;
}

bool tellsOfARun(Kind kind)
{
    return tellsOfThePlan(kind) || (kind >= Kind::ExperimentStarted && kind <= Kind::StopLifted);
}

Outcome<Plan> planOf(Store &store, qint64 day)
{
    auto folded = foldDay(store, day, tellsOfThePlan);
    if (!folded)
        return folded.failure();
    return folded->plan();
}

Outcome<Day> foldDay(Store &store, qint64 day, const std::function<bool(Kind)> &only,
                     const std::atomic<bool> *stop)
{
    Day folded;
    const auto read = store.read(day, 1, [&](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries()) {
            if (!only || only(entry.kind))
                folded.apply(entry);
        }
        return !stop || !*stop;
    });
    if (!read)
        return read.failure();
    return folded;
}

QString deskPerson()
{
    for (const char *name : {"CHAOSROOM_PERSON", "USER", "LOGNAME"}) {
        const QString person = qEnvironmentVariable(name).trimmed();
        if (!person.isEmpty())
            return person.left(80);
    }
    // Started by a service or in a container, a session may have no such variables.
    const passwd *const account = getpwuid(getuid());
    return account ? QString::fromLocal8Bit(account->pw_name).left(80) : tr("somebody");
}

} // namespace Chaos
