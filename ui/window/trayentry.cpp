// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/trayentry.h"

#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "ui/theme/look.h"
#include "ui/widgets/strokeicon.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 80; ///< characters

QString textOf(const Day *day)
{
    const Run *run = day ? day->current() : nullptr;
    if (day && day->stop())
        return TrayEntry::tr("Chaosroom: the emergency stop is raised");
    if (!run)
        return TrayEntry::tr("Chaosroom: nothing is under way");
    const QString title = tamed(experimentTitle(day->plan(), run->experiment), longestTitle);
    return (run->isApplied() ? TrayEntry::tr("Chaosroom: %1 is applied")
                             : TrayEntry::tr("Chaosroom: %1 is under way"))
        .arg(title);
}

} // namespace

TrayEntry::TrayEntry(const Look &look, QObject *parent)
    : QObject(parent)
    , m_look(look)
    , m_stop(m_menu.addAction(tr("Emergency stop")))
{
    m_stop->setObjectName(u"trayStop"_s);
    QAction *window = m_menu.addAction(tr("Show the window"));
    window->setObjectName(u"trayWindow"_s);
    connect(m_stop, &QAction::triggered, this, &TrayEntry::stopWished);
    connect(window, &QAction::triggered, this, &TrayEntry::windowWished);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](auto reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit windowWished();
    });
    m_icon.setContextMenu(&m_menu);
    show(nullptr);
}

void TrayEntry::show(const Day *day)
{
    const Run *run = day ? day->current() : nullptr;
    const bool isUrgent = day && (day->stop() || (run && run->isApplied()));
    const Theme &theme = m_look.theme();
    m_stop->setEnabled(day && !day->stop());
    const QString text = textOf(day);
    if (text == m_icon.toolTip())
        return;
    m_icon.setToolTip(text);
    m_icon.setIcon(
        QIcon(StrokeIcon(u"chaosroom"_s).pixmap(64, isUrgent ? theme.alarm : theme.accent)));
    m_icon.setVisible(QSystemTrayIcon::isSystemTrayAvailable());
}

} // namespace Chaos
