// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/keychain.h"
#include "models/day/instant.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace Chaos {

/// The second factor of this desk: its secret lies in the keychain, or in the environment variable
/// of that name, which goes first, and nowhere else. It counts once one code of it was typed.
///
/// Lives in the main thread, as the keychain does.
class SecondFactor final : public QObject
{
    Q_OBJECT

public:
    /// `now`: by the clock that authenticators go by, as well.
    explicit SecondFactor(std::function<Instant()> now = systemNow, QObject *parent = nullptr);

    /// The key that codes are made of, or why there is none: once, later.
    void find(const std::function<void(const Outcome<QByteArray> &)> &then);
    /// The step of time of which a code is right; nothing: of none. See `Totp::stepOf`.
    [[nodiscard]] std::optional<std::int64_t> stepOf(const QByteArray &key, const QString &code,
                                                     std::int64_t last) const;

    /// A new secret, as authenticator apps take it; kept nowhere yet.
    struct Offer
    {
        QByteArray secret{}; ///< Base32
        QString uri{};
    };
    [[nodiscard]] static Offer offer();
    /// Puts it into the keychain if that code of it is right; why not, where it is not: once,
    /// perhaps at once.
    void enrol(const QByteArray &secret, const QString &code,
               const std::function<void(const Outcome<Done> &)> &then);

    [[nodiscard]] static Instant systemNow();

private:
    std::function<Instant()> m_now;
    Keychain m_keychain;
};

} // namespace Chaos
