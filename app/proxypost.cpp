// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxypost.h"

#include "app/hosts/hostport.h"
#include "models/day/entries.h"
#include "models/rules/proxyswitching.h"
#include "models/rules/watchfulness.h"
#include "models/steps/activity.h"

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<ProxyDeed> switchOf(const StepDeed &deed)
{
    Substitution nothing;
    const auto activity = activityOf(deed.step, nothing);
    const auto *made = activity ? std::get_if<ProxyDeed>(&activity->deed) : nullptr;
    return made ? std::optional(*made) : std::nullopt;
}

/// "9444" is a port of loopback.
std::optional<ProxyPlace> placeOf(const PlannedProxy &proxy)
{
    const QString listen = proxy.listen.trimmed();
    const auto here = HostPort::read(listen.contains(u':') ? listen : u"127.0.0.1:"_s + listen);
    const auto there = HostPort::read(proxy.target.trimmed());
    if (!here || !there)
        return {};
    const QHostAddress address = here->host == "localhost"_L1
        ? QHostAddress(QHostAddress::LocalHost)
        : QHostAddress(here->host);
    return ProxyPlace{.key = proxy.key,
                      .address = address,
                      .port = here->port,
                      .target = {there->host, there->port}};
}

} // namespace

ProxyPost::ProxyPost(LiveDay &live, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_thread(clock)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ProxyPost::setPlaces);
    connect(&m_thread, &ProxyThread::switched, this, &ProxyPost::take);
    connect(&m_thread, &ProxyThread::stood, this,
            [this](const std::vector<ProxyStanding> &standings) {
                m_standings = standings;
                emit stood(standings);
            });
}

ProxyPost::~ProxyPost() = default;

void ProxyPost::begin()
{
    connect(&m_live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue | Touched::Proxies | Touched::Plan))
            look();
    });
    loseLeftOvers();
    setPlaces();
}

void ProxyPost::loseLeftOvers()
{
    std::vector<Entry> entries;
    for (const ProxySwitch *left : m_live.day().proxies().faults()) {
        entries.push_back(Entries::proxySwitched(
            {.proxy = left->proxy,
             .why = tr("the room ended meanwhile, and with it the fault and all connections")}));
        m_told[left->proxy].id = left->id; // it is not to be put in place again
    }
    if (!entries.empty())
        emit decided(entries);
}

void ProxyPost::look()
{
    setPlaces();
    setFaults();
    lookAfterSteps();
}

void ProxyPost::setPlaces()
{
    const Day &day = m_live.day();
    const Instant now = m_clock.now();
    const bool isUnderWay = day.current() != nullptr;
    const QDate date = day.plan().day.date;
    std::vector<ProxyPlace> places;
    if (watchfulnessOn(date, isUnderWay, now) == Watchfulness::Closely) {
        for (const PlannedProxy &proxy : day.plan().proxies) {
            if (const auto place = placeOf(proxy))
                places.push_back(*place);
        }
    }
    if (places != m_places) {
        m_places = places;
        m_thread.setPlaces(places);
        // One that is closed has no fault; should it come back, the day says which it has.
        std::erase_if(m_told, [&places](const auto &one) {
            return !std::ranges::count(places, one.first, &ProxyPlace::key);
        });
    }
    // Timers stand still while the machine sleeps, so it is looked at once a minute.
    const auto turn = watchfulnessTurnsAt(date, isUnderWay, now);
    if (turn)
        m_turn.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::clamp<Micros>(*turn - now, 1ms, 1min)));
    else
        m_turn.stop();
}

void ProxyPost::setFaults()
{
    const Day &day = m_live.day();
    std::vector<Entry> healed;
    for (const ProxyPlace &place : m_places) {
        Told &told = m_told[place.key];
        const ProxySwitch *due = dueFault(day, place.key);
        const bool isOn = told.fault.breaks();
        if (due ? due->id == told.id : !isOn)
            continue;
        const ProxyFault fault = due ? due->fault : ProxyFault();
        m_thread.setFault(place.key, fault);
        ++told.unanswered;
        told.fault = fault;
        if (due) {
            told.id = due->id;
            continue;
        }
        // Nobody has healed it: the experiment that it belonged to is not applied any more.
        const auto &all = day.proxies().all();
        const auto last =
            std::ranges::find(all.rbegin(), all.rend(), place.key, &ProxySwitch::proxy);
        if (last != all.rend() && last->breaks())
            healed.push_back(
                Entries::proxySwitched({.proxy = place.key, .why = whyHealed(last->experiment)}));
    }
    if (!healed.empty())
        emit decided(healed);
}

QString ProxyPost::whyHealed(const QString &experiment) const
{
    const Run *run = m_live.day().run(experiment);
    return run && run->state == RunState::Triggered ? tr("the plan has changed")
                                                    : tr("the experiment is backed out");
}

bool ProxyPost::takes(const StepDeed &deed)
{
    return switchOf(deed).has_value();
}

void ProxyPost::perform(const StepDeed &deed)
{
    const auto made = switchOf(deed);
    if (!made || !deed.refusal.isEmpty())
        return end(deed.key, StepOutcome::NotBegun, deed.refusal);
    const bool breaks = made->fault.breaks();
    // Where it is as it shall be, nothing is switched, and the step has nothing more to do.
    if (!breaks && !m_told[made->proxy].fault.breaks())
        return end(deed.key, StepOutcome::Succeeded);
    if (breaks && !mayBreak())
        return end(deed.key, StepOutcome::Stopped, tr("the experiment is not applied any more"));
    if (const QString trouble = troubleOf(made->proxy); breaks && !trouble.isEmpty())
        return end(deed.key, StepOutcome::NotBegun, trouble);
    m_pending[deed.key] = {.proxy = made->proxy, .fault = made->fault};
    emit decided(
        {Entries::proxySwitched({.proxy = made->proxy, .fault = made->fault, .step = deed.key})});
}

void ProxyPost::healAll()
{
    std::vector<Entry> healed;
    for (auto &[key, told] : m_told) {
        if (!told.fault.breaks())
            continue;
        told.fault = {};
        ++told.unanswered;
        m_thread.setFault(key, {});
        healed.push_back(
            Entries::proxySwitched({.proxy = key, .why = tr("the experiment is backed out")}));
    }
    if (!healed.empty())
        emit decided(healed);
}

void ProxyPost::stop(const QString &key)
{
    if (m_pending.contains(key))
        end(key, StepOutcome::Stopped, tr("stopped"));
}

bool ProxyPost::mayBreak() const
{
    const Run *run = m_live.day().current();
    return run && run->state == RunState::Triggered;
}

bool ProxyPost::isOpen(const QString &proxy) const
{
    return std::ranges::count(m_places, proxy, &ProxyPlace::key) > 0;
}

/// Why it cannot be switched; empty: it can, as far as is known.
QString ProxyPost::troubleOf(const QString &proxy) const
{
    if (!isOpen(proxy))
        return tr("the proxy is not open");
    const auto it = std::ranges::find(m_standings, proxy, &ProxyStanding::proxy);
    return it == m_standings.end() || it->isListening ? QString() : it->trouble;
}

/// Steps wait until the day has their switch, and then until the proxy has the fault.
void ProxyPost::lookAfterSteps()
{
    const ProxyBook &book = m_live.day().proxies();
    std::vector<StepEnd> over;
    for (auto &[key, pending] : m_pending) {
        const bool breaks = pending.fault.breaks();
        const ProxySwitch *made = book.ofStep(key);
        const Told &told = m_told[pending.proxy];
        if (breaks && !mayBreak())
            over.push_back(
                {.key = key, .outcome = StepOutcome::Stopped, .why = tr("it is being taken back")});
        else if (made && breaks && book.faultOf(pending.proxy) != made)
            over.push_back({.key = key,
                            .outcome = StepOutcome::Stopped,
                            .why = tr("it was switched again at once")});
        else if (made && breaks && !isOpen(pending.proxy))
            over.push_back(
                {.key = key, .outcome = StepOutcome::NotBegun, .why = troubleOf(pending.proxy)});
        else if (made && !breaks && !told.fault.breaks() && told.unanswered == 0)
            over.push_back(
                {.key = key, .outcome = StepOutcome::Succeeded}); // somebody else healed it
        else
            pending.isTold = made != nullptr;
    }
    for (const StepEnd &one : over)
        end(one.key, one.outcome, one.why);
}

void ProxyPost::take(const QString &proxy, Instant at, const QString &trouble)
{
    Told &told = m_told[proxy];
    const bool hasFailed = told.fault.breaks() && !trouble.isEmpty();
    told.unanswered = std::max(0, told.unanswered - 1);
    if (told.unanswered > 0)
        return; // the last one counts
    if (hasFailed)
        emit decided({Entries::proxySwitched({.proxy = proxy, .why = trouble})});
    const auto it = std::ranges::find_if(m_pending, [&proxy](const auto &one) {
        return one.second.proxy == proxy && one.second.isTold;
    });
    if (it == m_pending.end())
        return;
    StepEnd done{.key = it->first,
                 .outcome = hasFailed ? StepOutcome::NotBegun : StepOutcome::Succeeded};
    if (hasFailed)
        done.why = trouble;
    else
        done.actedAt = Stamp{at, 1ms};
    m_pending.erase(it);
    emit stepEnded(done);
}

void ProxyPost::end(const QString &key, StepOutcome outcome, const QString &why)
{
    m_pending.erase(key);
    StepEnd done{.key = key, .outcome = outcome, .why = why};
    if (outcome == StepOutcome::Succeeded)
        done.actedAt = Stamp{m_clock.now(), 1ms};
    emit stepEnded(done);
}

} // namespace Chaos
