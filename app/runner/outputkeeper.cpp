// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/outputkeeper.h"

#include "models/steps/substitution.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Chaos {

namespace {

struct Output
{
    Q_DECLARE_TR_FUNCTIONS(StepRun)
};

} // namespace

OutputKeeper::OutputKeeper(QStringList secrets)
    : m_secrets(std::move(secrets))
{
    for (const QString &secret : m_secrets)
        m_margin = std::max(m_margin, secret.toUtf8().size());
}

void OutputKeeper::take(const QByteArray &bytes)
{
    m_bytes += bytes.size();
    const qsizetype room = mostHead + m_margin - m_head.size();
    const qsizetype forHead = std::clamp<qsizetype>(room, 0, bytes.size());
    m_head += bytes.first(forHead);
    m_tail += bytes.sliced(forHead);
    const qsizetype kept = mostTail + m_margin;
    if (m_tail.size() > 4 * kept) // seldom: it is moved each time
        m_tail = m_tail.last(kept);
}

QString OutputKeeper::text() const
{
    const std::int64_t between = m_bytes - m_head.size() - mostTail - m_margin;
    if (between <= 0)
        return masked(QString::fromUtf8(m_head + m_tail), m_secrets);
    // At the two cuts a part of a secret may stand, which nobody recognises: away with it.
    QString head = masked(QString::fromUtf8(m_head), m_secrets);
    head.chop(m_margin);
    QString tail = masked(QString::fromUtf8(m_tail.last(mostTail + m_margin)), m_secrets);
    tail = tail.sliced(std::min(m_margin, tail.size()));
    const std::int64_t left = m_bytes - mostHead - mostTail;
    return head + Output::tr("\n… %1 bytes are left out …\n").arg(QLocale().toString(left)) + tail;
}

} // namespace Chaos
