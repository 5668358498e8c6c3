// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"
#include "models/items/readinessrow.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace Chaos {

/// The plan in figures. Experiments that are taken out are not counted.
struct PlanFigures
{
    int experiments = 0;
    int ready = 0; ///< without a hole
    int alertsCovered = 0; ///< alerts that an experiment expects
    std::optional<int> alertsKnown{}; ///< in all; nothing before a source told which it has
    std::optional<Micros> overrun{}; ///< of the day over its window, negative: time to spare
    bool operator==(const PlanFigures &) const = default;
};

/// The experiments of the plan in order and how ready each is, with what the day as a whole lacks.
///
/// An edit judges again only what it is about. When everything must be judged again (a source has
/// told its set-up, somebody got another role), that is done in slices that leave the widgets'
/// thread to others in between; until its turn comes a row, and a figure, stays as it was.
class ReadinessModel final : public KeyedListModel<ReadinessRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        TakenOutRole,
        RiskRole, ///< int(Level)
        ReachRole, ///< int(Risk::Reach)
        BlastRadiusRole,
        AlertsRole,
        TimeBoxRole, ///< µs
        NeededRole, ///< µs, or nothing
        RolesRole,
        HolesRole, ///< nothing while not judged
        WarningsRole,
        StandingRole, ///< int(Standing) of the method; those of the other aspects follow
    };

    /// `slice` is how long to judge before others get a turn.
    ReadinessModel(LiveDay &live, const Clock &clock, Micros slice = std::chrono::milliseconds(3),
                   QObject *parent = nullptr);
    ~ReadinessModel() override;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const PlanFigures &figures() const { return m_figures; }
    [[nodiscard]] const std::vector<Concern> &dayConcerns() const { return m_dayConcerns; }
    /// Whether every experiment has been judged by what is known.
    [[nodiscard]] bool isSettled() const { return m_next == m_stale.size(); }
    /// How many experiments were judged, ever: what an edit costs.
    [[nodiscard]] int judgements() const { return m_judgements; }

signals:
    void figuresChanged();
    void dayConcernsChanged();

private:
    struct Seen
    {
        Experiment experiment{};
        bool hasBegun = false;
        bool isKnown = false; ///< it has been queued for judgement, as it is
        /// Whether others stand nearer to it, or farther from it, than before.
        [[nodiscard]] bool isElsewhere(const Seen &old) const;
    };

    void take(Touched what);
    void startAnew();
    void follow();
    void takeWorld();
    void takeDate();
    void judgeAllAgain();
    void work();
    [[nodiscard]] bool isSomethingDue() const;
    void doWhatIsDue(const QElapsedTimer &since);
    void judge(const QString &key);
    void judgeDay();
    void count();
    [[nodiscard]] bool takeOrder();
    [[nodiscard]] bool surroundingsChanged();
    [[nodiscard]] bool readGroups(const QElapsedTimer &since);
    void lookAround();

    LiveDay &m_live;
    const Clock &m_clock;
    Micros m_length;
    std::vector<Seen> m_seen; ///< one a row
    Plan m_around; ///< of the plan as it was last, what every experiment is judged by
    std::unique_ptr<Surroundings> m_surroundings; ///< of the day as far as `m_judgedUpTo`
    std::unique_ptr<Surroundings> m_left; ///< those before, to be let go of in a turn of its own
    std::int64_t m_judgedUpTo = -1;
    std::size_t m_groupsRead = 0; ///< of how many experiments it is known which groups they open
    bool m_mustJudgeDay = true;
    bool m_mustCount = true;
    bool m_mustCountAlerts = true; ///< the alerts that are covered
    std::vector<QString> m_stale; ///< to be judged, from `m_next` on
    std::size_t m_next = 0;
    int m_judgements = 0;
    PlanFigures m_figures;
    std::vector<Concern> m_dayConcerns;
    QTimer m_slice;
    QTimer m_soon; ///< the world changes in storms
    QTimer m_minute; ///< what is overdue changes with the date
};

} // namespace Chaos
