// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/latency/otherpages.h"

#include "tests/bench/latency/rawpage.h"

#include <chrono>

namespace Chaos::Bench {

namespace {

constexpr int threads = 4;
constexpr int aPage = 10;

QByteArray body(int thread, bool fires)
{
    const QByteArray state = fires ? "firing" : "resolved";
    QByteArray alerts;
    for (int i = 0; i < aPage; ++i) {
        const QByteArray name = "Other" + QByteArray::number(thread * aPage + i);
        alerts += R"({"status":")" + state + R"(","labels":{"alertname":")" + name
            + R"(","job":"other","severity":"page"},"annotations":{"summary":"Something else"},)"
            + R"("startsAt":"2026-11-22T10:00:00.123Z","fingerprint":")" + name + R"("},)";
    }
    alerts.chop(1);
    return R"({"version":"4","status":")" + state + R"(","receiver":"room","alerts":[)" + alerts
        + "]}";
}

} // namespace

OtherPages::OtherPages(quint16 port, int alertsASecond)
{
    for (int thread = 0; alertsASecond > 0 && thread < threads; ++thread)
        m_threads.emplace_back([=, this] { postOn(thread, port, alertsASecond); });
}

OtherPages::~OtherPages()
{
    m_isOver = true;
    for (std::thread &thread : m_threads)
        thread.join();
}

void OtherPages::postOn(int thread, quint16 port, int alertsASecond)
{
    using Clock = std::chrono::steady_clock;
    const auto pause = std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(double(threads * aPage) / alertsASecond));
    RawPage page(port);
    auto due = Clock::now() + pause * thread / threads;
    for (int i = 0; !m_isOver; ++i, due += pause) {
        std::this_thread::sleep_until(due);
        page.post(body(thread, i % 2 == 0));
        m_answered += aPage;
    }
}

} // namespace Chaos::Bench
