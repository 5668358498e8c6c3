// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/dayhistory.h"
#include "models/day/turnedclock.h"
#include "models/items/errands.h"
#include "models/items/liveday.h"

#include <QTimer>

#include <array>
#include <deque>
#include <memory>
#include <optional>

namespace Chaos {

/// Runs a day again on the screens that show it, while the day itself goes on behind them.
///
/// Those screens look at a LiveDay and a clock of their own. As long as nothing is replayed they
/// follow the day that is live and the room's clock. In a replay they show the fold of what the
/// room knew at an instant (see DayHistory), and the clock stands at that instant. Whoever acts
/// looks at the live day and the room's clock, and sees nothing of it.
///
/// What takes long is done in another thread. Of several instants that are wished for meanwhile,
/// only the last is looked at. Nothing is kept once the replay is over.
class Replay final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array speeds{0.5, 1.0, 2.0, 5.0, 10.0, 60.0};

    /// `shown` and `clock` are those of the screens, and not written to by anybody else. All three
    /// have to live longer.
    Replay(LiveDay &live, LiveDay &shown, TurnedClock &clock, QObject *parent = nullptr);

    /// Where the entries of the live day are read again; null: nowhere, nothing is replayed.
    void setSource(const std::shared_ptr<EntrySource> &source);

    /// Whether the screens have left the present.
    [[nodiscard]] bool isOpen() const { return m_history != nullptr; }
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] double speed() const { return m_speed; }
    /// The instant that is shown; nothing until the first has been looked up.
    [[nodiscard]] std::optional<Instant> at() const { return m_at; }
    /// The last instant that was wished for: that one, or one that is still being looked up.
    [[nodiscard]] Instant aim() const;
    /// What is worth looking at: from shortly before the first start to the end of the day's work,
    /// and as far as somebody looked.
    struct Stretch
    {
        Instant from{};
        Instant to{};
        bool operator==(const Stretch &) const = default;
    };
    [[nodiscard]] Stretch stretch() const;
    /// The day as it has become, whatever is shown.
    [[nodiscard]] LiveDay &live() const { return m_live; }

public slots:
    /// Leaves the present, and shows the day as it is by now. Does nothing without a source.
    void open();
    /// Back to now, with all that has come meanwhile.
    void close();
    /// These leave the present if nobody has yet. The day up to that entry:
    void lookAtEntry(qint64 sequence);
    void lookAt(Chaos::Instant instant);
    /// The next or the previous entry that the story tells of.
    void next();
    void previous();

    /// Goes on in time, from the end of the day no further.
    void play();
    void pause();
    /// One of `speeds`.
    void setSpeed(double speed);
    /// To the next of `speeds`.
    void faster() { changeSpeed(1); }
    void slower() { changeSpeed(-1); }
    /// Catches up with the present's clock while it plays.
    void tick();

signals:
    /// True: what is shown is the past from now on.
    void turned(bool isPast);
    /// Another instant, or other bounds of the day.
    void moved();
    /// Plays, stands still, or at another speed.
    void paceChanged();
    void failed(const Chaos::Failure &failure);

private:
    struct Wish
    {
        Instant at{};
        std::int64_t sequence = 0; ///< of the last entry; 0: as many as had arrived
    };
    /// What an errand has brought.
    struct Found
    {
        std::optional<Day> day{};
        std::vector<Moment> moments{};
        std::vector<Entry> ahead{};
        bool isAll = false; ///< there was nothing more to be read
        std::int64_t asOf = 0; ///< last entry of the live day when it began
        std::optional<Failure> failure{};
    };

    bool begin();
    void wish(const Wish &wish);
    void goOn();
    void lookUp();
    void readOn();
    void readAhead();
    template<typename Work>
    void run(Work work, void (Replay::*take)(Found &));
    void takeDay(Found &found);
    void takeMoments(Found &found);
    void takeAhead(Found &found);
    [[nodiscard]] Instant applyUntil(Instant instant);
    void changeSpeed(int by);
    void countFromHere();
    [[nodiscard]] Instant end() const;
    [[nodiscard]] bool isAllAhead() const;

    LiveDay &m_live;
    LiveDay &m_shown;
    TurnedClock &m_clock;
    std::shared_ptr<EntrySource> m_source;
    std::shared_ptr<DayHistory> m_history; ///< of whichever errand is under way
    int m_opened = 0; ///< how often; what an errand of an earlier replay brings is not wanted
    bool m_isBusy = false;
    bool m_isAllRead = false;
    std::optional<Wish> m_wish; ///< not yet looked up
    std::optional<Wish> m_underWay; ///< being looked up
    std::vector<Moment> m_moments; ///< as far as was read

    std::optional<Instant> m_at;
    std::int64_t m_sequence = 0; ///< of the last entry that is shown
    Instant m_arrived{}; ///< when that one did
    std::deque<Entry> m_ahead; ///< those that follow it
    /// The last entry of the live day when all of them were ahead.
    std::int64_t m_allAheadOf = 0;

    double m_speed = 1;
    Instant m_countedFrom{}; ///< the instant shown …
    Instant m_countedSince{}; ///< … when the present's clock read this
    QTimer m_timer; ///< runs while it plays
    Errands m_errands; ///< last, so that it goes first
};

} // namespace Chaos
