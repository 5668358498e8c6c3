// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/webhookreceiver.h"
#include "tests/bench/bench.h"
#include "tests/bench/latency/otherpages.h"
#include "tests/bench/latency/pagedroom.h"
#include "tests/bench/latency/pagefloor.h"
#include "tests/bench/latency/rawpage.h"

#include <QCoreApplication>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Latencies
{
    Samples ours{};
    Samples floor{};
};

/// Pages to the room and to the floor (which is given a body) in turn, each when the one before has
/// come to rest.
template<typename Floor>
Latencies measure(PagedRoom &room, Floor &&floor, const QByteArray &alert, int rounds)
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
            latencies.floor.add(timed([&] { floor(body); }));
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

/// The receiver without the room: what it is told is taken for durable at once.
class LoneReceiver
{
public:
    LoneReceiver()
        : m_receiver(new WebhookReceiver(
            {.key = u"alone"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:0"_s},
            m_secrets, m_clock, 1))
    {
        QObject::connect(m_receiver, &WebhookReceiver::seen, m_receiver,
                         [this](const std::vector<Entry> &entries) {
                             for (const Entry &entry : entries)
                                 m_receiver->committed({entry.id});
                         });
        m_receiver->moveToThread(&m_network);
        m_network.start();
        QMetaObject::invokeMethod(
            m_receiver, [this] { m_receiver->start(); }, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(
            m_receiver, [this] { m_port = m_receiver->port(); }, Qt::BlockingQueuedConnection);
    }
    ~LoneReceiver()
    {
        QMetaObject::invokeMethod(
            m_receiver, [this] { delete m_receiver; }, Qt::BlockingQueuedConnection);
        m_network.quit();
        m_network.wait();
    }
    LoneReceiver(const LoneReceiver &) = delete;
    LoneReceiver &operator=(const LoneReceiver &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    TimeAfterStorm m_clock;
    NoSecrets m_secrets;
    WebhookReceiver *m_receiver;
    QThread m_network;
    quint16 m_port = 0;
};

/// What one fdatasync costs after 4 KB more.
Samples syncs(const QString &folder, int rounds)
{
    const int file =
        ::open((folder + u"/sync"_s).toLocal8Bit().constData(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    const QByteArray bytes(4096, 'x');
    Samples samples;
    for (int round = 0; round < rounds; ++round) {
        samples.add(timed([&] {
            if (::write(file, bytes.constData(), std::size_t(bytes.size())) != bytes.size()
                || ::fdatasync(file) != 0)
                qFatal("a file could not be synced");
        }));
    }
    ::close(file);
    return samples;
}

/// One alert from its post to the screen while others post as well. The day tells its views once a
/// frame, so that a page that comes between two frames waits for the next.
void addUnderLoad(std::vector<BenchResult> &results, const Options &options, int alertsASecond)
{
    constexpr double frame = 1e6 / 60;
    PagedRoom room(options.folder + u"/paged-%1.db"_s.arg(alertsASecond), "CheckoutDown");
    LoneReceiver alone;
    RawPage page(alone.port());
    Latencies latencies;
    double attained = 0;
    {
        const auto begin = std::chrono::steady_clock::now();
        OtherPages others(room.port(), alertsASecond);
        latencies = measure(
            room, [&](const QByteArray &body) { page.post(body); }, "CheckoutDown",
            options.quick ? 10 : 500);
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        attained = others.answered() / passed.count();
    }
    const Samples sync = syncs(options.folder, options.quick ? 10 : 500);
    for (const auto &[word, percent] : {std::pair(u"median"_s, 50), {u"99th percentile"_s, 99}}) {
        const double ours = latencies.ours.percentile(percent);
        const double lone = latencies.floor.percentile(percent);
        const double durable = sync.percentile(percent);
        BenchResult result = BenchResult::atMost(
            2,
            u"posted to durable to painted beside %1 alerts/s, %2"_s.arg(alertsASecond).arg(word),
            ours, u"receiver alone + fdatasync + frame"_s, lone + durable + frame, u"µs"_s);
        result.note = u"%1 × the receiver alone, %2 × one fdatasync; %3 alerts/s were taken"_s
                          .arg(ours / lone, 0, 'f', 1)
                          .arg(ours / durable, 0, 'f', 1)
                          .arg(attained, 0, 'f', 0);
        results.push_back(result);
    }
}

} // namespace

std::vector<BenchResult> latencyBench(const Options &options)
{
    const int rounds = options.quick ? 10 : 500;
    std::vector<BenchResult> results;
    {
        PageFloor floor(options.folder);
        PagedRoom room(options.folder + u"/paged.db"_s, "CheckoutDown");
        RawPage page(floor.port());
        addLatency(
            results, u"page to durable to painted"_s,
            measure(
                room, [&](const QByteArray &body) { page.post(body); }, "CheckoutDown", rounds));
    }
    for (const int alertsASecond : {0, 100, 1000})
        addUnderLoad(results, options, alertsASecond);
    const AlertStorm storm(options.quick ? 20'000 : 1'000'000);
    PageFloor floor(options.folder);
    PagedRoom room(options.folder + u"/paged-storm.db"_s, "Alert3", &storm);
    RawPage page(floor.port());
    addLatency(results, u"the same with 1M intervals shown"_s,
               measure(
                   room, [&](const QByteArray &body) { page.post(body); }, "Alert3", rounds));
    return results;
}

} // namespace Chaos::Bench
