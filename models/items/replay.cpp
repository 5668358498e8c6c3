// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/replay.h"

#include <algorithm>
#include <iterator>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

constexpr auto pace = 40ms; ///< between two pictures of one that plays
constexpr std::int64_t piece = 50'000; ///< entries that an errand reads, so that none takes long
constexpr std::size_t mostAhead = 4'000;
constexpr std::size_t fewAhead = 1'000;
constexpr std::size_t mostBytesAhead = 8 << 20;
constexpr std::size_t mostAtOnce = 500; ///< entries that a picture goes on by: a few milliseconds
constexpr Micros halfAFrame = 8ms;
constexpr Micros aroundWork = 15min; ///< what is shown of the day before its work and after it
constexpr Micros sameDay = 12h;

/// From the first start to the last end of an experiment.
Replay::Stretch workOf(const Day &day)
{
    Replay::Stretch work{Instant::max(), Instant::min()};
    for (const Run &run : day.runs()) {
        if (!run.startedAt)
            continue;
        work.from = std::min(work.from, *run.startedAt);
        for (const auto &end : {run.backedOutAt, run.resetAt, run.finishedAt, run.startedAt})
            work.to = std::max(work.to, end.value_or(Instant::min()));
    }
    return work;
}

} // namespace

Replay::Replay(LiveDay &live, LiveDay &shown, TurnedClock &clock, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_shown(shown)
    , m_clock(clock)
{
    m_timer.setInterval(pace);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Replay::tick);
    connect(&m_live, &LiveDay::changed, this, [this] {
        if (isOpen())
            emit moved(); // the day has grown
    });
    m_shown.follow(m_live);
}

void Replay::setSource(const std::shared_ptr<EntrySource> &source)
{
    close();
    m_source = source;
}

Instant Replay::aim() const
{
    const auto &wished = m_wish ? m_wish : m_underWay;
    return wished ? wished->at : m_at.value_or(end());
}

Instant Replay::end() const
{
    return m_live.day().lastAt();
}

/// Whether there is nothing to be read ahead, until the day grows.
bool Replay::isAllAhead() const
{
    return m_allAheadOf > 0 && m_allAheadOf >= m_live.day().lastSequence();
}

Replay::Stretch Replay::stretch() const
{
    const Day &day = m_live.day();
    const Stretch work = workOf(day);
    Stretch all{.from = m_moments.empty() ? end() : m_moments.front().at, .to = end()};
    if (work.from <= work.to) {
        all.from = std::max(all.from, work.from - aroundWork);
        // What was opened again days later is not all shown for that.
        if (!day.current() && all.to - work.to > sameDay)
            all.to = work.to + aroundWork;
    }
    all.from = std::min(all.from, aim());
    all.to = std::max(all.to, aim());
    return all;
}

bool Replay::begin()
{
    if (!m_source)
        return false;
    if (isOpen())
        return true;
    ++m_opened;
    m_history = std::make_shared<DayHistory>(*m_source);
    emit turned(true);
    return true;
}

void Replay::open()
{
    if (!isOpen())
        lookAt(end());
}

void Replay::close()
{
    if (!isOpen())
        return;
    m_timer.stop();
    m_history.reset();
    m_isBusy = false;
    m_isAllRead = false;
    m_wish.reset();
    m_underWay.reset();
    m_moments.clear();
    m_at.reset();
    m_ahead.clear();
    m_allAheadOf = 0;
    m_clock.turnBack();
    m_shown.follow(m_live);
    m_shown.takeTurns(halfAFrame);
    emit turned(false);
}

void Replay::lookAt(Instant instant)
{
    wish({.at = std::min(instant, end())});
}

void Replay::lookAtEntry(qint64 sequence)
{
    const auto known = std::ranges::lower_bound(m_moments, sequence, {}, &Moment::sequence);
    const bool isMoment = known != m_moments.end() && known->sequence == sequence;
    wish({.at = isMoment ? known->at : aim(), .sequence = std::max<qint64>(sequence, 1)});
}

void Replay::next()
{
    if (!isOpen())
        return;
    const auto &wished = m_wish ? m_wish : m_underWay;
    const std::int64_t from = wished && wished->sequence > 0 ? wished->sequence : m_sequence;
    const auto it = std::ranges::upper_bound(m_moments, from, {}, &Moment::sequence);
    if (it != m_moments.end())
        lookAtEntry(it->sequence);
    else
        lookAt(end());
}

void Replay::previous()
{
    if (!isOpen())
        return;
    const auto &wished = m_wish ? m_wish : m_underWay;
    const std::int64_t from = wished && wished->sequence > 0 ? wished->sequence : m_sequence;
    // What has just been passed comes before what was before it.
    const Instant at = aim();
    const auto it = std::ranges::partition_point(m_moments, [&](const Moment &moment) {
        return moment.at < at || (moment.at == at && moment.sequence < from);
    });
    if (it != m_moments.begin())
        lookAtEntry(std::prev(it)->sequence);
}

void Replay::wish(const Wish &wish)
{
    if (!begin())
        return;
    m_wish = wish;
    emit moved();
    goOn();
}

/// The next errand, if there is one: what is wished for before what may be wished for.
void Replay::goOn()
{
    if (m_isBusy || !isOpen())
        return;
    const Wish last = m_wish.value_or(Wish{});
    const bool isRead = m_isAllRead
        || (!m_moments.empty()
            && (last.sequence > 0 ? m_moments.back().sequence >= last.sequence
                                  : m_moments.back().at > last.at));
    if (m_wish && isRead)
        lookUp();
    else if (!m_isAllRead)
        readOn();
    else if (isPlaying() && !isAllAhead() && m_ahead.size() < fewAhead)
        readAhead();
}

template<typename Work>
void Replay::run(Work work, void (Replay::*take)(Found &))
{
    m_isBusy = true;
    m_errands.run(
        // Both are kept for as long as it takes.
        [work, history = m_history, source = m_source] { return work(*history, *source); },
        [this, take, opened = m_opened](Found found) {
            if (opened != m_opened || !isOpen())
                return;
            m_isBusy = false;
            (this->*take)(found);
            goOn();
        });
}

void Replay::lookUp()
{
    m_underWay = std::exchange(m_wish, {});
    run(
        [wish = *m_underWay](DayHistory &history, EntrySource &) {
            Found found;
            auto day = wish.sequence > 0 ? history.upTo(wish.sequence) : history.at(wish.at);
            if (day)
                found.day = std::move(*day);
            else
                found.failure = day.failure();
            found.moments = history.takeMoments();
            return found;
        },
        &Replay::takeDay);
}

void Replay::readOn()
{
    run(
        [](DayHistory &history, EntrySource &) {
            Found found;
            const auto isMore = history.readOn(piece);
            found.isAll = !isMore || !*isMore;
            if (!isMore)
                found.failure = isMore.failure();
            found.moments = history.takeMoments();
            return found;
        },
        &Replay::takeMoments);
}

void Replay::readAhead()
{
    run(
        [from = (m_ahead.empty() ? m_sequence : m_ahead.back().sequence) + 1,
         asOf = m_live.day().lastSequence()](DayHistory &, EntrySource &source) {
            Found found{.asOf = asOf};
            std::size_t bytes = 0;
            const auto read = source.read(from, [&](const EntryView &entry) {
                bytes += entry.payload.size();
                found.ahead.push_back(Entry::of(entry));
                return found.ahead.size() < mostAhead && bytes < mostBytesAhead;
            });
            found.isAll = !read || (found.ahead.size() < mostAhead && bytes < mostBytesAhead);
            if (!read)
                found.failure = read.failure();
            return found;
        },
        &Replay::takeAhead);
}

void Replay::takeMoments(Found &found)
{
    m_isAllRead = found.isAll;
    m_moments.insert(m_moments.end(), found.moments.begin(), found.moments.end());
    if (found.failure)
        emit failed(*found.failure);
    emit moved();
}

void Replay::takeDay(Found &found)
{
    const Wish wished = *std::exchange(m_underWay, {});
    m_moments.insert(m_moments.end(), found.moments.begin(), found.moments.end());
    if (!found.day) {
        emit failed(*found.failure);
        return emit moved();
    }
    m_ahead.clear();
    m_allAheadOf = 0;
    m_sequence = found.day->lastSequence();
    m_arrived = found.day->lastAt();
    m_at = wished.sequence > 0 ? m_arrived : wished.at;
    // Whoever hears of the day asks the clock.
    m_clock.turnTo(*m_at);
    m_shown.replace(*std::exchange(found.day, {}));
    m_shown.takeTurns(halfAFrame);
    countFromHere();
    emit moved();
}

void Replay::takeAhead(Found &found)
{
    m_allAheadOf = found.isAll ? found.asOf : 0;
    std::ranges::move(found.ahead, std::back_inserter(m_ahead));
    if (found.failure)
        emit failed(*found.failure);
}

void Replay::play()
{
    if (!isOpen() || isPlaying())
        return;
    countFromHere();
    m_timer.start();
    emit paceChanged();
    goOn();
}

void Replay::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    emit paceChanged();
}

void Replay::setSpeed(double speed)
{
    if (std::ranges::find(speeds, speed) == speeds.end() || speed == m_speed)
        return;
    tick();
    m_speed = speed;
    countFromHere();
    emit paceChanged();
}

void Replay::changeSpeed(int by)
{
    const auto now = std::ranges::find(speeds, m_speed) - speeds.begin();
    setSpeed(speeds[std::size_t(std::clamp<std::ptrdiff_t>(now + by, 0, speeds.size() - 1))]);
}

/// Stretches of time are counted from where the speed changed, so that nothing adds up.
void Replay::countFromHere()
{
    m_countedFrom = m_at.value_or(end());
    m_countedSince = m_clock.present().now();
}

void Replay::tick()
{
    // Where somebody jumps to, it goes on from.
    if (!isPlaying() || !m_at || m_wish || m_underWay)
        return;
    const Micros gone = m_clock.present().now() - m_countedSince;
    const Instant due = m_countedFrom + Micros(std::int64_t(double(gone.count()) * m_speed));
    const Instant reached = std::max(*m_at, std::min(due, end()));
    const Instant shown = applyUntil(reached);
    if (shown < reached)
        countFromHere(); // the entries were not there yet, or too many at once
    else if (shown >= end() && isAllAhead() && m_ahead.empty())
        pause();
    goOn();
}

/// Shows what had arrived by then, as far as it has been read; gives the instant that is shown.
Instant Replay::applyUntil(Instant instant)
{
    std::vector<Entry> due;
    Instant arrived = m_arrived;
    while (!m_ahead.empty() && due.size() < mostAtOnce) {
        if (m_ahead.front().at > instant)
            break;
        arrived = std::max(arrived, m_ahead.front().at);
        due.push_back(std::move(m_ahead.front()));
        m_ahead.pop_front();
    }
    const bool isAll = due.size() < mostAtOnce && (!m_ahead.empty() || isAllAhead());
    m_arrived = arrived;
    m_at = isAll ? instant : std::max(*m_at, arrived);
    m_clock.turnTo(*m_at);
    if (!due.empty()) {
        m_sequence = due.back().sequence;
        std::vector<EntryView> views;
        std::ranges::transform(due, std::back_inserter(views), &Entry::view);
        m_shown.apply(views);
    }
    emit moved();
    return *m_at;
}

} // namespace Chaos
