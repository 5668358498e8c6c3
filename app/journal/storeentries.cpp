// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storeentries.h"

#include "app/journal/store.h"

#include <algorithm>

namespace Chaos {

StoreEntries::StoreEntries(QString storePath, qint64 day)
    : m_path(std::move(storePath))
    , m_day(day)
{}

Outcome<Done> StoreEntries::read(std::int64_t from, const Visitor &visit)
{
    const auto store = Store::open(m_path, OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    return (*store)->read(m_day, from, [&visit](const SharedBatch &batch) {
        return std::ranges::all_of(batch->entries(), visit);
    });
}

} // namespace Chaos
