// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/run/scenes.h"
#include "ui/run/runscreen.h"
#include "ui/run/sourcesbar.h"
#include "ui/theme/look.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace Chaos {

/// A window with the run screen in it, plain widgets where timeline and scribe go, and the wishes
/// it has made.
class Stage
{
public:
    explicit Stage(DayScript &script, const Theme &theme = Theme::dark(),
                   QSize size = QSize(1600, 1000))
        : look(theme)
        , scribe(new QLineEdit)
        , screen(new RunScreen(script.live(), script.clock(), look, new QWidget, scribe))
        , bar(new SourcesBar(script.live(), script.clock(), look))
    {
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(screen, 1);
        column->addWidget(bar);
        QObject::connect(screen, &RunScreen::wished, &window,
                         [this](const Entry &entry) { wishes.push_back(entry); });
        scribe->setObjectName(QStringLiteral("scribe"));
        scribe->setAccessibleName(QStringLiteral("Scribe"));
        window.resize(size);
        window.show();
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }

    /// "experiment.started one": what was wished since the last time, one line a wish.
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

    Look look;
    QWidget window;
    QLineEdit *scribe;
    RunScreen *screen;
    SourcesBar *bar;
    std::vector<Entry> wishes;
};

} // namespace Chaos
