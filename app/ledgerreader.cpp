// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ledgerreader.h"

#include "app/dayledger.h"

namespace Chaos {

LedgerReader::LedgerReader(const QString &storePath, QObject *parent)
    : QObject(parent)
    , m_path(storePath)
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
    m_errands.run([path = m_path, &stop = m_stop] { return ledgerOf(path, stop); },
                  [this](const Outcome<std::vector<LedgerLine>> &ledger) { take(ledger); });
}

void LedgerReader::take(const Outcome<std::vector<LedgerLine>> &ledger)
{
    m_isReading = false;
    if (ledger && !m_stop) // a store that cannot be read has told so already
        emit read(*ledger);
    begin();
}

} // namespace Chaos
