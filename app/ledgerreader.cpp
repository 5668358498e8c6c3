// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ledgerreader.h"

#include <algorithm>

namespace Chaos {

namespace {

/// A day of a million entries that goes on takes a second to read: looking at it may cost a tenth
/// of a processor, and no more.
constexpr int restForEachRead = 9;

Outcome<LookBack> lookBack(const QString &path, Instant now, DayShelf &shelf,
                           const std::atomic<bool> &stop)
{
    auto kept = keptDaysOf(path, now, shelf, stop);
    if (!kept)
        return kept.failure();
    auto ledger = kept->withoutRehearsals().ledger();
    return LookBack{.days = std::make_shared<const KeptDays>(*std::move(kept)),
                    .ledger = std::move(ledger)};
}

} // namespace

LedgerReader::LedgerReader(const QString &storePath, const Clock &clock,
                           std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent)
    , m_path(storePath)
    , m_clock(clock)
    , m_pause(pause)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        m_isDue = true;
        begin();
    });
}

LedgerReader::~LedgerReader()
{
    m_stop = true;
}

void LedgerReader::want()
{
    m_isWanted = true;
    begin();
}

void LedgerReader::follow(bool isLooked)
{
    m_isFollowed = isLooked;
    if (isLooked)
        return want();
    m_next.stop();
    m_isDue = false;
}

void LedgerReader::hold()
{
    m_isHeld = true;
    m_stop = true;
    m_isWanted = m_isWanted || m_isReading;
}

void LedgerReader::release()
{
    m_isHeld = false;
    begin();
}

void LedgerReader::begin()
{
    if (!(m_isWanted || m_isDue) || m_isHeld || m_isReading)
        return;
    const bool isWanted = std::exchange(m_isWanted, false);
    m_isDue = false;
    m_isReading = true;
    m_stop = false;
    m_next.stop();
    m_since.start();
    m_errands.run(
        [path = m_path, now = m_clock.now(), isWanted, &shelf = m_shelf, &stop = m_stop]() -> Read {
            if (!isWanted && !hasNews(path, now, shelf))
                return {};
            return lookBack(path, now, shelf, stop);
        },
        [this](const Read &back) { take(back); });
}

void LedgerReader::take(const Read &back)
{
    m_isReading = false;
    if (back && !*back)
        emit failed(back->failure());
    else if (back && !m_stop)
        emit read(**back);
    if (m_isFollowed)
        m_next.start(
            std::max(m_pause, restForEachRead * std::chrono::milliseconds(m_since.elapsed())));
    begin();
}

} // namespace Chaos
