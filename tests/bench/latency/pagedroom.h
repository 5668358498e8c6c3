// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/journal.h"
#include "app/net/secrets.h"
#include "models/items/liveday.h"
#include "tests/bench/timeline/alertstorm.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"

#include <QThread>

#include <chrono>
#include <string>

namespace Chaos {
class WebhookReceiver;
}

namespace Chaos::Bench {

/// Time that begins where the storm ends and goes on as fast as any other.
class TimeAfterStorm final : public Clock
{
public:
    Instant now() const override
    {
        const auto passed = std::chrono::steady_clock::now() - m_begin;
        return AlertStorm::end() + std::chrono::duration_cast<Micros>(passed);
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

class NoSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &) const override { return {}; }
};

/// The room from its receiver to its screen, each part in its own thread as in the program.
class PagedRoom final : public QObject
{
public:
    /// `watched` is the name of the alert that is waited for.
    PagedRoom(const QString &path, const QByteArray &watched, const AlertStorm *storm = nullptr);
    ~PagedRoom() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Alerts of any name that were taken.
    [[nodiscard]] int folded() const { return m_all; }

    /// The widgets' thread until a page more of the watched alert is on the screen than before.
    void untilPainted();

protected:
    /// Called before the view paints; it has painted when the loop comes back.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const SharedBatch &batch);

    TimeAfterStorm m_clock;
    NoSecrets m_secrets;
    Look m_look;
    LiveDay m_live;
    Journal m_journal;
    TimelineView m_view;
    WebhookReceiver *m_receiver;
    QThread m_network;
    std::string m_watched; ///< as it stands in an entry
    quint16 m_port = 0;
    std::int64_t m_earlier = 0;
    int m_all = 0;
    int m_folded = 0; ///< watched alerts in the day
    int m_painted = 0; ///< … on the screen
    int m_seen = 0; ///< … waited for
};

} // namespace Chaos::Bench
