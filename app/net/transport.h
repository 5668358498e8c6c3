// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"

#include <QLoggingCategory>
#include <QObject>
#include <QSslConfiguration>

#include <map>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace Chaos {

Q_DECLARE_LOGGING_CATEGORY(netLog)

class Clock;
class Secrets;

/// The one way out over HTTP. Bounded in time and size, no redirects, no cookies, no cache, and
/// nothing secret in its log ("chaosroom.net").
///
/// Lives in one thread with all who ask; outlives none of them by need: what is under way when it
/// goes ends as cancelled.
class Transport final : public QObject
{
    Q_OBJECT

public:
    Transport(const Clock &clock, const Secrets &secrets, QObject *parent = nullptr);
    ~Transport() override;

    /// Asks, and calls `answered` exactly once, later, unless `asker` dies before; then never.
    void ask(QObject *asker, const Question &question, Answered answered);

    /// Asks for an answer that has no end, and hands on its lines, of at most `maxBytes` each,
    /// until it ends all the same or `asker` dies. The question's time-out bounds the wait for its
    /// head.
    void listen(QObject *asker, const Question &question, Hearing hearing);

    /// A URL as it may be logged: no user, no query, no fragment.
    [[nodiscard]] static QString redacted(const QUrl &url);
    /// The same of what is asked, without its path where that is a secret.
    [[nodiscard]] static QString redacted(const Question &question);

signals:
    void closing();

private:
    /// The connections to all who are trusted alike: a manager tells them apart by host alone.
    struct Line
    {
        QNetworkAccessManager *manager = nullptr;
        QSslConfiguration tls{};
    };

    /// Sends it; the reply belongs to nobody yet.
    [[nodiscard]] Outcome<QNetworkReply *> send(const Question &question);
    [[nodiscard]] static QNetworkReply *sendOnce(QNetworkAccessManager &manager,
                                                 QNetworkRequest request, const Question &question);
    [[nodiscard]] Outcome<Line> lineFor(const QString &caFile, bool verifiesTls);
    /// Puts into the request what opens the door.
    [[nodiscard]] std::optional<Failure> signIn(const Access &access,
                                                QNetworkRequest &request) const;
    [[nodiscard]] Outcome<QNetworkRequest> requestOf(const Question &question) const;
    static void failLater(QObject *asker, const std::function<void()> &fail);

    const Clock &m_clock;
    const Secrets &m_secrets;
    std::map<std::pair<QString, bool>, Line> m_lines; ///< by CA file, and whether it is looked at
};

} // namespace Chaos
