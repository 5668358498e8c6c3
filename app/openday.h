// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/allowancepost.h"
#include "app/canarypost.h"
#include "app/clock/roomclock.h"
#include "app/guardpost.h"
#include "app/itempost.h"
#include "app/journal/backlog.h"
#include "app/journal/dayloader.h"
#include "app/journal/journal.h"
#include "app/letters/letterbox.h"
#include "app/proxypost.h"
#include "app/qa/qapost.h"
#include "app/runner/runner.h"
#include "app/steppost.h"
#include "app/world.h"
#include "models/items/liveday.h"

#include <QObject>

namespace Chaos {

/// One day, open: its journal, its fold on the screen and its clients in the world, connected. It
/// decides nothing.
class OpenDay final : public QObject
{
    Q_OBJECT

public:
    OpenDay(LiveDay &live, RoomClock &clock, const QString &storePath, qint64 dayNumber,
            QObject *parent = nullptr);
    ~OpenDay() override;

    [[nodiscard]] const DayInfo &info() const { return m_info; }
    [[nodiscard]] const QString &storePath() const { return m_path; }
    [[nodiscard]] Journal &journal() { return m_journal; }
    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] CanaryPost &canaries() { return m_canaries; }
    [[nodiscard]] StepPost &steps() { return m_steps; }
    [[nodiscard]] ProxyPost &proxies() { return m_proxies; }
    [[nodiscard]] AllowancePost &allowances() { return m_allowances; }
    [[nodiscard]] QaPost &qa() { return m_qa; }
    [[nodiscard]] ItemPost &items() { return m_items; }

    /// What a person at this desk wants to be so.
    void wish(Entry entry);
    /// In this order, and durable all at once.
    void wishTogether(std::vector<Entry> entries);
    /// What the room itself has seen. From any thread.
    void record(std::vector<Entry> entries);

signals:
    void loading(qint64 done, qint64 total);
    /// The day is on the screen and writable.
    void opened();
    void failed(const Chaos::Failure &failure);
    /// Of `World::surveyNow`, in this object's thread.
    void askingBegan(const QStringList &sources);
    void askingEnded(const QString &source, const QString &trouble, Chaos::Micros within);

private:
    void takeLetter(const Letter &letter);
    /// In this object's thread: what the steps' post has to know of is told to it.
    void append(std::vector<Entry> entries);
    void load(const DayInfo &info);
    void perform(const StepDeed &deed);
    void giveUp(const Failure &failure);
    void show(const std::shared_ptr<Day> &day);
    void follow(Touched what);
    void lookAtDesk();

    LiveDay &m_live;
    RoomClock &m_clock;
    QString m_path;
    DayInfo m_info;
    std::string m_person;
    Notary m_notary;
    Journal m_journal;
    DayLoader m_loader;
    Backlog m_backlog;
    Letterbox m_letters;
    World m_world;
    GuardPost m_guards;
    CanaryPost m_canaries;
    QaPost m_qa;
    Runner m_runner;
    StepPost m_steps;
    ProxyPost m_proxies;
    ItemPost m_items;
    AllowancePost m_allowances;
};

} // namespace Chaos
