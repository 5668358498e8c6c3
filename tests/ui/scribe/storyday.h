// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entries.h"
#include "models/items/liveday.h"

#include <string>
#include <vector>

namespace Chaos {

/// A day on which things happen one after the other, as if a journal had committed them.
class StoryDay
{
public:
    LiveDay live;

    static constexpr Instant morning{std::chrono::seconds(1'796'738'892)}; // 2026-12-08T14:08:12Z

    /// Commits an entry `after` the morning; gives its id.
    Uuid happen(Entry entry, Micros after, const std::string &actor = "room")
    {
        entry.sequence = ++m_sequence;
        entry.id = Uuid::make(morning, {std::uint64_t(m_sequence), 7});
        entry.at = morning + after;
        entry.actor = actor;
        const Uuid id = entry.id;
        commit({std::move(entry)});
        return id;
    }

    /// Commits an entry as a widget wished it.
    void grant(Entry entry)
    {
        happen(entry, entry.at == Instant() ? Micros(0) : entry.at - morning, "Carol");
    }

    void commit(std::vector<Entry> entries)
    {
        std::vector<EntryView> views;
        for (Entry &entry : entries)
            views.push_back(entry.view());
        live.apply(views);
    }

    void plan()
    {
        using namespace std::chrono_literals;
        happen(Entries::planned(AlertSource{.key = QStringLiteral("prom"),
                                            .title = QStringLiteral("Prometheus")}),
               -9h);
        happen(Entries::planned(StagingHost{.key = QStringLiteral("checkout-1")}), -9h);
        happen(Entries::planned(Experiment{
                   .key = QStringLiteral("db"),
                   .title = QStringLiteral("Checkout loses its database"),
                   .method = {{.text = QStringLiteral("detach db-staging-1 from vlan 40")}}}),
               -9h);
    }

    void trigger()
    {
        using namespace std::chrono_literals;
        happen(Entries::started(QStringLiteral("db")), -60s, "Bob");
        happen(Entries::triggered(QStringLiteral("db"), 0us), 0s, "Bob");
    }

    void alert(Micros after)
    {
        happen(Entries::alertChanged({.source = "prom",
                                      .fingerprint = "1",
                                      .name = "CheckoutDown",
                                      .state = AlertState::Firing,
                                      .since = morning + after}),
               after);
    }

    Uuid note(const QString &tag, const QString &text, Micros after)
    {
        return happen(Entries::note(tag, text), after, "Carol");
    }

private:
    std::int64_t m_sequence = 0;
};

} // namespace Chaos
