// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"

#include "app/clock/roomclock.h"
#include "app/journal/notary.h"
#include "models/day/entries.h"
#include "models/plan/planfile.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DayWriter", text);
}

bool isPlan(Kind kind)
{
    return kind >= Kind::DayDescribed && kind <= Kind::BuyInRemoved;
}

QString changeText(const Entry &entry)
{
    const QString subject = QString::fromStdString(entry.subject);
    switch (entry.kind) {
    case Kind::DayDescribed:
        return tr("the day's description");
    case Kind::PersonPlanned:
        return tr("person %1").arg(subject);
    case Kind::TeamPlanned:
        return tr("team %1").arg(subject);
    case Kind::BreakPlanned:
        return tr("break %1").arg(subject);
    case Kind::ContactPlanned:
        return tr("telling people: %1").arg(subject);
    case Kind::BuyInPlanned:
        return tr("agreement of %1").arg(subject);
    case Kind::RoleNamed:
        return tr("role %1").arg(subject);
    case Kind::RoleAssigned:
        return tr("who plays %1").arg(subject);
    case Kind::SourcePlanned:
        return tr("source %1").arg(subject);
    case Kind::HostPlanned:
        return tr("host %1").arg(subject);
    case Kind::ExperimentPlanned:
        return tr("experiment %1").arg(subject);
    case Kind::QueueOrdered:
        return tr("the order of the queue");
    default:
        return QString::fromLatin1(wordOf(entry.kind).data()) + u' ' + subject;
    }
}

} // namespace

DayWriter::DayWriter(Store &store)
    : m_store(store)
{}

QString DayWriter::keyOf(const DayDescription &day)
{
    QString key;
    const QString title = day.title.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            key += c;
        else if (!c.isMark() && !key.isEmpty() && !key.endsWith(u'-'))
            key += u'-';
    }
    while (key.endsWith(u'-'))
        key.chop(1);
    if (key.isEmpty())
        key = u"day"_s;
    return day.date.isValid() ? key + u'-' + day.date.toString(Qt::ISODate) : key;
}

Outcome<DayWriter::Merge> DayWriter::merge(const Plan &plan)
{
    const QString key = keyOf(plan.day);
    auto found = m_store.findDay(key);
    if (!found && found.failure().kind != Failure::Kind::NotFound)
        return found.failure();
    if (!found || found->key != key)
        found = make(key, plan.day.title);
    if (!found)
        return found.failure();
    const auto before = foldDay(m_store, found->number, isPlan);
    if (!before)
        return before.failure();
    std::vector<Entry> entries = mergeEntries(before->plan(), plan);
    Merge merge{.day = *found};
    for (const Entry &entry : entries)
        merge.changes.push_back(changeText(entry));
    if (const auto done = append(*found, std::move(entries)); !done)
        return done.failure();
    return merge;
}

Outcome<DayInfo> DayWriter::create(const Plan &plan)
{
    const QString wanted = keyOf(plan.day);
    QString key = wanted;
    for (int n = 2;; ++n) {
        const auto taken = m_store.findDay(key);
        if (!taken && taken.failure().kind != Failure::Kind::NotFound)
            return taken.failure();
        if (!taken || taken->key != key)
            break;
        key = wanted + u'-' + QString::number(n);
    }
    const auto day = make(key, plan.day.title);
    if (!day)
        return day.failure();
    if (const auto done = append(*day, Entries::planned(plan)); !done)
        return done.failure();
    return *day;
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
    const RoomClock clock;
    Notary notary(clock, Notary::freshSeed());
    const std::string person = deskPerson().toStdString();
    for (Entry &entry : entries) {
        entry.actor = person;
        notary.sign(entry);
    }
    return m_store.append(day.number, entries);
}

Outcome<DayInfo> createDay(const QString &path, const Plan &plan)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        return store.failure();
    return DayWriter(**store).create(plan);
}

Outcome<Day> foldDay(Store &store, qint64 day, const std::function<bool(Kind)> &only)
{
    Day folded;
    const auto read = store.read(day, 1, [&](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries()) {
            if (!only || only(entry.kind))
                folded.apply(entry);
        }
        return true;
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
    return tr("somebody");
}

} // namespace Chaos
