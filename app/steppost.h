// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/stepdeed.h"
#include "app/unwrittenway.h"
#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "models/steps/activity.h"
#include "models/steps/performing.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace Chaos {

/// Sees to it that scripted steps are performed: what and when, `nextOrder` decides; here it is
/// only that each is written down before it begins and when it has ended, that none is begun twice,
/// and that an emergency stop backs out. Whatever happens to this program, the next that opens the
/// day knows what may be applied. Belongs to whoever writes the day: a day has one writer.
class StepPost final : public QObject
{
    Q_OBJECT

public:
    StepPost(LiveDay &live, const Clock &clock, std::uint64_t seed, QObject *parent = nullptr);

    /// The day on the screen is the journal's from now on. What an earlier session had under way is
    /// lost, and written down so.
    void begin();
    /// How a step ended.
    void take(const Chaos::StepEnd &end);

    /// Signed, and on their way to the journal; `written` once they are durable.
    void expect(const std::vector<Chaos::Entry> &entries);
    void written(std::span<const Chaos::EntryView> entries);
    void setWritingFails(bool fails);

signals:
    /// To be written down in this order, and all at once.
    void decided(const std::vector<Chaos::Entry> &entries);
    void ordered(const Chaos::StepDeed &deed);
    void stopWished(const QString &key);
    /// What is being taken back though nothing can be written down, in words; empty: nothing more.
    void wentAhead(const QString &told);

private:
    /// A step that waits for its pause to be over.
    struct Pausing
    {
        StepOrder order{};
        Instant until{};
    };

    /// As it is, and nothing of it may be lost but what leads back.
    [[nodiscard]] const Day &day() const;
    void look();
    void tellHowFar();
    void noteRehearsal();
    void loseLeftOvers();
    void performWhatIsWritten();
    void stopWhatShallNotGoOn();
    void follow(const StepOrder &order);
    void write(const StepOrder &order, const PlannedStep &due, const Outcome<Activity> &activity);
    [[nodiscard]] StepDeed deedOf(const StepOrder &order, const PlannedStep &due,
                                  const QString &key) const;
    void lookLater(Instant at);
    [[nodiscard]] QString freshKey();

    LiveDay &m_live;
    const Clock &m_clock;
    UnwrittenWay m_unwritten;
    QString m_toldAhead;
    QString m_rehearsed; ///< experiment whose way back is rehearsed by this post
    std::mt19937_64 m_random;
    std::map<QString, StepDeed> m_written; ///< by key: their entries are on their way
    std::map<QString, Micros> m_pausesAfter; ///< by key
    QSet<QString> m_performed; ///< under way
    QSet<QString> m_ending; ///< the entries that say so are on their way
    QSet<QString> m_stopped; ///< asked to end already
    std::optional<Pausing> m_pausing;
    std::optional<Instant> m_brakedFor; ///< the emergency stop that was acted on
    Instant m_notBefore{}; ///< the pause after the last step
    QTimer m_next;
};

} // namespace Chaos
