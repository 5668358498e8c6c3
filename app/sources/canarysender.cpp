// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/canarysender.h"

#include "app/net/transport.h"
#include "models/day/clock.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Somewhere between asking and the head of the answer.
Stamp takenAt(const Answer &answer)
{
    const Micros half = std::max(Micros(0), answer.headAt - answer.askedAt) / 2;
    return {answer.askedAt + half, half};
}

} // namespace

CanarySender::CanarySender(Transport &transport, const Secrets &secrets, const Clock &clock,
                           QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_secrets(secrets)
    , m_clock(clock)
{}

void CanarySender::perform(const CanaryOrder &order)
{
    const bool isSent = order.act == CanaryOrder::Act::Send;
    post(order, isSent ? std::max(1, order.results) : 1, {});
}

/// The first of several counts: by the others the source only becomes sure.
void CanarySender::post(const CanaryOrder &order, int left, std::optional<Stamp> first)
{
    const auto question = CanaryDialect::question(order, m_secrets, m_clock.now());
    if (!question)
        return end(order, question.failure());
    m_transport.ask(this, *question, [this, order, left, first](const Outcome<Answer> &answer) {
        if (!answer)
            return end(order, answer.failure());
        if (const auto complaint = CanaryDialect::complaint(order.source.type, *answer))
            return end(order, *complaint);
        const Stamp taken = first.value_or(takenAt(*answer));
        if (left <= 1)
            return end(order, taken);
        post(order, left - 1, taken);
    });
}

void CanarySender::end(const CanaryOrder &order, const Outcome<Stamp> &taken)
{
    CanaryAnswer answer{.act = order.act, .canary = order.canary.id, .taken = taken};
    const bool isRefusedByIcinga = order.source.type == AlertSource::Type::Icinga && !taken
        && taken.failure().kind == Failure::Kind::Unauthorized;
    if (isRefusedByIcinga) {
        Failure failure = taken.failure();
        failure.detail += tr("; its API user needs the permission actions/process-check-result");
        answer.taken = failure;
    }
    emit answered(answer);
}

} // namespace Chaos
