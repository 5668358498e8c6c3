// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/latency/rawpage.h"

#include <QtGlobal>

#include <arpa/inet.h>
#include <array>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chaos::Bench {

RawPage::RawPage(quint16 port)
    : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("nobody takes pages at port %u", unsigned(port));
}

RawPage::~RawPage()
{
    ::close(m_socket);
}

void RawPage::post(const QByteArray &body)
{
    const QByteArray request = "POST /webhook HTTP/1.1\r\nHost: room\r\nContent-Type: "
                               "application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (send(m_socket, request.constData(), std::size_t(request.size()), 0) != request.size())
        qFatal("a page could not be sent");
    QByteArray answer;
    while (!answer.contains("\r\n\r\n")) {
        std::array<char, 4096> bytes{};
        const ssize_t count = recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count <= 0)
            qFatal("a page was not answered");
        answer.append(bytes.data(), count);
    }
    if (!answer.startsWith("HTTP/1.1 2"))
        qFatal("a page was refused: %s", answer.constData());
}

QByteArray RawPage::body(const QByteArray &alert, bool fires)
{
    const QByteArray state = fires ? "firing" : "resolved";
    return R"({"version":"4","groupKey":"{}:{alertname=\")" + alert
        + R"(\"}","truncatedAlerts":0,"status":")" + state
        + R"(","receiver":"room","groupLabels":{"alertname":")" + alert
        + R"("},"commonLabels":{"alertname":")" + alert
        + R"(","severity":"page","team":"payments"},"commonAnnotations":{"summary":"Checkout )"
          R"(does not answer","runbook_url":"https://runbooks.example/checkout"},"externalURL":)"
          R"("http://alertmanager.example:9093","alerts":[{"status":")"
        + state + R"(","labels":{"alertname":")" + alert
        + R"(","instance":"checkout-1.staging.example:9090","job":"checkout","severity":"page",)"
          R"("team":"payments"},"annotations":{"summary":"Checkout does not answer",)"
          R"("runbook_url":"https://runbooks.example/checkout"},"startsAt":)"
          R"("2026-11-22T10:00:00.123Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":)"
          R"("http://prometheus.example:9090/graph?g0.expr=up","fingerprint":"00000000000000aa"}]})";
}

} // namespace Chaos::Bench
