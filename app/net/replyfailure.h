// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QNetworkReply;
class QUrl;

/// What a reply that is no answer means to the operator.
namespace Chaos::ReplyFailure {

/// host:port, as the operator knows it.
[[nodiscard]] QString placeOf(const QUrl &url);
/// Of a reply that ended by itself before it was whole.
[[nodiscard]] Failure of(const QNetworkReply &reply, const QString &place);
/// Of a status that shows nobody's door open: refused credentials, or a way to a login.
[[nodiscard]] std::optional<Failure> refusalIn(int status, const QString &place);
/// An instant as HTTP writes it (RFC 9110 §5.6.7).
[[nodiscard]] std::optional<Instant> dateIn(const QByteArray &header);
/// How long a server that has enough (429, 503, GitHub's 403) wants to be left alone, a quarter of
/// an hour at most: `Retry-After` (RFC 9110 §10.2.3), PagerDuty's `ratelimit-reset`, Opsgenie's
/// `X-RateLimit-Period-In-Sec` or, of one that has no question left, GitHub's `x-ratelimit-reset`.
/// 0 if it does not say.
[[nodiscard]] Micros waitAskedBy(const QNetworkReply &reply, int status);

} // namespace Chaos::ReplyFailure
