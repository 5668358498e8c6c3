// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/stream/busyicinga.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace Chaos::Bench {

using namespace std::chrono_literals;

namespace {

Instant wallClock()
{
    return std::chrono::time_point_cast<Micros>(std::chrono::system_clock::now());
}

QByteArray seconds(Instant at)
{
    return QByteArray::number(double(microsOf(at)) / 1e6, 'f', 6);
}

} // namespace

BusyIcinga::BusyIcinga(int services, int changesASecond)
    : m_changesASecond(changesASecond)
    , m_server(std::make_unique<Test::FakeServer>())
{
    const Instant before = wallClock() - 1h;
    for (int i = 0; i < services; ++i)
        m_services.push_back({"service-" + QByteArray::number(i), 0, before, before, before});
    m_port = quint16(m_server->url().port());
    serve();
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

BusyIcinga::~BusyIcinga()
{
    QMetaObject::invokeMethod(
        m_server.get(), [this] { delete m_server.release(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void BusyIcinga::serve()
{
    using Reaction = Test::FakeServer::Reaction;
    const auto answering = [this](const QByteArray &path, auto &&body) {
        m_server->handle(
            path, [body](const Test::FakeServer::Request &) { return Reaction{.body = body()}; });
    };
    answering("/v1/status", [] { return status(); });
    answering("/v1/objects/services", [this] { return objects(); });
    answering("/v1/objects/hosts", [] { return QByteArray(R"({"results":[]})"); });
    answering("/v1/objects/notifications", [] { return QByteArray(R"({"results":[]})"); });
    m_server->react("/v1/events", {.headers = "Connection: close\r\n"});
}

int BusyIcinga::listeners() const
{
    int listeners = 0;
    QMetaObject::invokeMethod(
        m_server.get(), [this, &listeners] { listeners = m_server->listeners("/v1/events"); },
        Qt::BlockingQueuedConnection);
    return listeners;
}

void BusyIcinga::begin(int changes)
{
    QMetaObject::invokeMethod(
        m_server.get(),
        [this, changes] {
            m_due = changes;
            m_sent = 0;
            m_begunAt = std::chrono::steady_clock::now();
            auto *tick = new QTimer(m_server.get());
            tick->setTimerType(Qt::PreciseTimer);
            QObject::connect(tick, &QTimer::timeout, m_server.get(), [this, tick] {
                change();
                if (m_sent >= m_due)
                    tick->deleteLater();
            });
            tick->start(5ms);
        },
        Qt::BlockingQueuedConnection);
}

/// All that are due by now.
void BusyIcinga::change()
{
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_begunAt;
    const int due = std::min(m_due, int(passed.count() * m_changesASecond));
    QByteArray lines;
    for (int sent = m_sent; sent < due; ++sent)
        lines += nextLine();
    if (!lines.isEmpty())
        m_server->say("/v1/events", lines);
    m_sent = due;
}

QByteArray BusyIcinga::nextLine()
{
    Service &service = m_services[m_next];
    m_next = (m_next + 1) % m_services.size();
    service.step = (service.step + 1) % 3;
    const Instant at = wallClock();
    service.changedAt = at;
    (service.step == 1 ? service.changedAt : service.hardAt) = at;
    if (service.step == 0)
        service.fineAt = at;
    const QByteArray state = service.step == 0 ? "0" : "2";
    const QByteArray hard = service.step == 1 ? "0" : "1";
    const QByteArray end = seconds(at);
    // As long as the real one writes it.
    return R"({"acknowledgement":false,"check_result":{"active":true,"check_source":"localhost",)"
           R"("command":["/usr/lib/nagios/plugins/check_file","/var/lib/staging/checkout"],)"
           R"("execution_end":)"
        + end + R"(,"execution_start":)" + end + R"(,"exit_status":)" + state + R"(,"output":")"
        + state + R"(","performance_data":[],"previous_hard_state":99,"schedule_end":)" + end
        + R"(,"schedule_start":)" + end + R"(,"scheduling_source":"localhost","state":)" + state
        + R"(,"ttl":0,"type":"CheckResult","vars_after":{"attempt":1,"reachable":true,"state":)"
        + state + R"(,"state_type":)" + hard
        + R"(},"vars_before":{"attempt":1,"reachable":true,"state":0,"state_type":1}},)"
          R"("downtime_depth":0,"host":"web1","service":")"
        + service.name + R"(","state":)" + state + R"(,"state_type":)" + hard + R"(,"timestamp":)"
        + end + R"(,"type":"StateChange"})" + '\n';
}

QByteArray BusyIcinga::objects() const
{
    QByteArray results;
    for (const Service &service : m_services) {
        results += results.isEmpty() ? "" : ",";
        results += R"({"name":"web1!)" + service.name + R"(","type":"Service","attrs":{"state":)"
            + (service.step == 0 ? "0" : "2") + R"(,"state_type":)"
            + (service.step == 1 ? "0" : "1") + R"(,"problem":)"
            + (service.step == 0 ? "false" : "true") + R"(,"last_state_change":)"
            + seconds(service.changedAt) + R"(,"last_hard_state_change":)" + seconds(service.hardAt)
            + R"(,"last_state_ok":)" + seconds(service.fineAt)
            + R"(,"acknowledgement":0,"downtime_depth":0,"flapping":false,"enable_flapping":false,)"
              R"("enable_notifications":true,"last_reachable":true,"notes_url":""}})";
    }
    return R"({"results":[)" + results + "]}";
}

QByteArray BusyIcinga::status()
{
    const Instant now = wallClock();
    const Instant startedAt = instantOf(1'700'000'000'000'000);
    return R"({"results":[{"name":"CIB","status":{"uptime":)"
        + QByteArray::number(secondsOf(now - startedAt), 'f', 6)
        + R"(}},{"name":"IcingaApplication","status":{"icingaapplication":{"app":{"program_start":)"
        + seconds(startedAt) + R"(,"enable_notifications":true,"enable_flapping":true}}}}]})";
}

} // namespace Chaos::Bench
