// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/hostport.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Chaos {

std::optional<HostPort> HostPort::read(const QString &text, quint16 fallback)
{
    // A bare IPv6 address has colons of its own and therefore no port.
    const bool bare = text.count(u':') > 1 && !text.startsWith(u'[');
    const QUrl url(u"probe://"_s + (bare ? u'[' + text + u']' : text.trimmed()), QUrl::StrictMode);
    const int port = url.port(fallback);
    if (!url.isValid() || url.host().isEmpty() || port <= 0)
        return {};
    if (!url.path().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return {};
    return HostPort{url.host(), quint16(port)};
}

} // namespace Chaos
