// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dayledger.h"

#include "app/daywriter.h"

namespace Chaos {

namespace {

/// Neither what was measured continuously nor what was written by hand proves an alert.
bool isWanted(Kind kind)
{
    switch (kind) {
    case Kind::SamplesTaken:
    case Kind::SourceSurveyed:
    case Kind::HostChanged:
    case Kind::NoteWritten:
    case Kind::NoteCorrected:
    case Kind::PictureKept:
    case Kind::QaResult:
    case Kind::QaWithdrawn:
        return false;
    default:
        return true;
    }
}

} // namespace

Outcome<std::vector<LedgerLine>> ledgerOf(const QString &storePath, const std::atomic<bool> &stop)
{
    auto store = Store::open(storePath, OpenMode::ReadOnly);
    if (!store && store.failure().kind == Failure::Kind::NotFound)
        return std::vector<LedgerLine>();
    if (!store)
        return store.failure();
    const auto days = (*store)->days();
    if (!days)
        return days.failure();
    std::vector<std::vector<Proof>> proofs;
    for (const DayInfo &info : *days) {
        const auto day = foldDay(**store, info.number, isWanted, &stop);
        if (stop)
            break;
        if (day)
            proofs.push_back(proofsOf(*day));
    }
    return mergeProofs(proofs);
}

} // namespace Chaos
