// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/journal.h"
#include "app/journal/notary.h"
#include "app/journal/store.h"
#include "app/net/secrets.h"
#include "app/sources/webhookreceiver.h"
#include "models/items/liveday.h"
#include "tests/bench/bench.h"
#include "tests/bench/latency/pagefloor.h"
#include "tests/bench/latency/rawpage.h"
#include "tests/bench/timeline/alertstorm.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"

#include <QCoreApplication>
#include <QThread>

#include <atomic>
#include <thread>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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
    PagedRoom(const QString &path, const AlertStorm *storm)
        : m_journal(m_clock, Notary::freshSeed())
        , m_view(m_live, m_clock, m_look)
        , m_receiver(new WebhookReceiver(
              {.key = u"prometheus"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:0"_s},
              m_secrets, m_clock, 1))
    {
        if (storm)
            m_live.replace(storm->day());
        m_earlier = m_live.day().lastSequence();
        connect(&m_journal, &Journal::committed, this, &PagedRoom::take);
        connect(&m_journal, &Journal::committed, m_receiver, [this](const SharedBatch &batch) {
            std::vector<Uuid> ids;
            for (const EntryView &entry : batch->entries())
                ids.push_back(entry.id);
            m_receiver->committed(ids);
        });
        connect(
            m_receiver, &WebhookReceiver::seen, &m_journal,
            [this](std::vector<Entry> entries) {
                for (Entry &entry : entries)
                    entry.actor = "room";
                m_journal.append(std::move(entries));
            },
            Qt::DirectConnection);
        auto store = Store::open(path, OpenMode::Create);
        const auto day = (*store)->createDay(u"paged"_s, u"Paged"_s, m_clock.now());
        m_journal.open(path, *day);
        m_view.installEventFilter(this);
        m_view.resize(1600, 900);
        m_view.show();
        m_view.lookAt(AlertStorm::begin(), AlertStorm::end() + 10min);
        m_receiver->moveToThread(&m_network);
        m_network.start();
        QMetaObject::invokeMethod(
            m_receiver, [this] { m_receiver->start(); }, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(
            m_receiver, [this] { m_port = m_receiver->port(); }, Qt::BlockingQueuedConnection);
    }
    ~PagedRoom() override
    {
        QMetaObject::invokeMethod(
            m_receiver, [this] { delete m_receiver; }, Qt::BlockingQueuedConnection);
        m_network.quit();
        m_network.wait();
        if (!m_journal.close())
            qFatal("the journal could not be closed");
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    /// The widgets' thread until a page more is on the screen than there was before.
    void untilPainted()
    {
        while (m_painted < m_folded || m_folded == m_seen)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_seen = m_folded;
    }

protected:
    /// Called before the view paints; it has painted when the loop comes back.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted = m_folded;
        return false;
    }

private:
    void take(const SharedBatch &batch)
    {
        // The storm's own entries came before those of the journal.
        std::vector<EntryView> entries(batch->entries().begin(), batch->entries().end());
        for (EntryView &entry : entries)
            entry.sequence += m_earlier;
        m_live.apply(entries);
        for (const EntryView &entry : entries) {
            if (entry.kind == Kind::AlertChanged)
                ++m_folded;
        }
    }

    TimeAfterStorm m_clock;
    NoSecrets m_secrets;
    Look m_look;
    LiveDay m_live;
    Journal m_journal;
    TimelineView m_view;
    WebhookReceiver *m_receiver;
    QThread m_network;
    quint16 m_port = 0;
    std::int64_t m_earlier = 0;
    int m_folded = 0; ///< alerts in the day
    int m_painted = 0; ///< … on the screen
    int m_seen = 0; ///< … waited for
};

struct Latencies
{
    Samples ours{};
    Samples floor{};
};

/// Pages to the room and to the floor in turn, each when the one before has come to rest.
Latencies measure(PagedRoom &room, PageFloor &floor, const QByteArray &alert, int rounds)
{
    std::atomic<int> due = 0; // pages that may be sent
    std::atomic<bool> isOver = false;
    std::atomic<std::chrono::steady_clock::time_point> sentAt{};
    std::atomic<std::chrono::steady_clock::time_point> answeredAt{};
    std::thread sender([&] {
        RawPage page(room.port());
        for (int i = 0; !isOver; ++i) {
            due.wait(0);
            if (isOver)
                return;
            const QByteArray body = RawPage::body(alert, i % 2 == 0);
            due = 0;
            sentAt = std::chrono::steady_clock::now();
            page.post(body);
            answeredAt = std::chrono::steady_clock::now();
            answeredAt.notify_all();
        }
    });
    Latencies latencies;
    {
        RawPage page(floor.port());
        for (int round = 0; round < rounds; ++round) {
            const auto before = answeredAt.load();
            due = 1;
            due.notify_all();
            room.untilPainted();
            const auto paintedAt = std::chrono::steady_clock::now();
            answeredAt.wait(before);
            const auto end = std::max(paintedAt, answeredAt.load());
            latencies.ours.add(
                std::chrono::duration<double, std::micro>(end - sentAt.load()).count());
            const QByteArray body = RawPage::body(alert, round % 2 == 0);
            latencies.floor.add(timed([&] { page.post(body); }));
            // The day tells its views once a frame: each page is given a frame of its own.
            const auto rest = std::chrono::steady_clock::now() + 20ms;
            while (std::chrono::steady_clock::now() < rest)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
    }
    isOver = true;
    due = 1;
    due.notify_all();
    sender.join();
    return latencies;
}

void addLatency(std::vector<BenchResult> &results, const QString &name, const Latencies &latencies)
{
    results.push_back(BenchResult::atMost(1.7, name + u", median"_s, latencies.ours.median(),
                                          u"socket + fdatasync + fill"_s, latencies.floor.median(),
                                          u"µs"_s));
    results.push_back(BenchResult::atMost(
        2, name + u", 99th percentile"_s, latencies.ours.percentile(99),
        u"socket + fdatasync + fill"_s, latencies.floor.percentile(99), u"µs"_s));
}

} // namespace

std::vector<BenchResult> latencyBench(const Options &options)
{
    const int rounds = options.quick ? 10 : 500;
    std::vector<BenchResult> results;
    {
        PageFloor floor(options.folder);
        PagedRoom room(options.folder + u"/paged.db"_s, nullptr);
        addLatency(results, u"page to durable to painted"_s,
                   measure(room, floor, "CheckoutDown", rounds));
    }
    const AlertStorm storm(options.quick ? 20'000 : 1'000'000);
    PageFloor floor(options.folder);
    PagedRoom room(options.folder + u"/paged-storm.db"_s, &storm);
    addLatency(results, u"the same with 1M intervals shown"_s,
               measure(room, floor, "Alert3", rounds));
    return results;
}

} // namespace Chaos::Bench
