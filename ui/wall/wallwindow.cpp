// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/wallwindow.h"

#include "ui/theme/look.h"
#include "ui/wall/sharepanel.h"
#include "ui/wall/wallpicture.h"
#include "ui/widgets/screenbeside.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

WallWindow::WallWindow(LiveWall &wall, Look &look, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_share(new SharePanel(look, this))
    , m_hint(new QLabel(tr("Esc leaves · F11 full screen · S shows it to the company"), this))
{
    setObjectName(u"wallWindow"_s);
    setWindowTitle(tr("Wall – Chaosroom"));
    setMinimumSize(640, 360);
    resize(1280, 720);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *picture = new WallPicture(wall, look);
    column->addWidget(picture, 1);
    column->addWidget(m_share);
    m_share->hide();
    m_hint->setObjectName(u"wallHint"_s);
    m_hint->setMargin(2 * step);
    m_hint->setAutoFillBackground(true);
    m_hint->raise();
    setMouseTracking(true);
    picture->setMouseTracking(true);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(4s);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_hint->hide();
        setCursor(Qt::BlankCursor);
    });
}

void WallWindow::showBeside(const QWidget &desk)
{
    const QScreen *const other = screenBeside(desk);
    if (!isVisible() && other)
        setGeometry(other->geometry());
    showFullScreen();
    raise();
    activateWindow();
}

void WallWindow::showEvent(QShowEvent *event)
{
    hint();
    QWidget::showEvent(event);
}

void WallWindow::resizeEvent(QResizeEvent *event)
{
    m_hint->adjustSize();
    m_hint->move((width() - m_hint->width()) / 2, 3 * step);
    QWidget::resizeEvent(event);
}

void WallWindow::mouseMoveEvent(QMouseEvent *event)
{
    hint();
    QWidget::mouseMoveEvent(event);
}

/// Who touches it learns what can be done; then it is quiet again.
void WallWindow::hint()
{
    unsetCursor();
    m_hint->setVisible(!m_share->isVisible());
    m_quiet.start();
}

void WallWindow::toggleShare()
{
    m_share->setVisible(!m_share->isVisible());
    hint();
    if (m_share->isVisible())
        m_quiet.stop(); // there is something to point at
    else
        setFocus();
}

void WallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_share->isVisible())
        toggleShare();
    else if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier)
        toggleShare();
    else if (event->key() == Qt::Key_F11)
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Chaos
