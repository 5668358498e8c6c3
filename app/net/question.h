// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

namespace Chaos {

/// What opens the door of a server. The secret is named, never held.
struct Access
{
    enum class Auth : std::uint8_t { None, Basic, Bearer, Key };

    Auth auth = Auth::None;
    QString user{};
    QString secret{}; ///< name of the secret: the password or the token
    QString caFile{}; ///< PEM file of the CA to trust; empty means the system's
    QByteArray keyHeader{}; ///< of Key: the header that takes the secret …
    QByteArray keyPrefix{}; ///< … behind this
    QByteArray userHeader{}; ///< of Key: the header that takes the user; empty for none
    bool operator==(const Access &) const = default;
};

/// One question to a server.
struct Question
{
    QByteArray verb = "GET";
    QUrl url{};
    QByteArray body{};
    QByteArray contentType{}; ///< of the body
    QByteArray accept{}; ///< the content type wanted; empty for any
    std::map<QByteArray, QByteArray> headers{}; ///< besides those
    Micros timeout = std::chrono::seconds(5); ///< from asking to the last byte, however it drips
    std::int64_t maxBytes = 64 << 20; ///< of the answer's body, unpacked
    Access access{};
    bool isOnce = false; ///< doing it twice would do harm: it is not sent again over a new line
    bool hasSecretPath = false; ///< its path must be in no log, either
    bool anyStatus = false; ///< whoever asks knows what 401, 403 and 3xx mean to them
    bool verifiesTls = true; ///< false: whoever answers is believed, for this question alone
    bool keepsHeaders = false; ///< of the answer, which are many
};

/// What came back, whatever its status. At least `payloadPadding` readable bytes follow the body.
struct Answer
{
    int status = 0;
    QByteArray contentType{};
    QByteArray body{};
    Instant askedAt{}; ///< room clock: t1
    Instant headAt{}; ///< room clock: t4, when the head of the answer was there
    Instant endedAt{}; ///< room clock: when the last byte was there
    std::optional<Instant> date{}; ///< `Date` header, whole seconds; nothing if a cache answered
    Micros wait{0}; ///< how long it asks to be left alone (429, 503)
    std::map<QByteArray, QByteArray> headers{}; ///< names in lower case, where they were wanted
};

using Answered = std::function<void(Outcome<Answer>)>;

/// Who listens to an answer without an end.
struct Hearing
{
    std::function<void()> opened{}; ///< the head has come, and it is a success
    /// One line without its end, and when it came; one that is too long is cut.
    std::function<void(const QByteArray &line, Instant at)> line{};
    std::function<void(const Failure &failure)> ended{}; ///< the last that is heard
};

} // namespace Chaos
