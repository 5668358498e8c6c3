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

/// PagerDuty's REST API as its documentation has it: incidents that are triggered, notified,
/// acknowledged and resolved, on a clock of its own, with its pages, its limits and its errors.
class FakePagerDuty final : public QObject
{
    Q_OBJECT

public:
    explicit FakePagerDuty(QObject *parent = nullptr);

    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }

    /// How far its clock is ahead of this machine's.
    void setClockAhead(std::chrono::milliseconds ahead);
    [[nodiscard]] QDateTime now() const;
    void setPageLimit(int most) { m_pageLimit = most; }
    /// So many questions are answered from now on; then 429 until that has passed.
    void limitTo(int questions, std::chrono::seconds reset);
    void setFailing(int status) { m_failing = status; }
    /// Of the logs alone.
    void setLogsFailing(int status) { m_logsFailing = status; }

    /// Each gives the id, or does something to an incident just now.
    QString trigger(const QString &title, const QJsonObject &more = {});
    void notify(const QString &id, const QString &user);
    void acknowledge(const QString &id);
    void resolve(const QString &id);
    /// It is gone as if it had never been.
    void remove(const QString &id);

    /// When these happened, on this machine's clock.
    [[nodiscard]] QDateTime triggeredAt(const QString &id) const;
    [[nodiscard]] QDateTime notifiedAt(const QString &id) const;
    [[nodiscard]] QDateTime resolvedAt(const QString &id) const;

    [[nodiscard]] int lists() const { return m_lists; }
    [[nodiscard]] int logs(const QString &id) const;
    /// What the documentation does not allow, in words.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

private:
    struct LogEntry
    {
        QString type;
        QDateTime at; ///< its own clock
    };
    struct Incident
    {
        QString id;
        int number = 0;
        QString title;
        QString status;
        QJsonObject more;
        std::vector<LogEntry> log;
    };

    [[nodiscard]] FakeServer::Reaction answer(const FakeServer::Request &request);
    [[nodiscard]] FakeServer::Reaction list(const QUrlQuery &query);
    [[nodiscard]] FakeServer::Reaction log(const QString &id, const QUrlQuery &query);
    [[nodiscard]] FakeServer::Reaction page(const QString &name, const QJsonArray &all,
                                            const QUrlQuery &query) const;
    [[nodiscard]] static QString stamp(const QDateTime &at, const QUrlQuery &query);
    [[nodiscard]] QJsonObject shown(const Incident &incident, const QUrlQuery &query) const;
    [[nodiscard]] Incident &incident(const QString &id);
    [[nodiscard]] QDateTime first(const QString &id, const QString &type) const;
    void write(const QString &id, const QString &type, const QString &status = {});

    FakeServer m_server;
    std::vector<Incident> m_incidents;
    std::chrono::milliseconds m_ahead{0};
    int m_pageLimit = 100;
    int m_left = -1;
    QDateTime m_resetAt;
    int m_failing = 0;
    int m_logsFailing = 0;
    int m_lists = 0;
    QHash<QString, int> m_logs;
    QStringList m_complaints;
};

} // namespace Chaos::Test
