// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/alarmtone.h"
#include "app/clock/roomclock.h"
#include "app/commandline.h"
#include "app/desktopnotice.h"
#include "app/dressedlook.h"
#include "app/fileasker.h"
#include "app/journal/dayinfo.h"
#include "app/ledgerreader.h"
#include "app/openedfile.h"
#include "app/outcry.h"
#include "app/recentdays.h"
#include "app/roomwindow.h"
#include "app/settingsmemory.h"
#include "models/items/errands.h"
#include "ui/window/trayentry.h"

#include <QDate>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace Chaos {

class OpenDay;
class RehearsalDay;

/// The application with a window: constructs the room and connects its two sides. It decides
/// nothing, and nothing here waits for a disk.
class Front final : public QObject
{
    Q_OBJECT

public:
    explicit Front(const CommandLine &line);
    ~Front() override;

    void show();

private:
    void connectStart();
    void connectRoom();
    void connectAlarm();
    void connectTray();
    void rehearse();
    void planNewDay(const QString &title, QDate date);
    void askForPlanFile();
    void openPlanFile(const QString &path);
    void showOpened(const QString &file, const Outcome<OpenedFile> &opened);
    void openSample();
    void openHeldSample();
    void askForPartOfPlan();
    void previewPart(const QString &file);
    /// What the kept import does to the plan as it is now.
    void lookAgain(const std::function<void(const ImportPreview &)> &then);
    void findDay(const QString &name);
    void makeDay(const Plan &plan, const QString &page);
    /// Shows the day on that page.
    void open(const Outcome<DayInfo> &info, const QString &page);
    void connectDay();
    void connectAllowance();
    void enrol(const QByteArray &secret, const QString &code);
    void connectQa();
    void connectItems();
    void makeIssues(const QStringList &items, const IssueTarget &target, const QByteArray &token);
    void showReport();
    void askToSaveReport(const QString &format);
    void askToPrintReport();
    void askToSaveCalendar();
    void askForQaPicture();
    void lookAtQaPicture(const std::function<Outcome<QByteArray>()> &read, const QString &name);
    void readQaPicture(const QString &path);
    void readPicture(const QUrl &file, const QString &caption);
    void readFile(const QString &path, const std::function<void(const QByteArray &)> &then);
    void previewRepeated(const std::vector<ToRepeat> &chosen);
    void askToSaveRepeated(const std::vector<ToRepeat> &chosen);
    void tell(const QString &what, const Failure &failure);

    CommandLine m_line;
    QString m_path;
    RoomClock m_clock;
    SettingsMemory m_memory;
    DressedLook m_look;
    LiveDay m_live;
    DialogAsker m_asker;
    RecentDays m_recent;
    LedgerReader m_ledger;
    RoomWindow m_room;
    Outcry m_outcry;
    AlarmTone m_tone;
    DesktopNotice m_notice;
    TrayEntry m_tray;
    std::unique_ptr<RehearsalDay> m_rehearsal;
    std::unique_ptr<OpenDay> m_day;
    QString m_importFile;
    std::shared_ptr<const PlanImport> m_import; ///< into the open day, while a person looks at it
    QStringList m_leftOut; ///< of the file that the open day was made of
    int m_previews = 0; ///< asked for so far; only the last one is shown
    Errands m_errands; ///< last, so that it goes first: errands speak to all the others
};

} // namespace Chaos
