// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "models/day/outcome.h"

#include <QByteArray>

namespace Chaos {

/// Whether an answer may be read at all: nothing if its status is a success, else why not, with
/// what the server itself says where that can be understood.
[[nodiscard]] std::optional<Failure> complaintAbout(const Answer &answer);

/// What to say of a body that is not what it should be: a page for people is most likely a login.
[[nodiscard]] Failure unreadable(const QByteArray &body);

/// Text from outside as part of a sentence: one line, no control characters, at most `most` long.
[[nodiscard]] QString plain(const QByteArray &text, int most = 160);

} // namespace Chaos
