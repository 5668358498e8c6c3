// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QObject>
#include <QTimer>

#include <span>

namespace Chaos {

/// The day that is on the screen: applies what has become durable and says what it touched.
///
/// The first change is told at once, those that follow within a frame together after it: a storm of
/// entries costs the views one update a frame.
class LiveDay final : public QObject
{
    Q_OBJECT

public:
    explicit LiveDay(QObject *parent = nullptr);

    [[nodiscard]] const Day &day() const { return m_day; }

    /// Another day, or the same one freshly loaded.
    void replace(Day day);
    /// Entries in order, as the journal committed them. Those already applied are passed over.
    void apply(std::span<const EntryView> entries);

signals:
    void replaced();
    void changed(Chaos::Touched what);

private:
    void tell();

    Day m_day;
    Touched m_untold = Touched::Nothing;
    QTimer m_frame;
};

} // namespace Chaos
