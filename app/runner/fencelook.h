// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/stepdeed.h"
#include "models/steps/fencing.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>

class QProcess;

namespace Chaos {

class Resolver;

/// A look, right before a step begins, at where all leads that it names: what ssh makes of its host
/// and of the hosts of production (`ssh -G`), and which addresses they have now. Ends once, within
/// ten seconds.
///
/// A step whose way nobody can find is refused, for it may lead into production. The way back stays
/// open all the same: name service may be what was broken.
class FenceLook final : public QObject
{
    Q_OBJECT

public:
    FenceLook(const StepDeed &deed, const Activity &activity, const QJsonValue &provider,
              Resolver &resolver, QObject *parent = nullptr);
    ~FenceLook() override;

    void start();

signals:
    /// Why the step must not begin; empty: it may.
    void ended(const QString &refusal);

private:
    /// Something that is looked up.
    struct Place
    {
        Whereabouts where{};
        bool isOfSsh = false; ///< its name goes through ssh's configuration first
        bool isNeeded = false; ///< the step is refused if nobody knows where it leads
        bool isFound = false;
        QString trouble{}; ///< why it was not found
    };

    std::size_t add(const QString &said, bool isOfSsh, bool isNeeded);
    void askSshMore();
    void askSsh(std::size_t place);
    void takeConfiguration(std::size_t place, QProcess &ssh);
    void find(std::size_t place, const QString &name);
    void lookUp(std::size_t place, const QString &name);
    void closeOne();
    void judge(bool isTooLate);
    [[nodiscard]] QString refusal(bool isTooLate) const;

    Fence m_fence;
    bool m_isWayBack;
    QString m_ssh;
    QString m_url; ///< its host; empty: it is no request
    NamedPlaces m_named;
    Resolver &m_resolver;
    std::deque<Place> m_places; ///< those of the fence first, in its order, then the step's
    std::size_t m_ofFence = 0;
    std::vector<std::size_t> m_ofHost; ///< of each host of the fence its places: two
    std::deque<std::size_t> m_waiting; ///< for ssh
    int m_asking = 0; ///< of ssh just now
    int m_open = 0; ///< questions
    bool m_hasEnded = false;
    QTimer m_deadline;
};

} // namespace Chaos
