// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/outlets/issueposter.h"

#include <memory>

namespace Chaos {

class Clock;
class Secrets;
class Transport;

/// Makes issues in the thread that it lives in: its transport and who posts belong to it. One round
/// at a time; another one ends it. What is told bears the round's number.
class IssueDesk final : public QObject
{
    Q_OBJECT

public:
    IssueDesk(const Clock &clock, const Secrets &secrets, const PostingPace &pace,
              QObject *parent = nullptr);
    ~IssueDesk() override;

    void post(int round, const TrackerPlace &place, std::vector<IssueDraft> drafts);
    /// The issue that is being made may be there all the same: the next round looks for it.
    void stop();

signals:
    void made(int round, const QString &item, const Chaos::ItemCopy &copy, bool wasThere);
    void failed(int round, const QString &item, const QString &why);
    void finished(int round);

private:
    const Clock &m_clock;
    const Secrets &m_secrets;
    const PostingPace m_pace;
    std::unique_ptr<Transport> m_transport; ///< made with the first round, in this thread
    std::unique_ptr<TrackerDialect> m_dialect;
    std::unique_ptr<IssuePoster> m_poster;
};

} // namespace Chaos
