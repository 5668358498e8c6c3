// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/allowancepost.h"

#include "models/day/payload.h"
#include "models/rules/allowing.h"

#include <utility>

namespace Chaos {

AllowancePost::AllowancePost(LiveDay &live, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
{
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue))
            look();
    });
    connect(&live, &LiveDay::replaced, this, [this] { m_try.reset(); });
}

void AllowancePost::allow(const QString &experiment, const QString &typed, const QString &code)
{
    if (m_isFinding || m_try)
        return; // of two Enters in a row the second is none
    if (const auto failure = againstAllowing(m_live.day(), experiment, typed, m_clock.now()))
        return emit answered(failure->detail);
    m_isFinding = true;
    m_factor.find([this, experiment, typed, code](const Outcome<QByteArray> &key) {
        m_isFinding = false;
        if (key)
            compare(experiment, typed, code, *key);
        else
            emit factorMissed(key.failure().detail);
    });
}

void AllowancePost::compare(const QString &experiment, const QString &host, const QString &code,
                            const QByteArray &key)
{
    const Day &day = m_live.day();
    // The keychain may have taken its time.
    if (const auto failure = againstAllowing(day, experiment, host, m_clock.now()))
        return emit answered(failure->detail);
    Entry entry =
        entryOfCode(day, experiment, host, m_factor.stepOf(key, code, day.production().lastStep));
    Payload document;
    const EntryView view = entry.view();
    m_try =
        Try{experiment, host, document.read(view).string("why"), day.production().refusedAt.size()};
    emit wished(entry);
}

void AllowancePost::look()
{
    const Day &day = m_live.day();
    const Run *run = m_try ? day.run(m_try->experiment) : nullptr;
    if (!run)
        return;
    const bool isWritten = m_try->why.isEmpty()
        ? run->allows(m_try->host)
        : day.production().refusedAt.size() > m_try->refusals;
    if (!isWritten)
        return;
    const QString why = std::exchange(m_try, {})->why;
    emit answered(why.isEmpty() ? QString() : refusalText(day, why, m_clock.now()));
}

} // namespace Chaos
