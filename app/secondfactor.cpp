// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/secondfactor.h"

#include "app/daywriter.h"
#include "app/net/secrets.h"
#include "app/net/totp.h"

#include <QSysInfo>
#include <QTimer>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString nameOfSecret()
{
    return QString::fromLatin1(Totp::secretName);
}

} // namespace

SecondFactor::SecondFactor(std::function<Instant()> now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
{}

Instant SecondFactor::systemNow()
{
    return std::chrono::floor<Micros>(std::chrono::system_clock::now());
}

void SecondFactor::find(const std::function<void(const Outcome<QByteArray> &)> &then)
{
    const auto keyIn = [](const QByteArray &secret) {
        const auto key = Totp::keyOf(secret);
        return key ? Outcome<QByteArray>(*key)
                   : Outcome<QByteArray>(Failure{
                       Failure::Kind::BadInput,
                       tr("The secret %1 of this desk is none of a second factor: it takes at "
                          "least 128 bits in Base32.")
                           .arg(nameOfSecret())});
    };
    if (const auto secret = EnvironmentSecrets().value(nameOfSecret())) {
        QTimer::singleShot(0, this, [then, found = keyIn(*secret)] { then(found); });
        return;
    }
    m_keychain.read({nameOfSecret()}, [then, keyIn](const Keychain::Found &found) {
        const auto it = found.secrets.find(nameOfSecret());
        if (it != found.secrets.end())
            return then(keyIn(it->second));
        if (found.trouble)
            return then(*found.trouble);
        then(Failure{Failure::Kind::NotFound,
                     tr("This desk has no second factor yet. Set one up: chaosroom guard enrol")});
    });
}

std::optional<std::int64_t> SecondFactor::stepOf(const QByteArray &key, const QString &code,
                                                 std::int64_t last) const
{
    return Totp::stepOf(key, code, m_now(), last);
}

SecondFactor::Offer SecondFactor::offer()
{
    const QByteArray secret = Totp::freshSecret();
    return {secret, Totp::enrolmentUri(secret, deskPerson() + u'@' + QSysInfo::machineHostName())};
}

void SecondFactor::enrol(const QByteArray &secret, const QString &code,
                         const std::function<void(const Outcome<Done> &)> &then)
{
    const auto key = Totp::keyOf(secret);
    if (!key || !stepOf(*key, code, -1)) {
        return then(Failure{Failure::Kind::BadInput,
                            tr("That code is not right. Type the six digits that the app shows "
                               "now; codes go by the clocks of both.")});
    }
    m_keychain.keep(nameOfSecret(), secret, then);
}

} // namespace Chaos
