// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/clockoffset.h"
#include "app/net/question.h"
#include "app/runner/jenkinsanswer.h"
#include "app/runner/outputkeeper.h"
#include "app/runner/performance.h"

#include <QStringList>

#include <memory>

namespace Chaos {

class Transport;

/// How a build is followed.
struct JenkinsPace
{
    Micros between = std::chrono::seconds(1); ///< looks; an item is forgotten after five minutes
    Micros patience = std::chrono::seconds(10); ///< with one answer
    Micros stopPatience = std::chrono::seconds(5); ///< with the one to being told to stop
};

/// A job of Jenkins: triggers it once, waits in its queue, follows the build and keeps its log.
///
/// When the fault really was there Jenkins does not say: not before the build was scheduled nor
/// after it was over, and in the middle of that ± the half. To be stopped, Jenkins is told to stop
/// the build, or to forget the item that waits.
class JenkinsRun final : public Performance
{
    Q_OBJECT

public:
    JenkinsRun(const Activity &activity, Transport &transport, const QStringList &secrets,
               const Clock &clock, const JenkinsPace &pace, QObject *parent);
    ~JenkinsRun() override;

private:
    using Take = void (JenkinsRun::*)(const Outcome<Answer> &);
    using Look = void (JenkinsRun::*)();

    void begin() override;
    void cut() override;

    void ask(Question question, Take take);
    [[nodiscard]] Question questionOf(const QString &path) const;
    /// Goes on looking, whatever was between: nothing is done twice by that.
    void again(Look look, Micros wait = Micros(0));
    /// Whether the answer is one to read; goes on by itself where asking again may help.
    [[nodiscard]] bool isReadable(const Outcome<Answer> &answer, Look look);

    void takeTriggered(const Outcome<Answer> &answer);
    void lookAtQueue();
    void takeItem(const Outcome<Answer> &answer);
    void lookForBuild();
    void takeBuilds(const Outcome<Answer> &answer);
    void lookAtBuild();
    void takeBuild(const Outcome<Answer> &answer);
    void readLog();
    void takeLog(const Outcome<Answer> &answer);
    void goOn();
    void tellToStop();
    void takeStopped(const Outcome<Answer> &answer);

    void finish(StepOutcome outcome, const QString &why);
    void fail(const QString &why) { finish(StepOutcome::Failed, why); }
    [[nodiscard]] std::optional<Stamp> whenItActed() const;
    [[nodiscard]] QString buildPath() const;
    [[nodiscard]] QString console() const;

    JenkinsDeed m_deed;
    Transport &m_transport;
    JenkinsPace m_pace;
    QStringList m_secrets;
    std::unique_ptr<QObject> m_asker; ///< what it asked ends with it
    QTimer m_later;
    ClockOffset m_jenkinsClock;
    OutputKeeper m_log;
    qint64 m_logAt = 0;
    int m_logLooks = 0; ///< since the build was over
    bool m_isLogOver = false;
    bool m_isTriggering = false; ///< what becomes of it must be known before it can be stopped
    bool m_isAskedToStop = false;
    std::optional<qint64> m_item; ///< of the queue
    JenkinsAnswer::Build m_build{};
    std::optional<Instant> m_triggeredAt{}; ///< room clock: it was asked then
    std::optional<Instant> m_overAt{}; ///< room clock: it was seen to be over
    QString m_waitsFor;
};

} // namespace Chaos
