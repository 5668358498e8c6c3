// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/fakeserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <vector>

namespace Chaos::Test {

/// Opsgenie's REST API as its documentation has it: alerts that are created, told of, acknowledged,
/// snoozed and closed, on a clock of its own, with its pages, its limits and its errors.
class FakeOpsgenie final : public QObject
{
    Q_OBJECT

public:
    explicit FakeOpsgenie(QObject *parent = nullptr);

    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }

    /// How far its clock is ahead of this machine's.
    void setClockAhead(std::chrono::milliseconds ahead);
    [[nodiscard]] QDateTime now() const;
    void setPageLimit(int most) { m_pageLimit = most; }
    /// So many questions are answered from now on; then 429 until that has passed.
    void limitTo(int questions, std::chrono::seconds period);
    void setFailing(int status) { m_failing = status; }
    /// Of recipients alone.
    void setRecipientsFailing(int status) { m_recipientsFailing = status; }

    /// Each gives the id, or does something to an alert just now.
    QString create(const QString &message, const QJsonObject &more = {});
    void tell(const QString &id, const QString &user);
    void acknowledge(const QString &id);
    void snooze(const QString &id, bool isSnoozed = true);
    void close(const QString &id);
    /// It is gone as if it had never been.
    void remove(const QString &id);

    /// When these happened, on this machine's clock.
    [[nodiscard]] QDateTime createdAt(const QString &id) const;
    [[nodiscard]] QDateTime toldAt(const QString &id) const;
    [[nodiscard]] QDateTime closedAt(const QString &id) const;

    [[nodiscard]] int lists() const { return m_lists; }
    [[nodiscard]] int recipientQuestions(const QString &id) const { return m_asked.value(id); }
    /// What the documentation does not allow, in words.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

private:
    struct Recipient
    {
        QString user;
        QDateTime at; ///< its own clock
    };
    struct Alert
    {
        QString id;
        int tinyId = 0;
        QString message;
        QJsonObject more;
        QDateTime createdAt; ///< its own clock
        QDateTime closedAt; ///< the same; not valid while it is open
        bool isAcknowledged = false;
        bool isSnoozed = false;
        std::vector<Recipient> recipients;
    };

    [[nodiscard]] FakeServer::Reaction answer(const FakeServer::Request &request);
    [[nodiscard]] FakeServer::Reaction list(const QUrlQuery &query);
    [[nodiscard]] FakeServer::Reaction recipients(const Alert &alert);
    [[nodiscard]] QJsonObject shown(const Alert &alert) const;
    [[nodiscard]] Alert &alert(const QString &id);
    [[nodiscard]] const Alert &alert(const QString &id) const;
    [[nodiscard]] QDateTime here(const QDateTime &at) const
    {
        return at.addMSecs(-m_ahead.count());
    }

    FakeServer m_server;
    std::vector<Alert> m_alerts;
    std::chrono::milliseconds m_ahead{0};
    int m_pageLimit = 100;
    int m_left = -1;
    QDateTime m_refillAt;
    int m_failing = 0;
    int m_recipientsFailing = 0;
    int m_lists = 0;
    QHash<QString, int> m_asked;
    QStringList m_complaints;
};

} // namespace Chaos::Test
