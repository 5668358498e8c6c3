// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/database.h"
#include "app/journal/storehealth.h"
#include "models/day/outcome.h"

#include <QCoreApplication>

namespace Chaos {

/// Reads a whole store and says what is wrong with it.
class StoreExaminer
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::StoreExaminer)

public:
    explicit StoreExaminer(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Outcome<StoreHealth> examine();

private:
    Outcome<Done> checkPages();
    Outcome<Done> checkDays();
    Outcome<Done> checkPayloads();
    Outcome<Done> checkPictures();

    Database &m_database;
    StoreHealth m_health;
};

} // namespace Chaos
