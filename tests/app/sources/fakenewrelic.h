// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "tests/support/fakeserver.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Chaos::Test {

/// New Relic's NerdGraph on loopback: the issues and incidents of one account, its conditions and
/// its policies, a page at a time.
/// What it is not asked for as documented it answers with `errors`.
class FakeNewRelic
{
public:
    static constexpr auto key = "NRAK-K3Y";
    static constexpr int account = 1234567;
    static constexpr int pageLength = 2;

    /// What its clock is ahead of this machine's.
    explicit FakeNewRelic(std::chrono::milliseconds ahead = {});

    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QString url() const
    {
        return m_server.url(QStringLiteral("/graphql")).toString();
    }
    /// What its clock says, in whole milliseconds; its stamps are of it.
    [[nodiscard]] Instant now() const;

    /// A condition fails, and opens an issue; gives when.
    Instant open(const QString &issue, const QString &condition);
    /// Another condition fails, and its policy's preference puts it into an issue that is open.
    Instant join(const QString &issue, const QString &condition);
    /// The grace period is over: people are told.
    Instant activate(const QString &issue);
    void acknowledge(const QString &issue);
    Instant close(const QString &issue);
    /// Changes what it says of an issue.
    void set(const QString &issue, const QString &member, const QJsonValue &value);
    /// It is there no more, and nothing says why.
    void forget(const QString &issue);
    /// Its incidents are not for this user.
    void refuseIncidents() { m_refusesIncidents = true; }
    /// Every question is answered like that, until it is given nothing.
    void answerAll(const std::optional<FakeServer::Reaction> &reaction) { m_all = reaction; }
    /// So many questions for issues and incidents were asked.
    [[nodiscard]] int asked() const;

    /// It has a condition, which watches for what its query says, as NerdGraph writes it.
    void addCondition(const QJsonObject &condition) { m_conditions.push_back(condition); }
    void addPolicy(const QString &id, const QString &name, const QString &preference);
    /// How it is set up is not for this user.
    void refuseSetUp(bool refuses = true) { m_refusesSetUp = refuses; }

private:
    [[nodiscard]] FakeServer::Reaction answer(const FakeServer::Request &request) const;
    [[nodiscard]] FakeServer::Reaction setUp(const QString &query, const QJsonValue &cursor) const;
    [[nodiscard]] FakeServer::Reaction pageOf(const QString &parent, const QString &root,
                                              const QString &member, const QJsonArray &all,
                                              const QJsonValue &cursor) const;
    [[nodiscard]] QJsonObject &issue(const QString &id);
    QString addIncident(const QString &issue, Instant at);

    std::chrono::milliseconds m_ahead;
    QList<QJsonObject> m_issues;
    QList<QJsonObject> m_incidents;
    QList<QJsonObject> m_conditions;
    QList<QJsonObject> m_policies;
    std::optional<FakeServer::Reaction> m_all;
    bool m_refusesIncidents = false;
    bool m_refusesSetUp = false;
    FakeServer m_server;
};

} // namespace Chaos::Test
