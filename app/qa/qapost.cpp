// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qa/qapost.h"

#include "models/rules/liveqa.h"

#include <functional>
#include <utility>

namespace Chaos {

QaPost::QaPost(LiveDay &live, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    connect(&live, &LiveDay::changed, this, &QaPost::look);
}

QaPost::~QaPost() = default;

bool QaPost::begin(QaResult &result)
{
    if (m_live.day().qa().result(result.key)) {
        emit kept(result.key); // it was sent again
        return false;
    }
    if (!m_pending.insert(result.key).second)
        return false; // it is under way, and will be answered
    result.at = m_clock.now();
    return true;
}

void QaPost::take(const QaResult &result, const QByteArray &picture)
{
    QaResult found = result;
    if (!begin(found))
        return;
    if (picture.isEmpty())
        return file(found, {});
    pack(found, [picture] { return SnapshotMaker::fromBytes(picture); });
}

void QaPost::takeImage(const QaResult &result, const QImage &picture)
{
    QaResult found = result;
    if (!begin(found))
        return;
    if (picture.isNull())
        return file(found, {});
    pack(found, [picture] { return SnapshotMaker::fromImage(picture); });
}

void QaPost::pack(const QaResult &result, std::function<Outcome<Snapshot>()> make)
{
    // What cannot be kept need not be packed.
    if (const auto entry = qaEntry(m_live.day(), result); !entry)
        return refuse(result.key, entry.failure().detail);
    if (m_waiting >= mostWaiting)
        return refuse(result.key, tr("Too many pictures come at once. Send it again."));
    ++m_waiting;
    m_pool.start([this, result, make = std::move(make)] {
        const Outcome<Snapshot> made = make();
        QMetaObject::invokeMethod(
            this,
            [this, result, made] {
                --m_waiting;
                if (made)
                    file(result, *made);
                else
                    refuse(result.key, made.failure().detail);
            },
            Qt::QueuedConnection);
    });
}

void QaPost::file(QaResult result, const std::optional<Snapshot> &snapshot)
{
    if (snapshot) {
        result.picture = snapshot->sha256;
        result.width = snapshot->size.width();
        result.height = snapshot->size.height();
    }
    const auto entry = qaEntry(m_live.day(), result);
    if (!entry)
        return refuse(result.key, entry.failure().detail);
    if (snapshot)
        emit pictureWished(snapshot->png, snapshot->sha256);
    emit wished(*entry);
}

void QaPost::refuse(const QString &key, const QString &why)
{
    m_pending.erase(key);
    emit refused(key, why);
}

void QaPost::look(Touched what)
{
    if (!touches(what, Touched::Qa))
        return;
    const std::set<QString> pending = m_pending;
    for (const QString &key : pending) {
        if (!m_live.day().qa().result(key))
            continue;
        m_pending.erase(key);
        emit kept(key);
    }
}

} // namespace Chaos
