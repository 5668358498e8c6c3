// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/resolver.h"
#include "app/net/transport.h"
#include "app/runner/fencelook.h"
#include "app/runner/jenkinsrun.h"
#include "app/runner/performance.h"
#include "app/runner/stepdeed.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace Chaos {

class Secrets;

/// Performs steps, any number at a time, and tells how each ended: exactly once, unless it dies
/// before, which ends all that is under way.
class Performer final : public QObject
{
    Q_OBJECT

public:
    /// `socketFolder` is where connections of ssh are shared: private, and its path short. Without
    /// one it is made once a step needs it.
    Performer(const Clock &clock, const Secrets &secrets, const QString &socketFolder = {},
              QObject *parent = nullptr);
    ~Performer() override;

    /// From the next step on.
    void setJenkinsPace(const JenkinsPace &pace) { m_jenkinsPace = pace; }
    /// What names mean, instead of what they mean to this desk.
    void setResolver(std::unique_ptr<Resolver> resolver) { m_resolver = std::move(resolver); }
    void perform(const Chaos::StepDeed &deed);
    /// Ends what is under way under that key.
    void stop(const QString &key);

signals:
    void ended(const Chaos::StepEnd &end);

private:
    /// How a performance ended, with all secrets that must not be shown of it.
    using Concluded = std::function<void(const Activity &activity, const QStringList &secrets,
                                         const StepEnd &end)>;

    /// Begins it and calls `concluded` once it has ended; a failure where it cannot be begun.
    [[nodiscard]] Outcome<Done> begin(const StepDeed &deed, const Concluded &concluded);
    /// The same, after a look at where all leads that it names: nothing is begun that leads to
    /// production, whoever performs it. `provider`: of the activity, with all in its place.
    void lookBefore(const StepDeed &deed, const Activity &activity, const QJsonValue &provider,
                    const Substitution &substitution, const Concluded &concluded);
    [[nodiscard]] Outcome<Done> start(const StepDeed &deed, const Activity &activity,
                                      const Substitution &substitution, const Concluded &concluded);
    [[nodiscard]] Outcome<std::unique_ptr<Performance>>
    performanceOf(const StepDeed &deed, const Activity &activity, const Substitution &substitution,
                  QStringList &secrets);
    [[nodiscard]] Substitution substitutionFor(const StepScope &scope) const;
    [[nodiscard]] Outcome<std::unique_ptr<Performance>>
    processOf(const StepDeed &deed, const Activity &activity, const QStringList &secrets);
    void judge(const StepDeed &deed, const Activity &activity, const QStringList &secrets,
               StepEnd end);
    void judgeByProbe(const StepDeed &deed, const QStringList &secrets, StepEnd end);

    const Clock &m_clock;
    const Secrets &m_secrets;
    QString m_socketFolder;
    Transport m_transport;
    JenkinsPace m_jenkinsPace;
    std::unique_ptr<Resolver> m_resolver;
    std::map<QString, std::unique_ptr<FenceLook>> m_looks; ///< by key: not begun yet
    std::map<QString, std::unique_ptr<Performance>> m_underWay; ///< by key
};

} // namespace Chaos
