// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

/// The second factor: time-based one-time codes (RFC 6238) as authenticator apps show them, of six
/// digits, of 30 seconds each, by HMAC-SHA-1. Secrets are written in Base32 (RFC 4648) without
/// padding, as those apps take them.
namespace Chaos::Totp {

/// Under which the keychain or the environment has the secret.
inline constexpr auto secretName = "CHAOSROOM_TOTP";

inline constexpr std::chrono::seconds stepLength{30};

enum class Hash : std::uint8_t { Sha1, Sha256, Sha512 };

/// 160 random bits, as Base32.
[[nodiscard]] QByteArray freshSecret();

/// The bytes of a secret, whatever its case and its spaces; nothing for what is none, or shorter
/// than the 128 bits that RFC 4226 wants.
[[nodiscard]] std::optional<QByteArray> keyOf(const QByteArray &base32);

/// The code of that step of time; empty where the library has none.
[[nodiscard]] QByteArray codeAt(const QByteArray &key, std::int64_t step, int digits = 6,
                                Hash hash = Hash::Sha1);

[[nodiscard]] std::int64_t stepAt(Instant when);

/// The step of time of which a code is right: the one of `now`, the one before or the one after it;
/// of two of them one after `last`, which counts still. Takes as long for any code of six digits,
/// in which spaces may stand.
[[nodiscard]] std::optional<std::int64_t> stepOf(const QByteArray &key, const QString &code,
                                                 Instant now, std::int64_t last);

/// What an authenticator app reads from a QR code.
[[nodiscard]] QString enrolmentUri(const QByteArray &base32, const QString &account);

} // namespace Chaos::Totp
