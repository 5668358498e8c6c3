// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/fakeserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <deque>
#include <vector>

namespace Chaos::Test {

/// Splunk On-Call's public API as its documentation has it: incidents that are triggered, paged,
/// acknowledged and resolved, on a clock of its own, with two calls a second and no more.
class FakeSplunkOnCall final : public QObject
{
    Q_OBJECT

public:
    explicit FakeSplunkOnCall(QObject *parent = nullptr);

    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }

    /// How far its clock is ahead of this machine's.
    void setClockAhead(std::chrono::milliseconds ahead);
    void setFailing(int status) { m_failing = status; }
    /// Answers nothing but 429 for so long.
    void refuseFor(std::chrono::seconds length);

    /// Each gives the number, or does something to an incident just now.
    QString trigger(const QString &name, const QJsonObject &more = {});
    void page(const QString &number, const QString &user);
    void acknowledge(const QString &number);
    void resolve(const QString &number);
    /// It is not listed any more.
    void remove(const QString &number);

    /// When these happened, on this machine's clock.
    [[nodiscard]] QDateTime triggeredAt(const QString &number) const;
    [[nodiscard]] QDateTime pagedAt(const QString &number) const;
    [[nodiscard]] QDateTime resolvedAt(const QString &number) const;

    [[nodiscard]] int calls() const { return m_calls; }
    /// Whether it would answer two calls at once.
    [[nodiscard]] bool isRested() const;
    /// How many calls were too many.
    [[nodiscard]] int refused() const { return m_refused; }
    /// What the documentation does not allow, in words.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

private:
    struct Transition
    {
        QString name;
        QDateTime at; ///< its own clock
    };
    struct Incident
    {
        QString number;
        QString name;
        QString phase;
        QJsonObject more;
        std::vector<Transition> transitions;
        QStringList paged;
        QDateTime pagedAt; ///< its own clock
    };

    [[nodiscard]] FakeServer::Reaction answer(const FakeServer::Request &request);
    [[nodiscard]] FakeServer::Reaction refuse(qint64 seconds);
    [[nodiscard]] QJsonObject shown(const Incident &incident) const;
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] Incident &incident(const QString &number);
    [[nodiscard]] QDateTime at(const QString &number, const QString &name) const;
    void move(const QString &number, const QString &name, const QString &phase);

    FakeServer m_server;
    std::vector<Incident> m_incidents;
    std::deque<QDateTime> m_lastCalls;
    QDateTime m_refuseUntil;
    std::chrono::milliseconds m_ahead{0};
    int m_failing = 0;
    int m_calls = 0;
    int m_refused = 0;
    QStringList m_complaints;
};

} // namespace Chaos::Test
