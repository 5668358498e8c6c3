// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

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

} // namespace Chaos::ReplyFailure
