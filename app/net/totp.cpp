// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/totp.h"

#include "app/net/sametoken.h"

#include <QRandomGenerator>
#include <QUrl>

#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace Chaos::Totp {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype freshBytes = 20; ///< RFC 4226 §4, R6: 160 bits are recommended
constexpr qsizetype fewestBytes = 16; ///< … and 128 required
constexpr qsizetype mostText = 1000;

int flagsOf(Hash hash)
{
    switch (hash) {
    case Hash::Sha1:
        break;
    case Hash::Sha256:
        return OATH_TOTP_HMAC_SHA256;
    case Hash::Sha512:
        return OATH_TOTP_HMAC_SHA512;
    }
    return 0;
}

/// Taken over from the library, and forgotten.
QByteArray taken(char *bytes, std::size_t size)
{
    const std::unique_ptr<char, decltype(&std::free)> owner(bytes, &std::free);
    QByteArray copy(bytes, qsizetype(size));
    std::fill_n(bytes, size, '\0');
    return copy;
}

} // namespace

QByteArray freshSecret()
{
    std::array<quint32, freshBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    char *text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(reinterpret_cast<const char *>(random.data()), freshBytes, &text, &size)
        != OATH_OK)
        return {};
    QByteArray base32 = taken(text, size);
    base32.replace('=', QByteArray());
    return base32;
}

std::optional<QByteArray> keyOf(const QByteArray &base32)
{
    if (base32.size() > mostText)
        return {};
    char *bytes = nullptr;
    std::size_t size = 0;
    if (oath_base32_decode(base32.constData(), std::size_t(base32.size()), &bytes, &size)
        != OATH_OK)
        return {};
    QByteArray key = taken(bytes, size);
    return key.size() < fewestBytes ? std::nullopt : std::optional(key);
}

QByteArray codeAt(const QByteArray &key, std::int64_t step, int digits, Hash hash)
{
    std::array<char, 16> code{};
    if (step < 0 || digits < 6 || digits > 8
        || oath_totp_generate2(key.constData(), std::size_t(key.size()),
                               time_t(step * stepLength.count()), unsigned(stepLength.count()), 0,
                               unsigned(digits), flagsOf(hash), code.data())
            != OATH_OK)
        return {};
    return code.data();
}

std::int64_t stepAt(Instant when)
{
    return std::chrono::floor<std::chrono::seconds>(when.time_since_epoch()) / stepLength;
}

std::optional<std::int64_t> stepOf(const QByteArray &key, const QString &code, Instant now,
                                   std::int64_t last)
{
    const QByteArray typed = QString(code).remove(u' ').toUtf8();
    if (typed.size() != 6)
        return {};
    std::optional<std::int64_t> found;
    const std::int64_t current = stepAt(now);
    // All of them, whichever it is.
    for (const std::int64_t step : {current - 1, current, current + 1}) {
        const QByteArray right = codeAt(key, step);
        const bool isSame = isSameToken(right, typed) && !right.isEmpty();
        if (isSame && (!found || *found <= last))
            found = step;
    }
    return found;
}

QString enrolmentUri(const QByteArray &base32, const QString &account)
{
    return u"otpauth://totp/Chaosroom:%1?secret=%2&issuer=Chaosroom&algorithm=SHA1&digits=6"
           "&period=30"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(account)),
                              QString::fromLatin1(base32));
}

} // namespace Chaos::Totp
