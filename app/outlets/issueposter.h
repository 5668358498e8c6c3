// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "app/outlets/trackerdialect.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Chaos {

class Transport;

/// How quickly issues are made.
struct PostingPace
{
    Micros between = std::chrono::seconds(1); ///< GitHub takes no more than 80 in a minute
    Micros pause = std::chrono::seconds(5); ///< after a failure; twice as long after each more
    Micros longestWait = std::chrono::minutes(2); ///< a tracker that wants more is left alone
    Micros timeout = std::chrono::seconds(20); ///< of one question
    int attempts = 4; ///< at one question
};

/// Makes issues of drafts, one after the other, and none twice.
///
/// Looks first which are there already. What may have been made without an answer that says so is
/// looked for before it is tried again. Each draft is told of exactly once, in order, unless this
/// object is stopped or goes; then the rest is not told of.
class IssuePoster final : public QObject
{
    Q_OBJECT

public:
    /// The dialect outlives it.
    IssuePoster(const TrackerDialect &dialect, Transport &transport, const PostingPace &pace,
                QObject *parent = nullptr);

    void post(std::vector<IssueDraft> drafts);
    /// Asks nothing more.
    void stop();

signals:
    void created(const Chaos::IssueDraft &draft, const Chaos::ItemCopy &copy);
    void found(const Chaos::IssueDraft &draft, const Chaos::ItemCopy &copy);
    void failed(const Chaos::IssueDraft &draft, const Chaos::Failure &failure);
    void finished();

private:
    using Step = void (IssuePoster::*)();

    void ask(Question question, void (IssuePoster::*take)(const Outcome<Answer> &));
    void look();
    void takePage(const Outcome<Answer> &outcome);
    void goOn();
    void create();
    void takeCreated(const Outcome<Answer> &outcome);
    /// Looks again whether it was made.
    void doubt(const Failure &failure, Micros wait);
    /// Does it again, later; false: it was tried often enough, or the tracker wants too long.
    [[nodiscard]] bool again(Step step, Micros wait);
    void later(Step step, Micros wait);
    void next(Micros wait);
    void giveUp(const Failure &failure);

    const TrackerDialect &m_dialect;
    Transport &m_transport;
    PostingPace m_pace;
    std::vector<IssueDraft> m_drafts;
    std::size_t m_next = 0;
    KnownIssues m_known;
    QString m_page;
    int m_pages = 0;
    int m_failures = 0; ///< of the question under way
    std::optional<Failure> m_doubt; ///< why it is not known whether the next one was made
    bool m_isStopped = false;
    QTimer m_later;
    Step m_step = nullptr;
};

} // namespace Chaos
