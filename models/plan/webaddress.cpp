// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/webaddress.h"

#include <QRegularExpression>
#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAddress = 500;

} // namespace

QString withScheme(const QString &address)
{
    // A user or a password before the host would be repeated in a message.
    static const QRegularExpression hostAndPort(
        u"\\A(?:\\[[0-9A-Fa-f:.]+\\]|[^\\s:/?#@\\[\\]]+):([0-9]{1,5})(?:[/?][^@]*)?\\z"_s);
    if (address.size() > longestAddress)
        return {};
    const auto match = hostAndPort.match(address);
    if (!match.hasMatch())
        return {};
    const QString whole = (match.captured(1) == "443"_L1 ? u"https://"_s : u"http://"_s) + address;
    const QUrl url(whole, QUrl::StrictMode);
    return url.isValid() && url.port() > 0 ? whole : QString();
}

} // namespace Chaos
