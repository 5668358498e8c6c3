// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/wallwindow.h"

#include "ui/wall/wallpicture.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

WallWindow::WallWindow(LiveWall &wall, Look &look, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    setObjectName(u"wallWindow"_s);
    setWindowTitle(tr("Wall – Chaosroom"));
    setMinimumSize(640, 360);
    resize(1280, 720);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new WallPicture(wall, look));
}

void WallWindow::showBeside(const QWidget &desk)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto other = std::ranges::find_if(
        screens, [&desk](const QScreen *screen) { return screen != desk.screen(); });
    if (!isVisible() && other != screens.end())
        setGeometry((*other)->geometry());
    showFullScreen();
    raise();
    activateWindow();
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_F11)
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Chaos
