// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ledgerreader.h"

namespace Chaos {

LedgerReader::LedgerReader(const QString &storePath, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(storePath)
    , m_clock(clock)
{}

LedgerReader::~LedgerReader()
{
    m_stop = true;
}

void LedgerReader::want()
{
    m_isWanted = true;
    begin();
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
    if (!m_isWanted || m_isHeld || m_isReading)
        return;
    m_isWanted = false;
    m_isReading = true;
    m_stop = false;
    m_errands.run([path = m_path, now = m_clock.now(), &shelf = m_shelf,
                   &stop = m_stop] { return keptDaysOf(path, now, shelf, stop); },
                  [this](const Outcome<KeptDays> &kept) { take(kept); });
}

void LedgerReader::take(const Outcome<KeptDays> &kept)
{
    m_isReading = false;
    if (!kept)
        emit failed(kept.failure());
    else if (!m_stop)
        emit read(*kept);
    begin();
}

} // namespace Chaos
