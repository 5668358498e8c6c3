// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/fakeserver.h"

#include <QByteArray>
#include <QStringList>

namespace Chaos::Test {

/// One job of Jenkins, "chaos/kill db", with its queue and its builds, as Jenkins documents its
/// remote access: what it was told last decides how it goes on.
class FakeJenkins final : public QObject
{
    Q_OBJECT

public:
    explicit FakeJenkins(QObject *parent = nullptr);

    [[nodiscard]] FakeServer &server() { return m_server; }

    int trigger = 201; ///< the status that triggering gets
    QByteArray location{}; ///< instead of the item's own
    int waits = 1; ///< looks at the queue before it is a build; -1: for ever
    int runs = 1; ///< looks at the build before it is over; -1: for ever
    bool isCancelled = false; ///< somebody takes it out of the queue
    bool forgets = false; ///< the item is gone before anybody looks
    QByteArray result = "SUCCESS";
    QByteArrayList log{"Started by user chaos\n", "killing it\nFinished\n"}; ///< a look each
    int troubles = 0; ///< so many looks fail with 503 first
    qint64 timestamp = 0; ///< ms; 0: now

    [[nodiscard]] int triggered() const { return m_triggered; }
    /// The form of the last trigger, as it was sent.
    [[nodiscard]] QByteArray form() const { return m_form; }
    [[nodiscard]] QByteArrayList stopped() const { return m_stopped; }
    [[nodiscard]] int looksAtQueue() const { return m_queueLooks; }

private:
    using Request = FakeServer::Request;
    using Reaction = FakeServer::Reaction;

    Reaction react(const Request &request);
    Reaction takeTrigger(const Request &request);
    Reaction queueItem();
    Reaction build();
    Reaction logText(const Request &request);

    FakeServer m_server;
    int m_triggered = 0;
    int m_queueLooks = 0;
    int m_buildLooks = 0;
    int m_logLooks = 0;
    QByteArray m_form;
    QByteArrayList m_stopped;
};

} // namespace Chaos::Test
