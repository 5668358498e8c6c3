// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/secrets.h"

namespace Chaos {

std::optional<QByteArray> EnvironmentSecrets::value(const QString &name) const
{
    if (name.isEmpty())
        return {};
    return secretIn(qgetenv(name.toLocal8Bit().constData()));
}

std::optional<QByteArray> KeptSecrets::value(const QString &name) const
{
    if (auto secret = m_environment.value(name))
        return secret;
    const std::lock_guard lock(m_mutex);
    const auto kept = m_kept.find(name);
    return kept == m_kept.end() ? std::nullopt : std::optional(kept->second);
}

void KeptSecrets::put(const QString &name, const QByteArray &secret)
{
    const std::lock_guard lock(m_mutex);
    if (const auto usable = secretIn(secret))
        m_kept.insert_or_assign(name, *usable);
    else
        m_kept.erase(name);
}

QStringList missingIn(const Secrets &secrets, const std::vector<AlertSource> &sources)
{
    QStringList names;
    for (const AlertSource &source : sources) {
        for (const QString &name : {source.secret, source.canary.secret}) {
            if (!name.isEmpty() && !secrets.value(name))
                names.push_back(name);
        }
    }
    names.removeDuplicates();
    return names;
}

std::optional<QByteArray> secretIn(const QByteArray &text)
{
    // A line break at the end is what `export TOKEN=$(cat file)` variants leave behind; one inside
    // would smuggle a header into a request.
    const QByteArray secret = text.trimmed();
    if (secret.isEmpty() || secret.contains('\n') || secret.contains('\r'))
        return {};
    return secret;
}

} // namespace Chaos
