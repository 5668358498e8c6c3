// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/keyedlistmodel.h"
#include "models/items/liveday.h"
#include "models/rules/coverage.h"

#include <QTimer>

#include <memory>

namespace Chaos {

class Surroundings;

/// One alert of the inventory, with the titles that people know.
struct CoverageRow
{
    QString key{}; ///< source, name and group as one
    std::shared_ptr<const CoveredAlert> alert{};
    QString source{}; ///< its title
    QStringList tests{}; ///< titles of the experiments that test it
    bool operator==(const CoverageRow &other) const;
};

/// Every alert there is to know of, and which experiment puts it to the test. Thousands of rules:
/// computed soon after a change, not with each, and piece after piece, so that the widgets' thread
/// is left to others in between.
class CoverageModel final : public KeyedListModel<CoverageRow>
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,
        SourceRole,
        GroupRole,
        RunbookRole, ///< bool, or nothing where no source has told of the alert
        TestsRole, ///< titles
        GuardsRole, ///< how many experiments
        ProvedRole, ///< µs since the epoch of its latest test, or nothing
        FiredRole, ///< bool: in its latest test, or nothing
        NoDataRole, ///< µs since the epoch when it last was proven to fire on no data, or nothing
        ClearedRole, ///< the same of clearing by itself
    };

    explicit CoverageModel(LiveDay &live, QObject *parent = nullptr);
    ~CoverageModel() override;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// What all days of the store have proved.
    void setLedger(std::vector<LedgerLine> ledger);
    /// Rests while nobody looks.
    void setWatched(bool watched);
    [[nodiscard]] const CoverageCount &count() const { return m_count; }
    /// A card that tests that alert; nothing for a row that is none.
    [[nodiscard]] std::optional<Experiment> cardFor(int row);

signals:
    void counted();

private:
    void takeDay();
    void take(Touched what);
    void refreshIn(std::chrono::milliseconds time);
    void begin();
    void work();
    void lookAround();
    [[nodiscard]] bool readAlerts();
    void show();

    LiveDay &m_live;
    std::unique_ptr<Surroundings> m_around; ///< of the day as far as `m_lookedUpTo`
    std::unique_ptr<Surroundings> m_left; ///< those before, to be let go of in a turn of its own
    std::int64_t m_lookedUpTo = -1;
    std::size_t m_alertsRead = 0; ///< of how many experiments it is known which rules they mean
    bool m_isRead = false; ///< of all of them: the alerts are found in the next turn
    Coverage m_found; ///< that is not shown yet
    std::vector<LedgerLine> m_ledger;
    CoverageCount m_count;
    QTimer m_soon;
    QTimer m_work; ///< runs till the alerts are found
    QTimer m_show; ///< to show them takes a turn of its own
    bool m_isWatched = true;
    bool m_isStale = false;
};

} // namespace Chaos
