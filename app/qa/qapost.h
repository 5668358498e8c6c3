// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/qa/snapshot.h"
#include "models/day/clock.h"
#include "models/items/liveday.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <set>

namespace Chaos {

/// The one way of results of live QA into the day, whether they were entered in the room or on
/// somebody's phone. Their pictures are packed anew in a thread of its own.
///
/// Each result is answered by its key, `kept` once it is durable; one that is there already is
/// kept, too.
class QaPost final : public QObject
{
    Q_OBJECT

public:
    /// Pictures that may wait to be packed.
    static constexpr int mostWaiting = 16;

    QaPost(LiveDay &live, const Clock &clock, QObject *parent = nullptr);
    ~QaPost() override;

    /// `picture` is a file's bytes; empty: there is none.
    void take(const QaResult &result, const QByteArray &picture);
    void takeImage(const QaResult &result, const QImage &picture);

signals:
    /// To be written before the entry that follows.
    void pictureWished(const QByteArray &png, const QString &sha256);
    void wished(const Chaos::Entry &entry);
    void kept(const QString &key);
    void refused(const QString &key, const QString &why);

private:
    /// Whether there is anything to do for it.
    [[nodiscard]] bool begin(QaResult &result);
    void pack(const QaResult &result, std::function<Outcome<Snapshot>()> make);
    void file(QaResult result, const std::optional<Snapshot> &snapshot);
    void refuse(const QString &key, const QString &why);
    void look(Touched what);

    LiveDay &m_live;
    const Clock &m_clock;
    std::set<QString> m_pending; ///< keys that are not answered
    int m_waiting = 0; ///< pictures
    QThreadPool m_pool; ///< waited for before this object ends
};

} // namespace Chaos
