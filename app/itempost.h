// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/keychain.h"
#include "app/net/secrets.h"
#include "app/outlets/issueposter.h"
#include "models/items/issueround.h"
#include "models/items/liveday.h"

#include <QObject>
#include <QThread>

namespace Chaos {

class Clock;
class IssueDesk;

/// Makes issues of action items of the day that is open, away from the widgets' thread, and tells
/// the day of each. What the day knows to be there is not asked for, and what the tracker has
/// already is found there: however often it is wished for, an item becomes one issue.
class ItemPost final : public QObject
{
    Q_OBJECT

public:
    ItemPost(LiveDay &live, const Clock &clock, const PostingPace &pace = {},
             QObject *parent = nullptr);
    ~ItemPost() override;

    /// `begun` and, at the end, `ended` follow; while a round is under way nothing is begun.
    void post(const QStringList &items, const IssueTarget &target);
    /// With a token that was typed: it goes into the keychain, or lasts as long as this object
    /// where there is none.
    void postWith(const QByteArray &token, const QStringList &items, const IssueTarget &target);
    void stop();

signals:
    void wished(const Chaos::Entry &entry);
    void begun(const QStringList &items);
    void told(const QString &item, const Chaos::IssueRound::End &end);
    /// `trouble` in words; empty: all were told of.
    void ended(const QString &trouble, bool isTokenWanted);

private:
    [[nodiscard]] std::vector<IssueDraft> draftsOf(const QStringList &items);
    void keep(int round, const QString &item, const ItemCopy &copy, bool wasThere);
    void findToken();
    void begin();
    void end(const QString &trouble, bool isTokenWanted = false);

    LiveDay &m_live;
    const Clock &m_clock;
    KeptSecrets m_secrets;
    Keychain m_keychain;
    QStringList m_items; ///< of the round under way
    TrackerPlace m_place;
    int m_round = 0; ///< what comes of an earlier one is nobody's
    bool m_isUnderWay = false;
    QThread m_thread;
    IssueDesk *m_desk;
};

} // namespace Chaos
