// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "tests/support/fakeserver.h"

#include <QByteArray>
#include <QMap>
#include <QSet>

namespace Chaos::Test {

/// Grafana with the pages of its alerting, on loopback: its rules, its alerts with the states that
/// they go through, and its own Alertmanager. Who has not the token is sent to its login.
class FakeGrafana
{
public:
    static constexpr auto token = "glsa_t0ken";

    /// What its clock is ahead of this machine's.
    explicit FakeGrafana(std::chrono::milliseconds ahead = {});

    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }
    /// What its clock says; the alerts' stamps are of it.
    [[nodiscard]] Instant now() const;

    /// A rule, all of whose alerts are normal.
    void addRule(const QByteArray &name, std::chrono::seconds holdFor = {});
    /// An evaluation brings its alert into that state; gives its `activeAt`.
    Instant enter(const QByteArray &name, const QByteArray &state);
    /// Another state, and the `activeAt` of the one before.
    void enterKeeping(const QByteArray &name, const QByteArray &state);
    void setActiveAt(const QByteArray &name, const QByteArray &json);
    void silence(const QByteArray &name) { m_silenced.insert(name); }
    void endSilence(const QByteArray &name) { m_silenced.remove(name); }
    /// Its Alertmanager answers with that status.
    void refuseSilences(int status) { m_silencesStatus = status; }
    /// All pages answer like that, until it is given nothing.
    void answerAll(const std::optional<FakeServer::Reaction> &reaction) { m_all = reaction; }
    [[nodiscard]] int asked(const QByteArray &path) const;

private:
    struct Alert
    {
        QByteArray state = "Normal";
        QByteArray activeAt{}; ///< as JSON
        std::chrono::seconds holdFor{0};
    };
    using Body = QByteArray (FakeGrafana::*)(const FakeServer::Request &) const;

    void serve(const QByteArray &path, Body body);
    [[nodiscard]] QByteArray alerts(const FakeServer::Request &request) const;
    [[nodiscard]] QByteArray rules(const FakeServer::Request &request) const;
    [[nodiscard]] QByteArray notified(const FakeServer::Request &request) const;

    std::chrono::milliseconds m_ahead;
    QMap<QByteArray, Alert> m_alerts;
    QSet<QByteArray> m_silenced;
    std::optional<FakeServer::Reaction> m_all;
    int m_silencesStatus = 200;
    FakeServer m_server;
};

} // namespace Chaos::Test
