// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/askaround.h"

#include "app/clock/roomclock.h"
#include "app/journal/notary.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/sources/reportedalert.h"
#include "app/sources/sourcedesk.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/day/sourcetraits.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace Chaos {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AskAround)
};

/// The one round of questions and what comes of it.
class Round
{
public:
    Round(Day &day, const Clock &clock)
        : m_day(day)
        , m_clock(clock)
    {
        std::ranges::copy_if(
            day.plan().sources, std::back_inserter(m_sources),
            [](const AlertSource &source) { return traitsOf(source.type).isAsked; });
    }

    [[nodiscard]] const std::vector<AlertSource> &sources() const { return m_sources; }

    void apply(Entry entry)
    {
        if (entry.at == Instant{})
            entry.at = m_clock.now();
        entry.sequence = m_day.lastSequence() + 1;
        m_day.apply(entry.view());
    }

    void begin()
    {
        for (const AlertSource &source : m_sources) {
            if (healthOf(source) != SourceHealth::Waiting)
                apply(Entries::sourceHealth(source.key, SourceHealth::Waiting, {}));
        }
    }

    [[nodiscard]] bool isOver() const
    {
        return std::ranges::all_of(m_sources, [this](const AlertSource &source) {
            const SourceHealth health = healthOf(source);
            return health == SourceHealth::Failing
                || (health == SourceHealth::Live
                    && (!traitsOf(source.type).isSurveyed
                        || m_day.surveys().of(source.key.toStdString())));
        });
    }

    void giveUp(Micros patience)
    {
        for (const AlertSource &source : m_sources) {
            if (healthOf(source) == SourceHealth::Waiting) {
                apply(Entries::sourceHealth(
                    source.key, SourceHealth::Failing,
                    Words::tr("no answer within %1 s").arg(secondsOf(patience))));
            }
        }
    }

private:
    [[nodiscard]] SourceHealth healthOf(const AlertSource &source) const
    {
        return m_day.world().source(source.key.toStdString()).health;
    }

    Day &m_day;
    const Clock &m_clock;
    std::vector<AlertSource> m_sources;
};

} // namespace

void askAround(Day &day, const Secrets &secrets, Micros patience)
{
    const RoomClock clock;
    Round round(day, clock);
    Transport transport(clock, secrets);
    SourceDesk desk(transport, secrets, clock, Notary::freshSeed());
    QEventLoop loop;
    QObject::connect(&desk, &SourceDesk::seen, &loop, [&](const std::vector<Entry> &entries) {
        for (const Entry &entry : entries)
            round.apply(entry);
        if (round.isOver())
            loop.quit();
    });
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(patience), &loop,
                       &QEventLoop::quit);
    // Of a day that was watched before, what fired then may have ended, and who answered is silent.
    desk.resume(activeAlerts(day.alerts()));
    round.begin();
    desk.setSources(round.sources());
    if (!round.isOver())
        loop.exec();
    desk.disconnect(&loop);
    round.giveUp(patience);
}

} // namespace Chaos
