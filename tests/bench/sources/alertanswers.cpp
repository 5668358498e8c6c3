// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sources/alertanswers.h"

#include "app/sources/reportedalert.h"
#include "models/day/entry.h"

#include <QList>

#include <algorithm>
#include <random>

namespace Chaos::Bench {

namespace {

constexpr int size = 1024;

enum class Change { None, Suppressed };

QByteArray number(int value)
{
    return QByteArray::number(value).rightJustified(6, '0');
}

QByteArray labelsOf(int i)
{
    return R"({"alertname":"CheckoutLatency)" + QByteArray::number(i % 400)
        + R"(","cluster":"staging-eu-1","instance":"10.0.)" + QByteArray::number(i / 250) + "."
        + QByteArray::number(i % 250)
        + R"(:9100","job":"checkout","namespace":"shop","pod":"checkout-6f7d9c8b5d-)" + number(i)
        + R"(","severity":"page","team":"payments"})";
}

QByteArray annotationsOf(int i, qsizetype have)
{
    QByteArray text = R"({"description":"The checkout of pod )" + number(i)
        + R"( answers slower than its objective. )";
    const QByteArray end = R"(","runbook_url":"https://runbooks.example/checkout"})";
    const qsizetype missing = size - have - text.size() - end.size();
    return text + QByteArray("Customers wait. ").repeated(100).left(std::max<qsizetype>(0, missing))
        + end;
}

QByteArray alertmanagerAlert(int i, Change change)
{
    const QByteArray status = change == Change::None
        ? R"({"inhibitedBy":[],"silencedBy":[],"state":"active"})"
        : R"({"inhibitedBy":[],"silencedBy":["4f0b0f5e"],"state":"suppressed"})";
    const QByteArray rest = R"(,"endsAt":"2026-11-22T10:05:00.000Z","fingerprint":"00000000)"
        + number(i)
        + R"(","receivers":[{"name":"room"}],"startsAt":"2026-11-22T10:00:00.123Z",)"
          R"("status":)"
        + status
        + R"(,"updatedAt":"2026-11-22T10:01:00.000Z","generatorURL":"http://prometheus:9090/graph","labels":)"
        + labelsOf(i) + "}";
    return R"({"annotations":)" + annotationsOf(i, rest.size()) + rest;
}

QByteArray prometheusAlert(int i, Change change)
{
    const QByteArray rest = R"(,"state":")"
        + QByteArray(change == Change::None ? "firing" : "pending")
        + R"(","activeAt":"2026-11-22T10:00:00.123456789Z","value":"1e+00"})";
    const QByteArray labels = labelsOf(i);
    return R"({"labels":)" + labels + R"(,"annotations":)"
        + annotationsOf(i, rest.size() + labels.size()) + rest;
}

template<typename Write>
QList<QByteArray> alerts(int count, bool isSecond, Write write)
{
    QList<QByteArray> all;
    for (int i = 0; i < count; ++i) {
        if (i % 100 == 50 && isSecond)
            all += write(count + i, Change::None); // another in the place of one that is gone
        else
            all += write(i, i % 100 == 0 && isSecond ? Change::Suppressed : Change::None);
    }
    return all;
}

QByteArray padded(QByteArray body)
{
    body.reserve(body.size() + qsizetype(payloadPadding));
    return body;
}

} // namespace

AlertAnswers alertmanagerAnswers(int count)
{
    return {padded("[" + alerts(count, false, alertmanagerAlert).join(',') + "]"),
            padded("[" + alerts(count, true, alertmanagerAlert).join(',') + "]")};
}

AlertAnswers prometheusAnswers(int count)
{
    const QByteArray head = R"({"status":"success","data":{"alerts":[)";
    QList<QByteArray> first = alerts(count, false, prometheusAlert);
    QList<QByteArray> second = alerts(count, true, prometheusAlert);
    std::mt19937 random(42);
    std::ranges::shuffle(first, random);
    std::ranges::shuffle(second, random);
    return {padded(head + first.join(',') + "]}}"), padded(head + second.join(',') + "]}}")};
}

} // namespace Chaos::Bench
