// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/outcome.h"

#include <QMainWindow>

#include <functional>
#include <map>

class QStackedWidget;
class QVBoxLayout;

namespace Chaos {

class FailureBanner;
class LoadingVeil;
class Look;
class NavRail;
class WindowMemory;

/// The frame of the room: navigation, pages, status bar, and what the whole room must be told.
/// Knows no page; the application gives them, and a page is built when it is first shown.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    using Make = std::function<QWidget *()>;

    MainWindow(Look &look, const Clock &clock, WindowMemory &memory, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// `icon` is the name of a file in resources/icons. The window takes the page.
    void addPage(const QString &id, const QString &icon, const QString &title, QWidget *page);
    /// `make` is called once, when the page is first shown.
    void addPage(const QString &id, const QString &icon, const QString &title, Make make);
    /// Something in the navigation that has a window of its own: see `windowWished`.
    void addWindow(const QString &id, const QString &icon, const QString &title);
    /// A page that makes no sense yet has no place in the navigation.
    void setPageShown(const QString &id, bool shown);
    /// Builds the page now, so that it need not be built when it is shown.
    void preparePage(const QString &id);
    void showPage(const QString &id);
    [[nodiscard]] QString currentPage() const { return m_current; }

    /// Empty: no day is open.
    void setDayTitle(const QString &title);
    /// What lies along the lower edge. The window takes it.
    void setStatusWidget(QWidget *status);

    void setLoading(qint64 done, qint64 total);
    void showFailure(const QString &key, const QString &what, const Failure &failure,
                     Instant since);
    void clearFailure(const QString &key);
    /// Whether the alarm tone is off.
    void setMuted(bool muted);
    /// Whether there is a day for the office screen.
    void setWallShown(bool shown);

signals:
    void pageShown(const QString &id);
    /// By the person at the desk.
    void mutedChanged(bool muted);
    void wallWished();
    void windowWished(const QString &id);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Page
    {
        Make make{};
        QWidget *widget = nullptr;
        bool shown = true;
        bool isWindow = false;
    };

    void build();
    void choose(const QString &id);
    void make(Page &page);
    void addKeys();
    void toggleTone();
    void toggleSound();
    void toggleFullScreen();

    Look &m_look;
    WindowMemory &m_memory;
    NavRail *m_rail;
    FailureBanner *m_banner;
    QStackedWidget *m_stack;
    QVBoxLayout *m_foot;
    LoadingVeil *m_veil;
    QWidget *m_status = nullptr;
    std::map<QString, Page> m_pages;
    QString m_current;
    bool m_isMuted = false;
};

} // namespace Chaos
