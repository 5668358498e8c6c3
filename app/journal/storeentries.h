// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entrysource.h"

#include <QString>

namespace Chaos {

/// The entries of one day of a store. Opens the store for each reading: who reads may be another
/// thread each time, and nothing is held open in between.
class StoreEntries final : public EntrySource
{
public:
    StoreEntries(QString storePath, qint64 day);

    Outcome<Done> read(std::int64_t from, const Visitor &visit) override;

private:
    QString m_path;
    qint64 m_day;
};

} // namespace Chaos
