// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/models/items/dayscript.h"
#include "ui/plan/planscreen.h"
#include "ui/theme/look.h"
#include "ui/theme/roomstyle.h"

#include <QApplication>

namespace Chaos {

/// The plan screen before a day that a test writes. What is wished becomes durable at once, unless
/// the test holds it back.
class PlanDesk
{
public:
    explicit PlanDesk(DayScript &script, QSize size = {1600, 1000},
                      const Theme &theme = Theme::dark())
        : look(theme)
        , screen(script.live(), script.clock(), look)
    {
        RoomStyle::dress(*qApp, look);
        QObject::connect(&screen, &PlanScreen::wished, &screen,
                         [this, &script](const std::vector<Entry> &entries) {
                             wishes.insert(wishes.end(), entries.begin(), entries.end());
                             if (!isHeld)
                                 script.say(entries);
                         });
        screen.resize(size);
        screen.show();
    }

    /// What was wished since the last time, one line an entry: "experiment.planned redis".
    [[nodiscard]] QString take()
    {
        QStringList lines;
        for (const Entry &entry : std::exchange(wishes, {})) {
            const std::string_view word = wordOf(entry.kind);
            lines << QString::fromUtf8(word.data(), qsizetype(word.size())) + u' '
                    + QString::fromStdString(entry.subject);
        }
        return lines.join(u'\n');
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return screen.findChild<Widget *>(name);
    }

    Look look;
    PlanScreen screen;
    std::vector<Entry> wishes;
    bool isHeld = false;
};

} // namespace Chaos
