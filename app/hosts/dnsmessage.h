// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

/// DNS on the wire (RFC 1035 §4): just as much as it takes to ask one server for a name's
/// addresses, so that the server, its port and the time allowed are the probe's to choose.
namespace Chaos::Dns {

enum class Type : quint16 { A = 1, Aaaa = 28 };

struct Answer
{
    enum class Standing { Found, NoSuchName, Refused, ServerFailed };

    Standing standing = Standing::Found;
    bool truncated = false;
    bool isAlias = false; ///< the name is an alias of another
    QList<QHostAddress> addresses{};
};

/// Empty for a name that no DNS message can hold (a label over 63 bytes, a name over 253).
[[nodiscard]] QByteArray question(quint16 id, const QByteArray &name, Type type);
/// Reads an answer to exactly that question; anything else is a failure.
[[nodiscard]] Outcome<Answer> readAnswer(const QByteArray &message, const QByteArray &question);

} // namespace Chaos::Dns
