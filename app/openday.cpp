// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/openday.h"

#include "app/daywriter.h"
#include "app/desklook.h"
#include "app/journal/notary.h"
#include "app/journal/picturename.h"
#include "models/day/entries.h"
#include "models/steps/needs.h"

namespace Chaos {

OpenDay::OpenDay(LiveDay &live, RoomClock &clock, const QString &storePath, qint64 dayNumber,
                 QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_path(storePath)
    , m_person(deskPerson().toStdString())
    , m_notary(clock, Notary::freshSeed())
    , m_journal(clock, Notary::freshSeed())
    , m_world(clock)
    , m_guards(live, clock)
    , m_canaries(live, clock, Notary::freshSeed())
    , m_qa(live, clock)
    , m_runner(clock, m_world.secrets())
    , m_steps(live, clock, Notary::freshSeed())
    , m_proxies(live, clock)
    , m_items(live, clock)
    , m_allowances(live, clock)
{
    connect(&m_journal, &Journal::opened, this, &OpenDay::load);
    connect(&m_journal, &Journal::openFailed, this, &OpenDay::failed);
    connect(&m_journal, &Journal::committed, &m_backlog, &Backlog::take);
    connect(&m_journal, &Journal::committed, &m_world, &World::committed, Qt::DirectConnection);
    connect(&m_backlog, &Backlog::passed, &m_live, [this](const SharedBatch &batch) {
        m_steps.written(batch->entries());
        m_live.apply(batch->entries());
    });
    connect(&m_journal, &Journal::failed, &m_steps, [this] { m_steps.setWritingFails(true); });
    connect(&m_journal, &Journal::recovered, &m_steps, [this] { m_steps.setWritingFails(false); });
    connect(&m_loader, &DayLoader::progress, this, &OpenDay::loading);
    connect(&m_loader, &DayLoader::loaded, this, &OpenDay::show);
    connect(&m_loader, &DayLoader::failed, this, &OpenDay::giveUp);
    connect(&m_journal, &Journal::committed, &m_letters, &Letterbox::committed);
    connect(&m_letters, &Letterbox::arrived, this, &OpenDay::takeLetter);
    connect(&m_world, &World::seen, this, &OpenDay::record, Qt::DirectConnection);
    connect(&m_world, &World::secretsSettled, this, &OpenDay::lookAtDesk);
    connect(&m_guards, &GuardPost::decided, this, &OpenDay::record);
    connect(&m_canaries, &CanaryPost::wished, this, &OpenDay::wishTogether);
    connect(&m_canaries, &CanaryPost::decided, this, &OpenDay::record);
    connect(&m_canaries, &CanaryPost::ordered, &m_world, &World::perform);
    connect(&m_world, &World::canaryAnswered, &m_canaries, &CanaryPost::take);
    connect(&m_world, &World::askingBegan, this, &OpenDay::askingBegan);
    connect(&m_world, &World::askingEnded, this, &OpenDay::askingEnded);
    connect(&m_steps, &StepPost::decided, this, [this](std::vector<Entry> entries) {
        for (Entry &entry : entries)
            entry.actor = "room";
        append(std::move(entries));
    });
    connect(&m_steps, &StepPost::ordered, this, &OpenDay::perform);
    connect(&m_steps, &StepPost::stopWished, &m_runner, &Runner::stop);
    connect(&m_steps, &StepPost::stopWished, &m_proxies, &ProxyPost::stop);
    connect(&m_runner, &Runner::ended, &m_steps, &StepPost::take);
    connect(&m_steps, &StepPost::wentAhead, &m_proxies, [this](const QString &told) {
        if (!told.isEmpty())
            m_proxies.healAll();
    });
    connect(&m_proxies, &ProxyPost::decided, this, &OpenDay::record);
    connect(&m_proxies, &ProxyPost::stepEnded, &m_steps, &StepPost::take);
    connect(&m_qa, &QaPost::pictureWished, this,
            [this](const QByteArray &png, const QString &sha256) {
                m_journal.keepPicture(png, sha256);
            });
    connect(&m_qa, &QaPost::wished, this, &OpenDay::wish);
    connect(&m_items, &ItemPost::wished, this, &OpenDay::wish);
    connect(&m_allowances, &AllowancePost::wished, this, &OpenDay::wish);
    m_journal.open(m_path, dayNumber);
}

OpenDay::~OpenDay() = default;

void OpenDay::wish(Entry entry)
{
    std::vector<Entry> entries;
    entries.push_back(std::move(entry));
    wishTogether(std::move(entries));
}

void OpenDay::wishTogether(std::vector<Entry> entries)
{
    for (Entry &entry : entries) {
        if (entry.actor.empty())
            entry.actor = m_person;
    }
    append(std::move(entries));
}

void OpenDay::append(std::vector<Entry> entries)
{
    for (Entry &entry : entries)
        m_notary.sign(entry);
    m_journal.append(entries);
    m_steps.expect(entries);
}

void OpenDay::record(std::vector<Entry> entries)
{
    for (Entry &entry : entries)
        entry.actor = "room";
    m_journal.append(std::move(entries));
}

/// Signed by the command that it comes from.
void OpenDay::takeLetter(const Letter &letter)
{
    for (const QByteArray &png : letter.pictures)
        m_journal.keepPicture(png, pictureName(png));
    append(letter.entries);
}

/// Steps that switch a proxy are performed where the proxies are.
void OpenDay::perform(const StepDeed &deed)
{
    if (ProxyPost::takes(deed))
        m_proxies.perform(deed);
    else
        m_runner.perform(deed);
}

void OpenDay::load(const DayInfo &info)
{
    m_info = info;
    m_backlog.hold();
    m_loader.load(m_path, info.number);
}

/// What is not on the screen is not written on either: a damaged store keeps what it still has.
void OpenDay::giveUp(const Failure &failure)
{
    const auto closed = m_journal.close();
    emit failed(closed ? failure : closed.failure());
}

void OpenDay::show(const std::shared_ptr<Day> &day)
{
    // Only an experiment under way ties this session's time to the last one's.
    if (day->current() && day->session())
        m_clock.continueFrom({day->session()->bootId, day->session()->anchor});
    m_world.resume(*day);
    m_live.replace(std::move(*day));
    m_backlog.release();
    record({Entries::sessionOpened(QStringLiteral(CHAOSROOM_VERSION), m_clock.bootId(),
                                   m_clock.anchor())});
    connect(&m_live, &LiveDay::changed, this, &OpenDay::follow);
    m_world.follow(m_live.day());
    m_world.wantSecrets(needsOf(m_live.day().plan()).secrets);
    lookAtDesk();
    m_guards.begin();
    m_canaries.begin();
    m_proxies.begin();
    m_steps.begin();
    m_letters.open(m_path, m_info.number);
    emit opened();
}

void OpenDay::follow(Touched what)
{
    constexpr Touched followed =
        Touched::Plan | Touched::Queue | Touched::Surveys | Touched::Canaries;
    const bool hasCanaries = !m_live.day().canaries().all().empty();
    if (touches(what, followed) || (hasCanaries && touches(what, Touched::Alerts)))
        m_world.follow(m_live.day());
    if (touches(what, Touched::Plan | Touched::Queue)) {
        m_world.wantSecrets(needsOf(m_live.day().plan()).secrets);
        lookAtDesk();
    }
}

/// What the steps of the plan want of this desk is a fact of the day, too.
void OpenDay::lookAtDesk()
{
    auto entries = DeskLook::changes(m_live.day(), m_world.secrets());
    if (!entries.empty())
        record(std::move(entries));
}

} // namespace Chaos
