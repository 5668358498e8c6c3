// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/entrybatch.h"

#include <QObject>

#include <vector>

namespace Chaos {

/// Holds back what is committed while a day is being loaded, and passes it on, in order, when the
/// day is there.
///
/// How an application puts the two together, losing and doubling nothing:
///  1. connect Journal::committed → Backlog::take and Backlog::passed → LiveDay::apply;
///  2. Journal::open; on `opened`, Backlog::hold, then DayLoader::load;
///  3. on DayLoader::loaded, LiveDay::replace(the day), then Backlog::release.
/// What was committed before the loader began to read is in the day already: LiveDay passes over
/// sequences that it has. What came later waits here.
class Backlog final : public QObject
{
    Q_OBJECT

public:
    explicit Backlog(QObject *parent = nullptr);

    void hold();
    void release();
    void take(const Chaos::SharedBatch &batch);

signals:
    void passed(Chaos::SharedBatch batch);

private:
    std::vector<SharedBatch> m_held;
    bool m_holding = false;
};

} // namespace Chaos
