// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "ui/theme/look.h"
#include "ui/widgets/strokeicon.h"
#include "ui/window/failurebanner.h"
#include "ui/window/loadingveil.h"
#include "ui/window/navrail.h"
#include "ui/window/windowmemory.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QKeySequence>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Chaos {

MainWindow::MainWindow(Look &look, const Clock &clock, WindowMemory &memory, QWidget *parent)
    : QMainWindow(parent)
    , m_look(look)
    , m_memory(memory)
    , m_rail(new NavRail(look))
    , m_banner(new FailureBanner(look, clock))
    , m_stack(new QStackedWidget)
    , m_foot(new QVBoxLayout)
    , m_veil(new LoadingVeil(look, m_stack))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(960, 600);
    build();
    addKeys();
    setDayTitle({});
    setWindowIcon(QIcon(StrokeIcon(u"chaosroom"_s).pixmap(64, look.theme().accent)));
    if (!restoreGeometry(memory.geometry()))
        resize(1440, 900);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto *pages = new QVBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(m_banner);
    pages->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(pages, 1);
    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    m_foot->setSpacing(0);
    column->addLayout(m_foot);
    setCentralWidget(whole);
    connect(m_rail, &NavRail::chosen, this, &MainWindow::choose);
    connect(m_rail, &NavRail::wallWished, this, &MainWindow::wallWished);
    connect(m_rail, &NavRail::soundToggled, this, &MainWindow::toggleSound);
    connect(m_rail, &NavRail::toneToggled, this, &MainWindow::toggleTone);
}

void MainWindow::addKeys()
{
    auto *fullScreen = new QAction(tr("Full screen"), this);
    fullScreen->setShortcut(Qt::Key_F11);
    connect(fullScreen, &QAction::triggered, this, &MainWindow::toggleFullScreen);
    auto *quit = new QAction(tr("Quit"), this);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(quit, &QAction::triggered, this, &QWidget::close);
    addActions({fullScreen, quit});
}

void MainWindow::addPage(const QString &id, const QString &icon, const QString &title,
                         QWidget *page)
{
    page->setParent(m_stack); // taken at once, also if it is never shown
    page->hide();
    addPage(id, icon, title, [page] { return page; });
}

void MainWindow::addPage(const QString &id, const QString &icon, const QString &title, Make make)
{
    m_pages[id] = {.make = std::move(make)};
    m_rail->addEntry(id, icon, title);
}

void MainWindow::addWindow(const QString &id, const QString &icon, const QString &title)
{
    m_pages[id] = {.isWindow = true};
    m_rail->addEntry(id, icon, title);
}

void MainWindow::choose(const QString &id)
{
    const auto page = m_pages.find(id);
    if (page == m_pages.end() || !page->second.isWindow)
        return showPage(id);
    m_rail->setCurrent(m_current); // which it stays
    emit windowWished(id);
}

void MainWindow::setPageShown(const QString &id, bool shown)
{
    const auto page = m_pages.find(id);
    if (page == m_pages.end())
        return;
    page->second.shown = shown;
    m_rail->setEntryShown(id, shown);
}

void MainWindow::preparePage(const QString &id)
{
    if (const auto page = m_pages.find(id); page != m_pages.end())
        make(page->second);
}

void MainWindow::make(Page &page)
{
    if (page.widget || page.isWindow)
        return;
    page.widget = page.make();
    m_stack->addWidget(page.widget);
}

void MainWindow::showPage(const QString &id)
{
    const auto found = m_pages.find(id);
    if (found == m_pages.end() || !found->second.shown || found->second.isWindow)
        return;
    Page &page = found->second;
    make(page);
    m_stack->setCurrentWidget(page.widget);
    m_veil->raise();
    m_rail->setCurrent(id);
    if (m_current == id)
        return;
    m_current = id;
    page.widget->setFocus();
    emit pageShown(id);
}

void MainWindow::setDayTitle(const QString &title)
{
    setWindowTitle(title.isEmpty() ? tr("Chaosroom") : tr("%1 – Chaosroom").arg(title));
}

void MainWindow::setStatusWidget(QWidget *status)
{
    delete m_status;
    m_status = status;
    m_foot->addWidget(status);
}

void MainWindow::setLoading(qint64 done, qint64 total)
{
    m_veil->setProgress(done, total);
}

void MainWindow::showFailure(const QString &key, const QString &what, const Failure &failure,
                             Instant since)
{
    m_banner->showFailure(key, what, failure, since);
}

void MainWindow::clearFailure(const QString &key)
{
    m_banner->clearFailure(key);
}

void MainWindow::setMuted(bool muted)
{
    m_isMuted = muted;
    m_rail->setMuted(muted);
}

void MainWindow::setWallShown(bool shown)
{
    m_rail->setWallShown(shown);
}

void MainWindow::toggleSound()
{
    setMuted(!m_isMuted);
    emit mutedChanged(m_isMuted);
}

void MainWindow::toggleTone()
{
    m_look.setTheme(m_look.theme().isDark() ? Theme::light() : Theme::dark());
    m_memory.keepTone(m_look.theme().tone);
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_memory.keepGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace Chaos
