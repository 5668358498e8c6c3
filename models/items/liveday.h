// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/items/errands.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace Chaos {

/// The day that is on the screen: applies what has become durable and says what it touched.
///
/// The first change is told at once, those that follow within a frame together after it: a storm of
/// entries costs the views one update a frame.
///
/// What takes long to read (a survey of thousands of rules, an import of hundreds of cards) is read
/// in another thread; what comes meanwhile waits its turn behind it.
///
/// Another day comes in this order, so that nobody shows the half of each and no frame is lost,
/// however long the day is:
///  1. `day()` is the new one and `replaced` is told: all who hear it let go at once of what refers
///     to the day that is gone, and take over what costs next to nothing;
///  2. what costs more was asked for there by `inTurn`, and is done one piece after the other;
///  3. only then, and also of what came meanwhile, `changed` is told.
class LiveDay final : public QObject
{
    Q_OBJECT

public:
    explicit LiveDay(QObject *parent = nullptr);

    [[nodiscard]] const Day &day() const { return m_followed ? m_followed->day() : m_day; }

    /// Another day, or the same one freshly loaded.
    void replace(Day day);
    /// Another day that is kept elsewhere: nothing is copied, and what that one tells is told here
    /// too, until another day comes. `other` has to live longer.
    void follow(LiveDay &other);
    /// Entries in order, as the journal committed them. Those already applied are passed over. Not
    /// while it follows another.
    void apply(std::span<const EntryView> entries);

    /// Of who hears `replaced`: does that work in a turn of the event loop of its own, after what
    /// was asked for before it and before any `changed`; not at all once `who` is gone or yet
    /// another day has come.
    void inTurn(QObject *who, std::function<void()> work);
    /// Does at once what waits for its turn, as long as that takes no longer than `most`: nothing
    /// is seen of what lies between the two days.
    void takeTurns(Micros most);

signals:
    void replaced();
    void changed(Chaos::Touched what);

private:
    /// Entries that came together and cannot be applied yet.
    struct Group
    {
        std::vector<Entry> entries{};
        std::vector<EntryReading> readings{}; ///< as many, once they have been read
        bool isWide = false;
    };
    Day letGo();
    void apply(Group &group);
    void goOn();

    struct Turn
    {
        QPointer<QObject> who;
        std::function<void()> work;
    };
    void takeTurn();
    void tell();

    Day m_day;
    LiveDay *m_followed = nullptr;
    Touched m_untold = Touched::Nothing;
    QTimer m_frame; ///< runs until the next `changed` may be told
    std::deque<std::shared_ptr<Group>> m_waiting; ///< the first of them is being read
    std::deque<Turn> m_turns;
    QTimer m_turn; ///< runs while there are any
    Errands m_reading;
};

} // namespace Chaos
