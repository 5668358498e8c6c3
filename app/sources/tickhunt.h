// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/pollingclient.h"

#include <QObject>
#include <QTimer>

namespace Chaos {

class Transport;
class Clock;

/// Hears a server's clock tick: asks for a small page just where the `Date` header is about to
/// change, so that each answer halves what is unknown, from half a second down to a few
/// milliseconds. Rests while enough is known.
class TickHunt final : public QObject
{
    Q_OBJECT

public:
    /// `page` is a small page of the source, asked for its head alone.
    TickHunt(const AlertSource &source, const QString &page, Transport &transport,
             const Clock &clock, ClockWatch &watch, QObject *parent);

    /// The source has just answered: hunts on if too little is known.
    void wake();

signals:
    void measured(const Chaos::Entry &entry);

private:
    void aim();
    void ask();
    void take(const Answer &answer);

    Question m_question;
    Transport &m_transport;
    const Clock &m_clock;
    ClockWatch &m_watch;
    QTimer m_shot;
    Micros m_delay{0}; ///< of the last answer
    int m_shotsLeft = 0;
    bool m_isUnderWay = false;
};

} // namespace Chaos
