// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clock/roomclock.h"
#include "app/commandline.h"
#include "app/dressedlook.h"
#include "app/journal/dayfollower.h"
#include "app/journal/dayloader.h"
#include "app/page/companypage.h"
#include "app/settingsmemory.h"
#include "models/items/livewall.h"
#include "ui/wall/wallwindow.h"

#include <QObject>

namespace Chaos {

/// The program that is nothing but the wall of a day, which another program may have open: it reads
/// the day and follows its store.
class WallFront final : public QObject
{
    Q_OBJECT

public:
    explicit WallFront(const CommandLine &line);

    /// A failure where there is no such day.
    [[nodiscard]] Outcome<Done> show();

private:
    void take(const std::shared_ptr<Day> &day);

    CommandLine m_line;
    RoomClock m_clock;
    SettingsMemory m_memory;
    DressedLook m_look;
    LiveDay m_live;
    LiveWall m_wall;
    CompanyPage m_page;
    WallWindow m_window;
    qint64 m_day = 0; ///< its number
    DayLoader m_loader;
    DayFollower m_follower;
};

} // namespace Chaos
